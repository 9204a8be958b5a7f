"""Where a change starts is no claim of this year: 由45分钟缩短至30分钟."""

import pytest

from linter.facts.claims import find_claims


@pytest.mark.parametrize(
    ("prose", "past"),
    [
        ("信息首报时间由45分钟缩短至30分钟以内", [True, False]),
        ("日均加工能力从3000张提高到8000张", [True, False]),
        ("覆盖率由82%提升为90%", [True, False]),
        ("由12名专家组成评审组", [False]),
        ("平均候诊时间比原来缩短10分钟", [False]),
    ],
)
def test_origin_of_a_change(prose, past, lexicon, text):
    assert [claim.is_of_other_years for claim in find_claims(text(prose), lexicon)] == past
