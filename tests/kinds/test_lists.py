"""Kinds that look at lists and conditions: unique, count, required, enum, expr, checksum."""

import pytest

from tests.kinds.conftest import row

NEAR = {
    "items": "indicators", "by": ["indicator.name"], "near_same": ["indicator.value"],
    "strip": ["^提高"], "extra": True, "telling": "女一二",
}  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        (("群众参与率", "90%"), ("群众 参与率", "80%"), True),
        (("群众参与率", "90%"), ("提高群众参与率", "90%"), True),
        (("群众参与率", "90%"), ("提高群众参与率", "80%"), False),
        (("群众参与率高", "90%"), ("群众参与率", "90%"), True),
        (("参训女教师人数", "9人"), ("参训教师人数", "9人"), False),
        (("参训教师人数", "9人"), ("参训学生人数", "9人"), False),
        (("甲率", "9%"), ("乙甲率", "9%"), False),
    ],
)
def test_unique(trial, first, second, alike):
    found = trial({"unique": NEAR}, {"rows": [row(*first), row(*second)]}, "project")
    assert found.places == ([(2, "indicator")] if alike else [])


def test_unique_leaves_pairs_of_another_rule_and_blank_names(trial):
    check = {"unique": {**NEAR, "except_same": ["indicator.value"]}}
    rows = [row("甲", "1次"), row("甲", "1次"), row("甲", "2次"), row("", "3次"), row("", "4次")]
    found = trial(check, {"rows": rows}, "project", message="{other.row} {times}")
    assert found.messages == ["1 3"]


def test_unique_names_the_first_of_the_equals(trial):
    check = {"unique": {"items": "projects", "by": ["project.code"]}}
    codes = {"甲": "A1", "乙": "B1", "丙": "A1", "丁": "", "戊": ""}
    case = {"projects": [{"project": {"name": n, "code": c}} for n, c in codes.items()]}
    (finding,) = trial(check, case, "document", message="{project.name}={other.name}").findings
    assert (finding.message, finding.project.index) == ("丙=甲", 3)


def test_count(trial):
    check = {"count": {"items": "indicators", "where": "indicator.value_kind == 'percent'",
                       "max": 1}}  # fmt: skip
    rows = [row("甲率", "90%"), row("乙", "1次"), row("丙率", "80%")]
    (finding,) = trial(check, {"rows": rows}, "project", message="{count}").findings
    assert finding.message == "2"
    assert not trial(check, {"rows": rows[:2]}, "project").findings


def test_required_tells_empty_from_unknown(trial):
    check = {"required": {"all_of": {"依据": "indicator.basis", "值": "indicator.value"}}}
    rows = [row("甲", "1次", basis=""), row("乙", "—", basis="合同")]
    found = trial(check, {"rows": rows}, message="{missing}")
    assert list(zip(found.places, found.messages, strict=True)) == [
        ((1, "basis"), "依据"), ((2, "value"), "值"),
    ]  # fmt: skip
    absent = trial(check, {"rows": [row("甲", "1次")]})
    assert not absent.findings and absent.unknown == 1


def test_required_any_of(trial):
    check = {"required": {"any_of": ["indicator.quantity.unit", "indicator.unit"]}}
    rows = [row("甲", "1次", unit=""), row("乙", "1", unit="次"), row("丙", "1", unit="")]
    assert [place[0] for place in trial(check, {"rows": rows}).places] == [3]


def test_enum_by_another_value(trial):
    check = {"enum": {"in": "indicator.value_kind", "by": "indicator.category",
                      "table": {"数量": ["count"]}}}  # fmt: skip
    rows = [row("甲", "1次"), row("乙", "90%"), row("丙", "90%", level2="质量指标")]
    found = trial(check, {"rows": rows})
    assert [finding.row for finding in found.findings] == [2]
    assert found.unknown == 1


def test_enum_forbids(trial):
    check = {"enum": {"in": "indicator.value_kind", "forbid": ["qualitative"]}}
    assert [p[0] for p in trial(check, {"rows": [row("甲", "较多"), row("乙", "1次")]}).places] == [
        1
    ]


def test_expr(trial):
    check = {"expr": "indicator.quantity.number > 3"}
    rows = [row("甲", "2次"), row("乙", "5次"), row("丙", "很多")]
    found = trial(check, {"rows": rows})
    assert [finding.row for finding in found.findings] == [1]
    assert found.unknown == 1


CHECKSUM = {
    "checksum": {"codes": "[p.code for p in projects]", "alphabet": "0123456789", "base": 3,
                 "complement": 9, "least": 3, "share": 0.7}
}  # fmt: skip


def _codes(*codes):
    return {"projects": [{"project": {"name": f"第{i}个", "code": code}}
                         for i, code in enumerate(codes)]}  # fmt: skip


def test_checksum_flags_the_odd_one_out(trial):
    # 1·1 + 2·3 = 7 and (9 - 7) mod 10 = 2: 122 fits, and so on; 302 should end in 6.
    codes = _codes("122", "115", "313", "306", "302")
    found = trial(CHECKSUM, codes, "document", message="{match}→{expected}")
    assert found.messages == ["302→6"]


def test_checksum_stays_silent_where_another_scheme_holds(trial):
    found = trial(CHECKSUM, _codes("120", "110", "310", "300"), "document")
    assert not found.findings and found.unknown == 1
