"""Between file and station 1: formulas of Excel cells, and those that are but a constant."""

import re
from decimal import Decimal

from lxml.etree import _Element

_NUMBER = re.compile(r"([-+]?\d{1,15}(?:\.\d{1,15})?)(%?)")
_TEXT = re.compile(r'"((?:[^"]|"")*)"')


def formula_of(cell: _Element) -> str | None:
    """The formula of a cell with its equals sign, None where it has none. A cell that shares that
    of another one has the sign alone."""
    found = cell.find("{*}f")
    return None if found is None else "=" + (found.text or "").strip().removeprefix("=")


def constant(formula: str) -> Decimal | str | None:
    """The number or text that a formula is, as in =12, =95% and ="2025年"; None where anything
    would have to be worked out."""
    written = formula.removeprefix("=").strip()
    if number := _NUMBER.fullmatch(written):
        return Decimal(number[1]) / (100 if number[2] else 1)
    text = _TEXT.fullmatch(written)
    return text[1].replace('""', '"') if text else None
