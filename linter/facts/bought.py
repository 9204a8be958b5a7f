"""Station 3: what each project of a procurement table buys, beside its target table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linter.facts.amount import Amount, add
from linter.facts.lexicon import Lexicon
from linter.facts.procurement import Purchase
from linter.facts.project import ProjectFacts
from linter.facts.sameness import letters, likeness, same
from linter.facts.text import Text
from linter.facts.types import Quantity

_NEAR = Decimal("0.7")
_LARGE = Decimal("0.2")


@dataclass(frozen=True, slots=True)
class Bought:
    """What one project buys. `cell` is its name in the procurement table; `total` the amounts of
    its rows, None when one is unknown; `mate` the project of that name among the target tables, a
    mask standing for anything, `near` one whose name is nearly that. `is_exact` is whether the
    names are equal letter by letter. `uncounted` are purchases of a fifth of the budget or more
    of whose goods no row of the target table speaks."""

    cell: Text
    text: str
    rows: tuple[Purchase, ...]
    total: Amount | None
    funds: Quantity | None
    mate: ProjectFacts | None
    near: ProjectFacts | None
    is_exact: bool
    uncounted: tuple[Purchase, ...]


def bought_by(
    purchases: Iterable[Purchase], projects: Sequence[ProjectFacts], lexicon: Lexicon
) -> tuple[Bought, ...]:
    """The purchases by the project that they are printed for, in order."""
    rows: dict[str, list[Purchase]] = {}
    for purchase in purchases:
        if purchase.project:
            rows.setdefault(str(purchase.project), []).append(purchase)
    named = {letters(project.name): project for project in reversed(projects) if project.name}
    return tuple(_bought(name, found, named, lexicon) for name, found in rows.items())


def _bought(
    name: str, rows: Sequence[Purchase], named: Mapping[str, ProjectFacts], lexicon: Lexicon
) -> Bought:
    """What a project buys; `named` are the target tables' projects by their names' letters."""
    exact = named.get(letters(name))
    masked = (project for other, project in named.items() if same(other, name))
    mate = exact or next(masked, None)
    near = None if mate else _nearest(name, named)
    amounts = [row.amount for row in rows]
    cell = rows[0].project
    assert cell is not None
    return Bought(
        cell=cell,
        text=name,
        rows=tuple(rows),
        total=None if None in amounts else add(each for each in amounts if each is not None),
        funds=next((row.funds for row in rows if row.funds is not None), None),
        mate=mate,
        near=near,
        is_exact=exact is not None,
        uncounted=tuple(_uncounted(rows, mate, lexicon)) if mate else (),
    )


def _nearest(name: str, named: Mapping[str, ProjectFacts]) -> ProjectFacts | None:
    scored = [(likeness(other, name), project) for other, project in named.items()]
    best = max(scored, key=lambda pair: pair[0], default=(Decimal(0), None))
    return best[1] if best[0] >= _NEAR else None


def _uncounted(
    rows: Sequence[Purchase], mate: ProjectFacts, lexicon: Lexicon
) -> Iterable[Purchase]:
    budget = mate.budget
    if budget is None or not mate.indicators:
        return
    said = "\n".join(
        text for row in mate.indicators for text in (row.name, row.description) if text
    )
    groups = lexicon.groups.get("采购品目", {})
    for row in rows:
        words = [word for word, group in groups.items() if group == row.goods]
        large = row.amount is not None and row.amount.base >= budget.base * _LARGE
        if large and words and not any(word in said for word in words):
            yield row
