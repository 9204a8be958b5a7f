"""Whatever a cell holds, reading it ends, and every fact stands where it says."""

import time
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.facts.claims import find_claims
from linter.facts.formula import find_formulas
from linter.facts.lexicon import Lexicon
from linter.facts.lists import find_lists
from linter.facts.names import direction_of, head_of, unit_in_brackets
from linter.facts.numerals import chinese_value
from linter.facts.period import find_periods, read_period
from linter.facts.quantity import find_quantities, value_quantities
from linter.facts.scoring import find_scoring_rules
from linter.facts.text import Text

PIECES = [
    *"0123456789.,，%％‰*/÷×=+-—~()（）[]【】《》≥≤><±:：；。、 \n　",
    *"零一二两三十百千万亿半年月日天元人个次张台吨亩度成分第前约近余多左右内",
    *["百分之", "个百分点", "以上", "不超过", "共计", "其中", "每", "得满分", "扣", "率", "数量"],
    *[
        "2024",
        "万元",
        "元/人·年",
        "平方米",
        "合格",
        "底前",
        "季度",
        "**",
        "等",
        "费",
        "和",
        "kg",
        "Ａ",
    ],
]
CELLS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=24).map("".join), st.text(max_size=40))


@settings(deadline=None, max_examples=400)
@given(raw=CELLS)
def test_every_reader_ends_and_tells_its_place(
    raw: str, lexicon: Lexicon, text: Callable[[str], Text]
) -> None:
    cell = text(raw)
    facts = [
        *value_quantities(cell, lexicon, frozenset({"money"})),
        *find_quantities(cell, lexicon),
        *find_periods(cell, lexicon, 2024),
        *find_formulas(cell),
        *find_lists(cell, lexicon),
        *find_scoring_rules(cell, lexicon),
        *find_claims(cell, lexicon, 2024),
    ]
    for fact in facts:
        start, end = fact.span
        assert 0 <= start <= end <= len(cell)
        assert fact.text == cell[start:end]
        low, high = cell.raw_span(start, end)
        assert 0 <= low <= high <= len(raw)
    read_period(cell, lexicon, None)
    head_of(cell, lexicon)
    direction_of(cell, lexicon)
    unit_in_brackets(cell, lexicon)


LONG = [
    "1",
    "1,",
    "1元、",
    "一",
    "万",
    "(",
    "()",
    "a=b/c，",
    "*",
    "2024年",
    "1月",
    "每1元",
    "共计1元",
    "百分之",
]


@pytest.mark.parametrize("piece", LONG)
def test_long_cells_take_linear_time(
    piece: str, lexicon: Lexicon, text: Callable[[str], Text]
) -> None:
    cell = text(piece * 12_000 + ".1.1=甲/乙")
    started = time.process_time()
    find_quantities(cell, lexicon)
    find_periods(cell, lexicon, 2024)
    find_formulas(cell)
    find_lists(cell, lexicon)
    find_claims(cell, lexicon, 2024)
    head_of(cell, lexicon)
    direction_of(cell, lexicon)
    unit_in_brackets(cell, lexicon)
    # A tenth of a second each is usual; anything quadratic would take minutes.
    assert time.process_time() - started < 20


@given(st.integers(min_value=0, max_value=10**12))
def test_chinese_numerals_are_read_back(number: int) -> None:
    assert chinese_value(written(number)) == Decimal(number)


def written(number: int) -> str:
    """A number in 数词, as one learns to write it."""
    digits = "零一二三四五六七八九"
    if number < 10:
        return digits[number]
    for size, word in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if low and low < size // 10 else ""
            return written(high) + word + gap + (written(low) if low else "")
    raise AssertionError
