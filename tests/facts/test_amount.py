"""Calculations with quantities: bounds, tolerances, contradictions."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from linter.facts.amount import add, amount_of, contradicts, divide, multiply
from linter.facts.lexicon import Lexicon
from linter.facts.quantity import read_quantity
from linter.facts.text import Text
from linter.facts.types import Quantity


@pytest.fixture
def read(lexicon: Lexicon, text: Callable[[str], Text]) -> Callable[[str], Quantity]:
    def quantity(value: str) -> Quantity:
        found = read_quantity(text(value), lexicon)
        assert found is not None
        return found

    return quantity


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("5台", "5", "5"), ("≥5台", "5", None), ("≤5台", None, "5"), ("5-10台", "5", "10"),
        ("95%-90%", "0.9", "0.95"), ("约50人", "45", "55"), ("近100家", "90", "110"),
    ],
)  # fmt: skip
def test_bounds(
    value: str, low: str | None, high: str | None, read: Callable[[str], Quantity]
) -> None:
    amount = amount_of(read(value))
    assert (amount.low, amount.high) == tuple(
        None if end is None else Decimal(end) for end in (low, high)
    )


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("6.345万元", "6.35万元", False), ("48.96万元", "50.00万元", True), ("206人", "170人",
        True),
        ("≥8000张", "9000张", False), ("≥8000张", "7000张", True), ("≤5万元", "3万元", False),
        ("95%", "95百分比", False), ("≤370000元", "37万元", False), ("5台", "5万元", None),
        ("约50人", "53人", False), ("约50人", "60人", True), ("11.00万元", "110000元", False),
    ],
)  # fmt: skip
def test_contradictions(
    left: str, right: str, wanted: bool | None, read: Callable[[str], Quantity]
) -> None:
    assert contradicts(read(left), "==", read(right), Decimal(0)) is wanted


def test_unit_cost_times_count_is_money(read: Callable[[str], Quantity]) -> None:
    product = multiply(read("12元/张"), read("≥8000张"))
    assert (product.base, product.dimension) == (Decimal(96000), "money")
    assert (product.low, product.high) == (Decimal(96000), None)


def test_sums_keep_the_tolerance_of_their_items(read: Callable[[str], Quantity]) -> None:
    total = add([read("9286.36万元"), read("0.18万元")])
    assert total is not None
    assert (total.base, total.half_ulp) == (Decimal("92865400.00"), Decimal(100))
    assert contradicts(total, "==", read("9286.55万元"), Decimal(0)) is False
    assert add([read("5台"), read("5万元")]) is None
    assert add([]) is None


def test_nothing_is_divided_by_zero(read: Callable[[str], Quantity]) -> None:
    assert divide(read("5万元"), read("0台")) is None
