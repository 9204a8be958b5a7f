"""Kind `blanks`: blanks and line breaks in the cell as written, which normal texts do not show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linter.domain.regex import Regex
from linter.facts.text import Text
from linter.kinds.match import Kind, Match, Outcome, Spot, Values, texts_of
from linter.language.expression import Expression
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Arguments:
    """`in`: the texts. `tokens`: regular expressions that match blanks with what stands beside
    them in the raw cell. `except`: such around which nothing is reported."""

    in_: tuple[Expression, ...]
    tokens: tuple[Regex, ...]
    except_: tuple[Regex, ...] = ()


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"match": str, "broken": bool, "suggestion": str, "cell": Text}


def found(raw: str, arguments: Arguments) -> Iterator[tuple[int, int]]:
    """The spans of the raw cell that count, from left to right, overlapping ones once."""
    excused = [m.span() for regex in arguments.except_ for m in regex.pattern.finditer(raw)]
    spans = {m.span() for regex in arguments.tokens for m in regex.pattern.finditer(raw)}
    reached = -1
    for start, end in sorted(spans):
        if start >= reached and not any(low < end and start < high for low, high in excused):
            reached = end
            yield start, end


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    for text in texts_of(arguments.in_, values):
        # A text as long as its cell has lost no blank on the way to its normal form.
        if not isinstance(text, Text) or len(text) == len(text.field.text):
            continue
        for start, end in found(text.field.text, arguments):
            piece = text.field.text[start:end]
            whole = "".join(piece.split())
            names = {
                "match": piece.replace("\n", "↓"),
                "broken": "\n" in piece,
                "suggestion": whole,
                "cell": text,
            }
            at = Spot(text, text.normal_span(start, end), raw_span=(start, end))
            yield Match(names, at, suggestion=whole)


KIND = Kind(Arguments, judge, gives, fixes=True)
