"""Station 3: what a unit cost is counted per, and how often that stands in a quantity."""

import re
from decimal import Decimal

from linter.facts.lexicon import Lexicon
from linter.facts.sameness import bigrams, letters
from linter.facts.types import Quantity

_JOINS = re.compile(r"[·•・∙.*×/／、]")
# A budget is for one year, so that “每年” counts nothing.
_ONCE = frozenset({"年", "学年", "年度"})


def cost_units(price: Quantity, name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What a cost is counted per (元/人·天 → 人, 天), by its unit, else by the name (人均…);
    years are left out; empty when nothing says so."""
    if price.per:
        parts = [part for part in _JOINS.split(price.per) if part]
    else:
        groups = lexicon.groups.get("分摊", {})
        found = lexicon.groups_pattern("分摊").findall(name)
        # A group's name is no saying by itself: the 本 of 成本.
        named = (groups[word] for word in found if word != groups[word])
        parts = list(dict.fromkeys(named))
    return tuple(part for part in parts if part not in _ONCE)


def times_in(count: Quantity, unit: str, lexicon: Lexicon) -> Decimal | None:
    """How many of the unit the quantity is (1.2公顷 in 亩 → 18); None when it is something else."""
    known, printed = lexicon.units.get(unit), count.unit
    if printed is None or count.per:
        return None
    if printed.endswith(unit) and (known is None or known.dimension in {None, count.dimension}):
        return count.base / (known.factor if known else 1)
    if known is None or known.dimension is None or known.dimension != count.dimension:
        return None
    # Pieces of one sort are not those of another: 台 and 张; people and measures convert.
    if known.indivisible and known.dimension != "person":
        return None
    return count.base / known.factor


def nearest(name: str, others: list[str]) -> int | None:
    """The position of the one name that shares most with `name`; None when none or several do."""
    own = bigrams(letters(name))
    shared = [len(own & bigrams(letters(other))) for other in others]
    best = max(shared, default=0)
    return shared.index(best) if best and shared.count(best) == 1 else None
