"""Kind `same_thing`: two short texts must name the same thing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from linter.facts.phrase import Phrase
from linter.facts.sameness import likeness, same
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of
from linter.language.expression import Expression
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Arguments:
    """`left` and `right`: texts or phrases. They are alike when, empty words left out, one says
    all that the other says, a mask (`**`) stands for what differs, or the likeness of their pairs
    of letters (0 to 1) is at least `least`."""

    left: Expression
    right: Expression
    least: Expression


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"left": str, "right": str, "masked": bool}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    sides = known(arguments.left, values), known(arguments.right, values)
    if not all(sides):
        yield Unknown(arguments.left.text if not sides[0] else arguments.right.text)
        return
    left, right = (
        Phrase(side, values["_lexicon"]) if isinstance(side, str) else side for side in sides
    )
    least = Decimal(arguments.least.value(values))
    if not are_alike(left, right, least):
        names = {
            "left": left.text,
            "right": right.text,
            "masked": left.is_masked or right.is_masked,
        }
        yield Match(names, spot_of(sides[0]))


def are_alike(left: Phrase, right: Phrase, least: Decimal) -> bool:
    """Whether two phrases name the same thing; the order of their letters may differ."""
    a, b = Counter(left.core), Counter(right.core)
    if a <= b or b <= a or same(left.bare, right.bare):
        return True
    return likeness(left.core, right.core) >= least


KIND = Kind(Arguments, judge, gives)
