"""Kind `dimension`: the unit of a quantity must fit what its name measures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linter.facts.types import Quantity
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of
from linter.language.expression import Expression
from linter.language.shape import Shape

# More dimensions than these are not told one by one.
_MOST = 4


@dataclass(frozen=True, slots=True)
class Arguments:
    """`of`: the quantity. `expect`: the dimensions its name allows. `names`: dimensions the name
    must be about to be judged here, `found`: dimensions of the quantity to be judged here
    (both empty: all)."""

    of: Expression
    expect: Expression
    names: tuple[str, ...] = ()
    found: tuple[str, ...] = ()


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"found": str, "expected": tuple[str, ...], "quantity": Quantity}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    quantity, expected = known(arguments.of, values), known(arguments.expect, values)
    if quantity is None or quantity.dimension is None or not expected:
        yield Unknown(arguments.of.text)
        return
    if arguments.names and not expected & set(arguments.names):
        return
    if arguments.found and quantity.dimension not in arguments.found:
        return
    if quantity.dimension not in expected:
        words = values["_lexicon"].dimension_words
        # What may stand per unit of something else goes without saying.
        plain = expected - {"rate", "unit_cost"} or expected
        names = {
            "found": words.get(quantity.dimension, quantity.dimension),
            "expected": _told(plain, words),
            "quantity": quantity,
        }
        yield Match(names, spot_of(quantity))


def _told(dimensions: frozenset[str], words: Mapping[str, str]) -> tuple[str, ...]:
    """The words for dimensions; of many the usual one alone, as in 个数等."""
    told = sorted(words.get(name, name) for name in dimensions)
    if len(told) <= _MOST:
        return tuple(told)
    return (f"{words.get('count', 'count') if 'count' in dimensions else told[0]}等",)


KIND = Kind(Arguments, judge, gives)
