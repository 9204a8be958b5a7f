"""Kind `typo`: wrong words of the lexicon."""

from tests.kinds.conftest import row

CHECK = {"typo": {"in": "indicator.name"}}


def test_the_wrong_word_and_its_right_form(trial):
    (finding,) = trial(CHECK, {"rows": [row("免疫复盖率", "90%")]}).findings
    assert finding.text[slice(*finding.span)] == "复盖"
    assert finding.suggestion == "覆盖"


def test_spans_are_those_of_the_raw_cell(trial):
    (finding,) = trial(CHECK, {"rows": [row("免疫 复\n盖率", "90%")]}).findings
    assert finding.text[slice(*finding.span)] == "复\n盖"


def test_beside_a_mask_nothing_is_judged(trial):
    rows = [row("**复盖率", "90%"), row("**网络的复盖率", "90%")]
    assert trial(CHECK, {"rows": rows}).places == [(2, "indicator")]


def test_a_hint_where_there_is_no_single_right_form(trial):
    case = {"rows": [row("建成购物、餐饮于一体的市场", "1个")]}
    found = trial(CHECK, case, message="{hint}")
    assert found.messages == ["“于一体”前面缺少“集”字"]
    assert found.findings[0].suggestion is None
