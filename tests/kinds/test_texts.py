"""Kinds that look at texts: existence, substitution, pattern, about, balanced, length."""

import pytest

from tests.kinds.conftest import row


def test_existence_finds_the_longest_of_overlapping_tokens_once(trial):
    check = {"existence": {"in": "indicator.value", "tokens": ["较", "较多"]}}
    found = trial(check, {"rows": [row("次数", "较多，较少")]}, message="“{match}”")
    assert found.messages == ["“较多”", "“较”"]
    assert [finding.span for finding in found.findings] == [(0, 2), (3, 4)]


def test_existence_whole_and_exceptions(trial):
    check = {
        "existence": {"in": "indicator.value", "whole": ["略"], "tokens": ["左右"],
                      "except": ["左右岸"]}
    }  # fmt: skip
    rows = [row("甲", "略"), row("乙", "简略"), row("丙", "左右岸"), row("丁", "5次左右")]
    assert trial(check, {"rows": rows}).places == [(1, "value"), (4, "value")]


@pytest.mark.parametrize(
    ("text", "count"),
    [("**工作工作", 0), ("工作工作**", 0), ("**开展日常工作工作", 1), ("工作工作", 1)],
)
def test_existence_keeps_away_from_masks(trial, text, count):
    check = {"existence": {"in": "indicator.name", "tokens": [r"(工作)\1"], "near_mask": 4}}
    assert len(trial(check, {"rows": [row(text, "1次")]}).findings) == count


def test_existence_spans_are_those_of_the_raw_cell(trial):
    check = {"existence": {"in": "indicator.value", "tokens": ["９５%", "95%"]}}
    (finding,) = trial(check, {"rows": [row("率", "约  ９５％")]}).findings
    assert finding.text[slice(*finding.span)] == "９５％"


def test_substitution_gives_the_right_form_and_leaves_right_ones(trial):
    check = {"substitution": {"in": "indicator.name", "swap": {"复盖": "覆盖", "覆?覆盖": "覆盖"}}}
    found = trial(check, {"rows": [row("复盖率", "1%"), row("覆盖率", "1%")]})
    assert [(f.row, f.suggestion) for f in found.findings] == [(1, "覆盖")]


def test_substitution_without_a_known_right_form(trial):
    check = {"substitution": {"in": "indicator.value", "swap": {r"\d+\.\d+\.\d+": None}}}
    (finding,) = trial(check, {"rows": [row("费", "1.2.3元")]}).findings
    assert finding.suggestion is None


def test_substitution_of_a_long_form_wins(trial):
    check = {"substitution": {"in": "indicator.name", "swap": {"帐": "账", "帐蓬": "帐篷"}}}
    (finding,) = trial(check, {"rows": [row("帐蓬", "1个")]}).findings
    assert finding.suggestion == "帐篷"


def test_pattern_must_fit_the_whole_text(trial):
    check = {"pattern": {"in": "project.code", "form": "'[A-Z]\\d+'"}}
    for code, count in (("A12", 0), ("A12x", 1), ("", 1)):
        case = {"project": {"name": "甲", "code": code, "budget": "1.00"}}
        assert len(trial(check, case, "project").findings) == count
    assert trial(check, {"project": {"name": "甲", "budget": "1.00"}}, "project").unknown == 1


def test_about_requires_one_topic_in_one_of_the_texts(trial):
    check = {"about": {"text": ["indicator.name", "indicator.description"], "require": ["满意度"]}}
    rows = [
        row("学员满意度", "90%", description="问卷"),
        row("问卷结果", "90%", description="满意人数占比"),
        row("覆盖率", "90%", description="覆盖人数占比"),
    ]
    assert trial(check, {"rows": rows}).places == [(3, "indicator")]


def test_about_forbids_a_topic_but_not_its_exceptions(trial):
    check = {"about": {"text": "indicator.name", "forbid": "成本"}}
    rows = [row("设备采购单价", "1元"), row("节约成本", "1元"), row("就业人数", "1人")]
    (finding,) = trial(check, {"rows": rows}, message="{match}").findings
    assert (finding.row, finding.message) == (1, "单价")


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("（甲）《乙》", []),
        ("（甲", ["（"]),
        ("甲）", ["）"]),
        ("（甲)", ["（…)"]),
        ("《甲（乙》丙）", ["（…）"]),
        ("甲）乙（丙", ["）", "（"]),
        ("“甲“", ["“", "“"]),
    ],
)
def test_balanced(trial, text, marks):
    check = {"balanced": {"in": "indicator.name", "pairs": ["（）", "()", "《》", "“”"],
                          "groups": ["（(）)"]}}  # fmt: skip
    found = trial(check, {"rows": [row(text, "1次")]}, message="{mark}")
    assert sorted(found.messages) == sorted(marks)


def test_balanced_marks_the_offending_mark(trial):
    check = {"balanced": {"in": "indicator.name", "pairs": ["（）"]}}
    (finding,) = trial(check, {"rows": [row("甲 乙（丙", "1次")]}).findings
    assert finding.text[slice(*finding.span)] == "（"


def test_length(trial):
    check = {"length": {"in": "indicator.name", "min": 3, "max": 5}}
    rows = [row("甲乙", "1"), row("甲乙丙", "1"), row("甲乙丙丁戊己", "1")]
    assert [place[0] for place in trial(check, {"rows": rows}).places] == [1, 3]
