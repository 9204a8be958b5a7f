"""Kind `slip`: a common word with one character wrong, in a form that no correct text contains."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linter.facts.lexicon import Lexicon
from linter.facts.slips import Slip, stands_alone
from linter.facts.text import Text
from linter.kinds.match import Kind, Match, Outcome, Spot, Values, texts_of
from linter.kinds.typo import near_mask
from linter.language.expression import Expression
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Arguments:
    """`in`: the texts. Nothing is reported that a word of the dictionary reaches into, that the
    kind `typo` knows, or that stands within `near_mask` characters of a masked part (`**`)."""

    in_: tuple[Expression, ...]
    near_mask: int = 2


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"match": str, "meant": str, "suggestion": str | None, "cell": Text}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    lexicon: Lexicon = values["_lexicon"]
    # Every other cell of a form says what another one has said.
    clean: set[str] = set()
    for text in texts_of(arguments.in_, values):
        found = () if text in clean else tuple(lexicon.slips.find(text))
        if not found:
            clean.add(text)
        for slip in found:
            if not near_mask(text, slip.span, arguments.near_mask) and _is_wrong(
                text, slip, lexicon
            ):
                yield _match(text, slip)


def _is_wrong(text: str, slip: Slip, lexicon: Lexicon) -> bool:
    start, end = slip.span
    if not stands_alone(text, slip.span, lexicon.known_words):
        return False
    known = lexicon.typos.find(text) if lexicon.typos.may_occur(text) else ()
    return not any(each.span[0] < end and start < each.span[1] for each in known)


def _match(text: str, slip: Slip) -> Match:
    suggestion = slip.meant[0] if len(slip.meant) == 1 else None
    names = {
        "match": text[slice(*slip.span)],
        "meant": "”或“".join(slip.meant[:3]),
        "suggestion": suggestion,
        "cell": text,
    }
    at = Spot(text, slip.span) if isinstance(text, Text) else None
    return Match(names, at, suggestion=suggestion)


KIND = Kind(Arguments, judge, gives, fixes=True)
