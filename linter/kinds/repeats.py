"""Kind `repeats`: a text must say more than others do already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from linter.domain.regex import Regex
from linter.facts.phrase import Phrase, added
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of
from linter.language.expression import Expression
from linter.language.operations import is_blank
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Arguments:
    """`phrase`: the phrase that should say more. `of`: the phrases or texts it may repeat. It does
    when, empty words left out, at most the share `within` (up to a half) of its letters is new;
    new letters that match one of `telling` do say more, and so may any where something is masked.
    `cover`: the least share of the other text that it must repeat."""

    phrase: Expression
    of: tuple[Expression, ...]
    within: Expression | None = None
    cover: Expression | None = None
    telling: tuple[Regex, ...] = ()


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"match": str, "other": str, "new": str}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    phrase = known(arguments.phrase, values)
    if phrase is None:
        yield Unknown(arguments.phrase.text)
        return
    if is_blank(phrase.text):
        return
    for expression in arguments.of:
        value = known(expression, values)
        other = Phrase(value, values["_lexicon"]) if isinstance(value, str) else value
        if not other or 2 * _unknown(phrase, other) > len(phrase.core):
            continue
        new = repeated(phrase, other, _share(arguments.within, values), arguments.telling)
        covered = len(phrase.core) >= _share(arguments.cover, values) * len(other.core)
        if new is not None and covered:
            names = {"match": phrase.text, "other": other.text, "new": new}
            yield Match(names, spot_of(phrase))
            return


def _share(bound: Expression | None, values: Values) -> Decimal:
    return Decimal(known(bound, values) or 0) if bound else Decimal(0)


def _unknown(phrase: Phrase, other: Phrase) -> int:
    """How many letters do not stand in the other at all."""
    return sum(letter not in other.characters for letter in phrase.core)


def repeated(
    phrase: Phrase, other: Phrase, within: Decimal, telling: tuple[Regex, ...] = ()
) -> str | None:
    """What is new in a phrase that repeats another, None when it does not repeat it."""
    most = within * len(phrase.core)
    # What is nowhere in the other is new in whatever order; to compare the orders takes longer.
    new = added(phrase, other) if _unknown(phrase, other) <= most else None
    if new is None or len(new) > most:
        return None
    if new and (phrase.is_masked or any(regex.pattern.search(new) for regex in telling)):
        return None
    return new


KIND = Kind(Arguments, judge, gives)
