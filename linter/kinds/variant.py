"""Kind `variant`: a phrase stands in two spellings that sound alike, one of which is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linter.facts.spellings import Spellings
from linter.facts.text import Text
from linter.facts.typos import Typos
from linter.facts.variants import Variant, find_variants
from linter.kinds.match import Kind, Match, Outcome, Spot, Values, texts_of
from linter.language.expression import Expression
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Arguments:
    """`in`: the texts that are compared with one another. What the list of typos finds is left to
    it. `linking`: a word list of the lexicon, of characters that are words of their own."""

    in_: tuple[Expression, ...]
    linking: str = "linking"


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"match": str, "other": str, "certain": bool, "cell": Text}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    lexicon = values["_lexicon"]
    texts = (text for text in texts_of(arguments.in_, values) if isinstance(text, Text))
    linking = frozenset(lexicon.words.get(arguments.linking, ()))
    spellings = Spellings(texts, lexicon.sounds, linking)
    for variant in find_variants(spellings, lambda: lexicon.known_words):
        if _is_listed(variant, lexicon.typos):
            continue
        names = {
            "match": variant.phrase,
            "other": variant.other_phrase,
            "certain": variant.is_wrong,
            "cell": variant.source,
        }
        other = Spot(variant.other, variant.other_span, variant.other_phrase)
        suggestion = variant.other_phrase if variant.is_wrong else None
        yield Match(names, Spot(variant.source, variant.span), (other,), suggestion=suggestion)


def _is_listed(variant: Variant, typos: Typos) -> bool:
    places = ((variant.source, variant.span), (variant.other, variant.other_span))
    return any(
        slip.span[0] < end and start < slip.span[1]
        for text, (start, end) in places
        for slip in typos.find(text)
    )


KIND = Kind(Arguments, judge, gives, fixes=True)
