"""Station 3: what prose tells per unit (每人每月120元) beside indicators (120元/人·月)."""

import re
from collections.abc import Sequence

from linter.facts.indicator import IndicatorFacts
from linter.facts.lexicon import Lexicon
from linter.facts.sameness import bigrams, letters
from linter.facts.types import Claim, Quantity
from linter.facts.unitcost import cost_units, nearest

_SENTENCE_END = re.compile(r"[。；;！!？?\n]")
# The ways to write one unit behind 每 and behind a slash.
_ALIKE = {"名": "人", "位": "人", "生": "人", "月": "个月", "日": "天", "批": "批次"}
_LONGEST_CONTEXT = 80


def priced_row(
    claim: Claim, rows: Sequence[IndicatorFacts], claims: Sequence[Claim], lexicon: Lexicon
) -> IndicatorFacts | None:
    """The one row whose unit cost or rate is what the claim tells; None when the claim is told per
    nothing, no row or several may be meant, or a row states it as told."""
    units = _units(claim, lexicon)
    if not units:
        return None
    alike = [
        row for row in rows if _row_units(row, lexicon) == units and _measures(row, claim.quantity)
    ]
    told = {
        other.quantity.base
        for other in claims
        if other.quantity.dimension == claim.quantity.dimension and _units(other, lexicon) == units
    }
    if not alike or any(_states(row, claim) for row in alike):
        return None
    context = _context(claim)
    row = alike[0]
    if len(alike) > 1 or len(told) > 1:
        place = nearest(context, [row.name or "" for row in alike])
        if place is None or len(alike) < len(told):
            return None
        row = alike[place]
    return row if _speaks_of(claim, context, row, lexicon) else None


def _units(claim: Claim, lexicon: Lexicon) -> frozenset[str]:
    return _plain(cost_units(claim.quantity, claim.text, lexicon))


def _row_units(row: IndicatorFacts, lexicon: Lexicon) -> frozenset[str]:
    quantity = row.quantity
    is_price = row.is_unit_cost and row.category in {None, "成本"}
    if quantity is None or not (is_price or quantity.dimension == "rate"):
        return frozenset()
    return _plain(cost_units(quantity, row.name or "", lexicon))


def _measures(row: IndicatorFacts, told: Quantity) -> bool:
    """Whether the row is in money as the claim is, or counts its unit: 吨, 吨/天."""
    quantity = row.quantity
    if quantity is None or quantity.dimension != "rate":
        return told.dimension in {"money", "unit_cost"}
    return told.unit is not None and (quantity.unit or "").startswith(f"{told.unit}/")


def _plain(units: Sequence[str]) -> frozenset[str]:
    return frozenset(_ALIKE.get(unit, unit) for unit in units)


def _states(row: IndicatorFacts, claim: Claim) -> bool:
    return row.quantity is not None and row.quantity.base == claim.quantity.base


def _context(claim: Claim) -> str:
    """The sentence of the claim as far as the claim goes."""
    start = max(0, claim.quantity.span[0] - _LONGEST_CONTEXT)
    return _SENTENCE_END.split(claim.source[start : claim.quantity.span[0]])[-1]


def _speaks_of(claim: Claim, context: str, row: IndicatorFacts, lexicon: Lexicon) -> bool:
    """Whether the sentence has something of the row's name, and what stands between 每 … and the
    figure (每亩补助) as well."""
    name = letters(row.name or "")
    shared = bigrams(name) & bigrams(letters(context))
    own = re.sub("每[^每]{1,2}", "，", claim.head)
    said = bigrams(letters(own.rpartition("，")[2]))
    told = bigrams(f"{name}，{row.description or ''}")
    return bool(shared) and (not said or bool(said & told))
