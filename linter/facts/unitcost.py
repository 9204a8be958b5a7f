"""Station 3: what a unit cost is counted per, and how often that stands in a quantity."""

import re
from collections.abc import Iterator
from decimal import Decimal

from linter.facts.amount import Amount
from linter.facts.lexicon import Lexicon
from linter.facts.sameness import bigrams, letters
from linter.facts.surroundings import longest
from linter.facts.types import Quantity

_JOINS = re.compile(r"[·•・∙.*×/／、]")
_EACH = "每"
_TIMES = "次"
# A budget is for one year, so that “每年” counts nothing.
_ONCE = frozenset({"年", "学年", "年度"})
_IN_A_YEAR = {"月": 12, "个月": 12, "季": 4, "季度": 4}


def cost_units(price: Quantity, name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What a cost is counted per (元/人·天 → 人, 天), by its unit, else by its name or what stands
    before it (人均, 每台每月); years are left out; empty when nothing says so."""
    parts = [part for part in _JOINS.split(price.per) if part] if price.per else []
    named = parts or dict.fromkeys((*_averages(name, lexicon), *_each(name, lexicon)))
    return tuple(part for part in named if part not in _ONCE)


def _averages(name: str, lexicon: Lexicon) -> Iterator[str]:
    groups = lexicon.groups.get("分摊", {})
    for word in lexicon.groups_pattern("分摊").findall(name):
        # A group's name is no saying by itself: the 本 of 成本.
        if word != groups[word] and not word.startswith(_EACH):
            yield groups[word]


def _each(name: str, lexicon: Lexicon) -> Iterator[str]:
    """The units behind 每: 每剂次, 每处每月."""
    groups = lexicon.groups.get("分摊", {})
    start = name.find(_EACH)
    while start >= 0:
        unit = longest(name, start + 1, lexicon.units, lexicon.longest_unit)
        if unit:
            yield groups.get(_EACH + unit, unit)
        start = name.find(_EACH, start + 1)


def times_in(count: Quantity, unit: str, lexicon: Lexicon) -> Decimal | None:
    """How many of the unit the quantity is (1.2公顷 in 亩 → 18); None when it is something else."""
    known, printed = lexicon.units.get(unit), count.unit
    if printed is None or count.per:
        return None
    if printed.endswith(unit) and (known is None or known.dimension in {None, count.dimension}):
        return count.base / (known.factor if known else 1)
    if known is None or known.dimension is None or known.dimension != count.dimension:
        return None
    if known.dimension == "duration":
        # Weeks are no part of months, but 日 is 天 and 月 is 个月.
        return count.number if count.base == count.number * known.factor else None
    # Pieces of one sort are not those of another: 台 and 张; people and measures convert, and so do
    # 场 and 场次.
    if printed == f"{unit}{_TIMES}":
        return count.base / known.factor
    if known.indivisible and known.dimension != "person":
        return None
    return count.base / known.factor


def most_in_a_year(unit: str) -> Amount | None:
    """How many months or quarters a budget of one year has at the most: 1 to 12; None for all that
    a year does not bound."""
    most = _IN_A_YEAR.get(unit)
    if most is None:
        return None
    printed = f"{most}{'个' if len(unit) == 1 else ''}{unit}"
    return Amount(Decimal(most), Decimal(1), Decimal(most), Decimal(0), None, printed)


def nearest(name: str, others: list[str]) -> int | None:
    """The position of the one name that shares most with `name`; None when none or several do."""
    own = bigrams(letters(name))
    shared = [len(own & bigrams(letters(other))) for other in others]
    best = max(shared, default=0)
    return shared.index(best) if best and shared.count(best) == 1 else None
