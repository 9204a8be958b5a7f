"""Kind `unmasked`: what is masked in one text stands readable in another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from linter.facts.masks import find_leaks
from linter.facts.text import Text
from linter.kinds.match import Kind, Match, Outcome, Spot, Values, texts_of
from linter.language.expression import Expression
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Arguments:
    """`in`: the texts. `own` and `elsewhere`: how many characters beside the mask must be the same
    in the readable text, in the same project and in names, tables and narrative."""

    in_: tuple[Expression, ...]
    own: Expression
    elsewhere: Expression


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"match": str, "cell": Text, "same_project": bool}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    texts = [text for text in texts_of(arguments.in_, values) if isinstance(text, Text)]
    own, elsewhere = (int(e.value(values)) for e in (arguments.own, arguments.elsewhere))
    for leak in find_leaks(texts, own, elsewhere):
        names = {
            "match": leak.masked[slice(*leak.span)],
            "cell": leak.masked,
            "same_project": leak.masked.field.project == leak.readable.field.project,
        }
        # A report goes from hand to hand: it says where the words stand, never which they are.
        nameless = Text(replace(leak.readable.field, text=""))
        yield Match(names, Spot(leak.masked, leak.span), (Spot(nameless, None, "未遮蔽"),))


KIND = Kind(Arguments, judge, gives)
