"""Station 3: the row that counts what prose gives one number of: 维护8600盏路灯, 路灯维护数量."""

from collections.abc import Sequence

from linter.facts.indicator import IndicatorFacts
from linter.facts.lexicon import Lexicon
from linter.facts.phrase import Phrase
from linter.facts.subjects import subject
from linter.facts.things import one_thing
from linter.facts.types import Claim


def counted_row(
    claim: Claim, rows: Sequence[IndicatorFacts], claims: Sequence[Claim], lexicon: Lexicon
) -> IndicatorFacts | None:
    """The only row that counts the thing of the claim in its unit, where the claims give one number
    of it and both say that the same is done with it; none whose description knows that number."""
    if claim.is_part or not claim.quantity.indivisible:
        return None
    about = subject(claim.head, lexicon)
    counting = [row for row in rows if _may_count(row, claim.quantity.unit)]
    for row in counting:
        thing = one_thing(about, subject(row.name or "", lexicon), lexicon)
        if not thing or not _share_an_action(claim.text, row.name or "", lexicon):
            continue
        alone = [other for other in counting if thing in (other.name or "")] == [row]
        known = claim.quantity.text in (row.description or "")
        return row if alone and not known and _figures(thing, claim, claims) == 1 else None
    return None


def _may_count(row: IndicatorFacts, unit: str | None) -> bool:
    quantity = row.quantity
    return quantity is not None and quantity.unit in (None, unit) and not quantity.per


def _figures(thing: str, claim: Claim, claims: Sequence[Claim]) -> int:
    """How many different numbers of the thing the claims give in the unit of the claim."""
    same = (c.quantity for c in claims if thing in c.text)
    return len({quantity.base for quantity in same if quantity.unit == claim.quantity.unit})


def _share_an_action(left: str, right: str, lexicon: Lexicon) -> bool:
    return not Phrase(left, lexicon).actions.isdisjoint(Phrase(right, lexicon).actions)
