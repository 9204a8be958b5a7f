"""Kind `classifier`: measure words that fit what is counted."""

import pytest

from tests.kinds.conftest import row

CHECK = {
    "classifier": {
        "of": "indicator.quantity",
        "name": "indicator.name",
        "any": ["批"],
        "groups": [
            {"nouns": ["车", "客车"], "words": ["辆", "台"]},
            {"nouns": ["病历", "处方"], "words": ["份", "张"]},
            {"nouns": ["处方车"], "words": ["个"]},
        ],
    }
}


def suggestions(trial, *cells, **more):
    case = {"rows": [row(*cells, **more)]}
    return [finding.suggestion for finding in trial(CHECK, case).findings]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("购置客车", "≥3个", "≥3辆"),
        ("新增客车台数", "3个", "3辆"),
        ("抽查的病历数量", "0.2万件", "0.2万份"),
    ],
)
def test_words_that_do_not_fit(trial, name, value, expected):
    assert suggestions(trial, name, value) == [expected]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("购置客车", "3辆"),
        ("购置客车", "1批"),
        ("购置客车", "3台（套）"),
        ("购置客车和货车", "3个"),
        ("购置处方车", "3个"),
        ("客车维修次数", "3次"),
        ("客车购置费", "3万元"),
        ("种植水稻", "3个"),
        ("购置客车", "若干"),
    ],
)
def test_what_fits_or_cannot_be_told(trial, name, value):
    assert suggestions(trial, name, value) == []


def test_unit_of_its_own_column_is_not_replaced(trial):
    assert suggestions(trial, "购置客车", "3", unit="个") == [None]
