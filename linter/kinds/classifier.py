"""Kind `classifier`: things must be counted in one of the measure words that fit them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linter.facts.lexicon import Lexicon
from linter.facts.names import bare_name, head_of
from linter.facts.text import Text
from linter.facts.types import Quantity
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of
from linter.language.expression import Expression
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Group:
    """`nouns` (the endings of names, the longest wins) and the measure `words` that fit them, the
    usual one first."""

    nouns: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arguments:
    """`of`: the quantity. `name`: the phrase whose last noun says what is counted. `groups`: nouns
    with their measure words. `any`: measure words that fit everything (批, 类 …)."""

    of: Expression
    name: Expression
    groups: tuple[Group, ...]
    any: tuple[str, ...] = ()


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"noun": str, "found": str, "allowed": tuple[str, ...], "suggestion": str | None}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    quantity, name = known(arguments.of, values), known(arguments.name, values)
    if not isinstance(quantity, Quantity) or not isinstance(name, Text):
        yield Unknown(arguments.of.text)
        return
    if quantity.dimension != "count" or quantity.unit is None or quantity.per:
        return
    noun, words = _fitting(name, arguments.groups, values["_lexicon"])
    if not words or any(word in quantity.unit for word in (*words, *arguments.any)):
        return
    suggestion = _suggestion(quantity, words[0], values["_lexicon"])
    names = {
        "noun": noun,
        "found": quantity.unit,
        "allowed": words,
        "suggestion": suggestion,
    }
    yield Match(names, spot_of(quantity), suggestion=suggestion)


def _fitting(
    name: Text, groups: tuple[Group, ...], lexicon: Lexicon
) -> tuple[str, tuple[str, ...]]:
    """The noun that a name ends in and its measure words; none for a name of several things."""
    core = _core(name, lexicon)
    if any(joiner in core for joiner in lexicon.head_joiners):
        return "", ()
    found = [(n, group.words) for group in groups for n in group.nouns if core.endswith(n)]
    return max(found, key=lambda pair: len(pair[0]), default=("", ()))


def _core(name: Text, lexicon: Lexicon) -> str:
    """The name without what says that it is a number: 购置电脑台数 → 购置电脑."""
    core = bare_name(name)
    head = head_of(core, lexicon)
    return core.removesuffix(head.suffix).removesuffix("的") if head else core


def _suggestion(quantity: Quantity, word: str, lexicon: Lexicon) -> str | None:
    """The quantity with the measure word that fits; None when the unit is printed elsewhere."""
    unit = quantity.unit or ""
    old = next((unit[start:] for start in range(len(unit)) if unit[start:] in lexicon.units), unit)
    before, found, after = quantity.text.rpartition(old)
    return f"{before}{word}{after}" if found else None


KIND = Kind(Arguments, judge, gives)
