"""Station 3: what is compared to tell whether projects were copied from one another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linter.facts.indicator import IndicatorFacts
from linter.facts.lexicon import Lexicon
from linter.facts.sameness import letters
from linter.facts.text import Text

_BRACKETS = re.compile(r"[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]")
_NUMBER_OF_DOCUMENT = re.compile(
    r"[一-鿿]{0,8}[\[〔【(（]\s*(?:19|20)\d{2}\s*[\]〕】)）]\s*第?\d*号?"
)
_YEAR = re.compile(r"(?:19|20)\d{2}年度?")
_SENTENCE = re.compile(r"[^。；;]+[。；;]?")
_SATISFACTION = "满意度"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text: one of the goals in a goal cell."""

    source: Text
    span: tuple[int, int]
    text: str


def passages(text: Text) -> tuple[Passage, ...]:
    """The lines of a text, or its sentences when it has one line only."""
    spans = text.lines
    if len(spans) == 1:
        spans = tuple(match.span() for match in _SENTENCE.finditer(text))
    return tuple(Passage(text, span, text[span[0] : span[1]]) for span in spans)


def core_of(name: str, lexicon: Lexicon) -> str:
    """The name of a project without years, brackets, document numbers and words that say nothing
    of its object: 2024年乡镇饮水安全工程维护费（二期） → 乡镇饮水安全."""
    plain = _BRACKETS.sub("", _YEAR.sub("", _NUMBER_OF_DOCUMENT.sub("", name)))
    tails = sorted(lexicon.words.get("name_tails", ()), key=len, reverse=True)
    plain = letters(plain)
    while tail := next((word for word in tails if plain.endswith(word)), None):
        plain = plain[: -len(tail)]
    return plain


def names_source(name: str, lexicon: Lexicon) -> bool:
    """Whether the name says where the money comes from: 转移支付, 下达 …, a document number."""
    return bool(
        lexicon.words_pattern("source_marks").search(name) or _NUMBER_OF_DOCUMENT.search(name)
    )


def subject_of(name: str, lexicon: Lexicon) -> str:
    """The name without the words that tell sources of money and years apart."""
    plain = _YEAR.sub("", _NUMBER_OF_DOCUMENT.sub("", name))
    for words in ("source_levels", "source_marks"):
        plain = lexicon.words_pattern(words).sub("", plain)
    return letters(plain)


def row_keys(indicators: Iterable[IndicatorFacts], own: str) -> tuple[str, ...]:
    """Name and value of each row, the project's own core name replaced; rows on satisfaction,
    which are alike everywhere, and rows without name are left out. Equal rows are told apart by
    a running number."""
    keys = (row_key(row, own) for row in indicators)
    return tuple(_numbered(key for key in keys if key is not None))


def row_key(row: IndicatorFacts, own: str) -> str | None:
    """Name and value of a row as `row_keys` compares them; None for a row that is left out."""
    if not row.name or row.category == _SATISFACTION:
        return None
    name = letters(row.name)
    return f"{name.replace(own, '') if own else name}|{row.value or ''}"


def _numbered(keys: Iterable[str]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for key in keys:
        seen[key] = seen.get(key, 0) + 1
        yield key if seen[key] == 1 else f"{key}|{seen[key]}"
