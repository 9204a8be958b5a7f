"""Kind `existence`: something stands in a text that should not."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from linter.domain.regex import Regex, any_of
from linter.facts.text import Text
from linter.kinds.match import Kind, Match, Outcome, Spot, Values, texts_of
from linter.language.expression import Expression
from linter.language.shape import Shape

_MASK = re.compile(r"\*{2,}")


@dataclass(frozen=True, slots=True)
class Arguments:
    """`in`: the texts. `tokens`: regular expressions to find; `whole`: such that must be the whole
    text. `except`: regular expressions around which nothing is reported. `near_mask`: how many
    characters beside a masked part (`**`) are not judged, since the mask cut words there."""

    in_: tuple[Expression, ...]
    tokens: tuple[Regex, ...] = ()
    whole: tuple[Regex, ...] = ()
    except_: tuple[Regex, ...] = ()
    near_mask: int | None = None


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"match": str, "cell": Text}


def excused(text: str, span: tuple[int, int], arguments: Arguments) -> bool:
    """Whether an exception or a mask covers the span."""
    start, end = span
    for regex in arguments.except_:
        if any(m.start() < end and start < m.end() for m in regex.pattern.finditer(text)):
            return True
    if arguments.near_mask is None:
        return False
    reach = arguments.near_mask
    return any(m.start() < end + reach and start - reach < m.end() for m in _MASK.finditer(text))


def may_match(texts: Iterable[str], arguments: Arguments) -> Iterator[str]:
    """The texts in which something may be found at all: one look instead of many."""
    tokens = arguments.tokens
    if arguments.whole:
        return iter(texts)
    quick = tokens[0].pattern if len(tokens) == 1 else any_of(tuple(t.text for t in tokens))
    return iter(texts) if quick is None else filter(quick.search, texts)


def found(text: str, arguments: Arguments) -> Iterator[tuple[int, int]]:
    """The spans that count, from left to right, overlapping ones once."""
    spans = [m.span() for regex in arguments.tokens for m in regex.pattern.finditer(text)]
    spans += [(0, len(text)) for regex in arguments.whole if regex.pattern.fullmatch(text)]
    end = -1
    for span in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        if span[0] >= end and span[0] < span[1] and not excused(text, span, arguments):
            end = span[1]
            yield span


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    for text in may_match(texts_of(arguments.in_, values), arguments):
        for start, end in found(text, arguments):
            at = Spot(text, (start, end)) if isinstance(text, Text) else None
            yield Match({"match": text[start:end], "cell": text}, at)


KIND = Kind(Arguments, judge, gives)
