"""Kind `substitution`: something stands in a text for which the right form is known."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from linter.domain.regex import Regex, any_of, checked_regex
from linter.facts.text import Text
from linter.kinds.match import Kind, Match, Outcome, Spot, Values, texts_of
from linter.language.expression import Expression
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Arguments:
    """`in`: the texts. `swap`: regular expression → replacement (`\\1` for its groups),
    null where what is right cannot be known.
    `except`: regular expressions around which nothing is reported."""

    in_: tuple[Expression, ...]
    swap: Mapping[str, str | None]
    except_: tuple[Regex, ...] = ()

    patterns: tuple[tuple[Regex, str | None], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        checked = ((checked_regex(text), right) for text, right in self.swap.items())
        object.__setattr__(self, "patterns", tuple(checked))


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"match": str, "suggestion": str | None, "cell": Text}


def found(text: str, arguments: Arguments) -> Iterator[tuple[tuple[int, int], str | None]]:
    """Spans with their replacements, from left to right, the longest first where they overlap."""
    hits = [
        (match.span(), None if replacement is None else match.expand(replacement))
        for regex, replacement in arguments.patterns
        for match in regex.pattern.finditer(text)
    ]
    end = -1
    for span, replacement in sorted(hits, key=lambda hit: (hit[0][0], -hit[0][1])):
        covered = any(
            m.start() < span[1] and span[0] < m.end()
            for regex in arguments.except_
            for m in regex.pattern.finditer(text)
        )
        if span[0] >= end and text[slice(*span)] != replacement and not covered:
            end = span[1]
            yield span, replacement


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    quick = any_of(tuple(arguments.swap))
    texts: Iterable[str] = texts_of(arguments.in_, values)
    # One look at each text, before every pattern has its turn.
    for text in texts if quick is None else filter(quick.search, texts):
        for span, replacement in found(text, arguments):
            at = Spot(text, span) if isinstance(text, Text) else None
            names = {"match": text[slice(*span)], "suggestion": replacement, "cell": text}
            yield Match(names, at, suggestion=replacement)


KIND = Kind(Arguments, judge, gives, fixes=True)
