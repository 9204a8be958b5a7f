"""Kinds that look at cells as written and at texts side by side: blanks, uniform, unmasked."""

import pytest

from tests.kinds.conftest import row

BLANKS = {"blanks": {"in": "indicator.name", "tokens": [r"[一-龥][ \n]+[一-龥]", r"^ +\S"]}}
UNMASKED = {"unmasked": {"in": "document.texts", "own": "7", "elsewhere": "10"}}


def uniform(**more):
    lists = ["[i.basis for i in indicators]"]
    return {"uniform": {"lists": lists, "form": "。$", "share": "0.5", **more}}


def bases(*texts):
    return {"rows": [row(f"指标{i}", "1次", basis=text) for i, text in enumerate(texts)]}


@pytest.mark.parametrize(
    ("name", "piece", "right"),
    [("检测 结果", "测 结", "测结"), ("检测\n结果", "测\n结", "测结"), ("  检测", "  检", "检")],
)
def test_blanks_stand_in_the_raw_cell(trial, name, piece, right):
    (finding,) = trial(BLANKS, {"rows": [row(name, "1次")]}).findings
    assert finding.text[slice(*finding.span)] == piece
    assert finding.suggestion == right


def test_blanks_that_are_excused_or_not_there(trial):
    check = {"blanks": {**BLANKS["blanks"], "except": ["《[^《》]*》"]}}
    rows = [row("《通则 检验规则》", "1次"), row("检测结果", "1次"), row("GIS 平台", "1个")]
    assert not trial(check, {"rows": rows}).findings


def test_uniform_points_at_those_without_the_form(trial):
    found = trial(uniform(), bases("甲。", "乙。", "丙", "丁。"), scope="project")
    assert found.places == [(3, "basis")]


@pytest.mark.parametrize(
    "texts", [("甲。", "乙", "丙", "丁"), ("甲。", "乙。", "丙"), ("甲。", "乙。", "丙。", "")]
)
def test_uniform_needs_most_and_enough_texts(trial, texts):
    assert not trial(uniform(), bases(*texts), scope="project").findings


def test_uniform_leaves_short_texts_out(trial):
    texts = ("甲乙。", "乙丙。", "丙", "丁戊。", "戊己。")
    assert not trial(uniform(shortest=2), bases(*texts), scope="project").findings


def test_unmasked_names_the_place_and_never_the_words(trial):
    case = {
        "project": {"goal": "维护中小学校和**机构监管系统。"},
        "rows": [row("中小学校和校外培训机构监管系统数量", "1套")],
    }
    (finding,) = trial(UNMASKED, case, scope="document", message="{match}").findings
    assert finding.field == "goal"
    assert finding.text[slice(*finding.span)] == "**"
    (related,) = finding.related
    assert (related.field, related.row, related.text) == ("indicator", 1, "")
    assert "校外培训" not in f"{finding.message}{finding.evidence}{finding.suggestion}"


def test_unmasked_is_silent_where_several_things_fit(trial):
    case = {
        "project": {"goal": "维护中小学校和**机构监管系统。"},
        "rows": [
            row("中小学校和校外培训机构监管系统数量", "1套"),
            row("中小学校和托幼机构监管系统数量", "1套"),
        ],
    }
    assert not trial(UNMASKED, case, scope="document").findings
