"""Kind `variant`: the same phrase in two spellings."""

from tests.kinds.conftest import row

CHECK = {"variant": {"in": "document.texts"}}


def test_the_wrong_spelling_with_the_other_as_evidence(trial):
    rows = [row("冷链物流设施建设数量", "1处"), row("冷链物留设施完好率", "95%")]
    (finding,) = trial(CHECK, {"rows": rows}, scope="document").findings
    assert (finding.row, finding.suggestion) == (2, "链物流设施")
    assert finding.text[slice(*finding.span)] == "链物留设施"
    assert [other.row for other in finding.related] == [1]


def test_what_the_list_of_typos_knows_is_left_to_it(trial):
    rows = [row("档案信息化建设数量", "1处"), row("档案信息华建设进度", "95%")]
    assert not trial(CHECK, {"rows": rows}, scope="document").findings
