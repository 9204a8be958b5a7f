"""Kind `about`: a text must, or must not, be about a topic of the lexicon."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linter.facts.text import Text
from linter.kinds.match import Kind, Match, Outcome, Spot, Unknown, Values, texts_of
from linter.language.expression import Expression
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Arguments:
    """`text`: the texts, judged together for `require`, each for itself for `forbid`. Both name
    topics of `rules/lexicon/topics.yaml`; one of the required topics is enough."""

    text: tuple[Expression, ...]
    require: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"match": str, "cell": Text}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    topics = values["_lexicon"].topics
    texts = list(texts_of(arguments.text, values))
    if not texts:
        yield Unknown(arguments.text[0].text)
        return
    for text in texts:
        for topic in arguments.forbid:
            span = topics[topic].search(text)
            if span:
                at = Spot(text, span) if isinstance(text, Text) else None
                yield Match({"match": text[slice(*span)], "cell": text}, at)
                break
    if arguments.require and not any(
        topics[topic].search(text) for topic in arguments.require for text in texts
    ):
        first = texts[0]
        at = Spot(first) if isinstance(first, Text) else None
        yield Match({"match": first, "cell": first}, at)


KIND = Kind(Arguments, judge, gives)
