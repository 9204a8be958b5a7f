"""Kind `typo`: a wrong word of the lexicon stands in a text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linter.facts.text import Text
from linter.kinds.match import Kind, Match, Outcome, Spot, Values, texts_of
from linter.language.expression import Expression
from linter.language.shape import Shape

_MASK = re.compile(r"\*{2,}")


@dataclass(frozen=True, slots=True)
class Arguments:
    """`in`: the texts. `near_mask`: how many characters beside a masked part (`**`) are not
    judged, since the mask cut words there."""

    in_: tuple[Expression, ...]
    near_mask: int = 2


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"match": str, "suggestion": str | None, "hint": str, "minor": bool, "cell": Text}


def near_mask(text: str, span: tuple[int, int], reach: int) -> bool:
    """Whether a mask stands at most so many characters beside the span."""
    start, end = span
    return any(m.start() < end + reach and start - reach < m.end() for m in _MASK.finditer(text))


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    typos = values["_lexicon"].typos
    for text in filter(typos.may_occur, texts_of(arguments.in_, values)):
        for slip in typos.find(text):
            if near_mask(text, slip.span, arguments.near_mask):
                continue
            names = {
                "match": text[slice(*slip.span)],
                "suggestion": slip.typo.right,
                "hint": slip.typo.hint,
                "minor": slip.typo.is_minor,
                "cell": text,
            }
            at = Spot(text, slip.span) if isinstance(text, Text) else None
            yield Match(names, at, suggestion=slip.typo.right)


KIND = Kind(Arguments, judge, gives, fixes=True)
