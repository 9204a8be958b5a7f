"""Station 7: texts of documents without the names in them: units, projects, people, places.

What is a name is told by words and patterns (rules/quality/names.yaml) and by the kinds of words
in jieba's dictionary. It is on the side of caution: a Chinese word that no dictionary knows goes,
too, and of several examples the one that loses least is printed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from linter.domain.node import Node, read
from linter.domain.regex import checked_regex
from linter.domain.shaped import shaped

UNIT, PROJECT, PLACE, OTHER = "某单位", "某项目", "某地", "X"
_MASKS = (UNIT, PROJECT, PLACE, OTHER)
# Kinds of words in jieba's dictionary: people, places, institutions, other names.
_NAMES = ("nr", "ns", "nt", "nz")
# Kinds of words that link others, numbers and measures.
_LINKING = ("p", "c", "u", "d", "v", "m", "q", "r", "f")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_ANY_MASK = re.compile("|".join(_MASKS))
_QUOTED = re.compile("(“[^“”]*”)")
# Shorter names are ordinary words; so many characters in a row tell which project it is.
_LEAST_NAME, _PART = 4, 5


@dataclass(frozen=True, slots=True)
class Masks:
    """The words of rules/quality/names.yaml."""

    organisations: tuple[str, ...] = ()
    not_organisations: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    not_places: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    ordinary_endings: tuple[str, ...] = ()
    patterns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without names; `lost` is how many characters went."""

    text: str
    lost: int


def _pattern(node: Node) -> str:
    try:
        return checked_regex(node.text()).text
    except ValueError as error:
        return node.fail(f"“{node.text()}”：{error}")


_SHAPE = {
    "organisations": [str],
    "not_organisations": [str],
    "places": [str],
    "not_places": [str],
    "surnames": [str],
    "ordinary": [str],
    "ordinary_endings": [str],
    "patterns": [{"find": _pattern, "show": str}],
}


def read_masks(path: Path) -> Masks:
    """The words of a file like rules/quality/names.yaml. Raises LoadError."""
    held = shaped(read(path), _SHAPE)
    return Masks(
        organisations=tuple(sorted(held["organisations"], key=len, reverse=True)),
        not_organisations=frozenset(held["not_organisations"]),
        places=tuple(sorted(held["places"], key=len, reverse=True)),
        not_places=frozenset(held["not_places"]),
        surnames=frozenset(held["surnames"]),
        ordinary=frozenset(held["ordinary"]),
        ordinary_endings=tuple(held["ordinary_endings"]),
        patterns=tuple((each["find"], each["show"]) for each in held["patterns"]),
    )


def masker(
    masks: Masks, unit: str | None, projects: Iterable[str]
) -> Callable[[str, bool], Masked]:
    """A function that takes names out of a text. The unit and the projects of its document are
    known: whatever is a part of a project's name goes. Of a text that is said to be ours (the
    message of a rule) only what stands in quotation marks is suspected for unknown words."""
    names = tuple(projects)
    known = [(re.escape(unit), UNIT)] if unit else []
    known += [(re.escape(name), PROJECT) for name in names if len(name) >= _LEAST_NAME]
    known += [(place, PLACE) for place in _places_in(unit or "", masks)]
    parts = frozenset(
        name[start : start + _PART] for name in names for start in range(len(name) - _PART + 1)
    )

    def mask(text: str, is_ours: bool) -> Masked:
        changed = text
        for find, show in (*known, *masks.patterns):
            changed = re.sub(find, show, changed)
        changed = _without_parts(changed, parts)
        pieces = _QUOTED.split(changed) if is_ours else [changed]
        words = (
            word
            for piece in pieces
            for word in _words(piece, masks, is_ours and not _QUOTED.fullmatch(piece))
        )
        changed = "".join(_merged(words))
        return Masked(changed, max(len(text) - len(_ANY_MASK.sub("", changed)), 0))

    return mask


def _without_parts(text: str, parts: frozenset[str]) -> str:
    """The text with a mask for each run of characters that is made of parts of names."""
    pieces: list[str] = []
    done = start = 0
    while start <= len(text) - _PART:
        if text[start : start + _PART] not in parts:
            start += 1
            continue
        end = start + _PART
        while text[end - _PART + 1 : end + 1] in parts:
            end += 1
        pieces += [text[done:start], PROJECT]
        done = start = end
    return "".join([*pieces, text[done:]])


def _places_in(unit: str, masks: Masks) -> Iterator[str]:
    """Patterns for the places at the head of a unit's name, each also by its first two characters:
    大厂 and 大厂县 for 大厂回族自治县."""
    suffixes = "|".join(masks.places)
    for part in re.findall(f"[\u3400-\u9fff]{{2,8}}?(?:{suffixes})", unit):
        yield part
        if len(part) > 3 or part[2:] in masks.places:
            yield f"{part[:2]}(?:{suffixes})?"


def _words(text: str, masks: Masks, is_trusted: bool) -> Iterator[str]:
    """The words of a text, those that are names as masks; in one that is trusted, words that no
    dictionary knows are none."""
    for piece in re.split(f"({_ANY_MASK.pattern}|{_CHINESE.pattern})", text):
        if piece in _MASKS or not _CHINESE.fullmatch(piece):
            yield piece
        else:
            words = [(each.word, each.flag) for each in _cutter().cut(piece)]
            yield from _masked(words, masks, is_trusted)


def _masked(words: Sequence[tuple[str, str]], masks: Masks, is_trusted: bool) -> Iterator[str]:
    above, number = "", 0
    while number < len(words):
        word, after = words[number][0], words[number + 1 : number + 2]
        shown, taken = _mask_of(*words[number], masks), 1
        if is_trusted and shown == OTHER:
            shown = word
        elif after and _is_place(words[number], after[0], masks):
            shown, taken = PLACE, 2
        elif after and word in masks.surnames and len(after[0][0]) == 1:
            shown, taken = OTHER, 2
        elif after and word.startswith("第") and after[0][0] in masks.organisations:
            shown, taken = UNIT, 2
        elif shown == UNIT and word in masks.organisations and above not in _MASKS:
            # An institution of no name: 学校, 卫生室.
            shown = word
        yield shown
        above, number = shown, number + taken


def _is_place(word: tuple[str, str], after: tuple[str, str], masks: Masks) -> bool:
    """Whether a word is the first part of a place's name: 柳林 of 柳林 县, or the character that
    the tagger cuts off a name that it does not know."""
    text, kind = word
    if text in masks.not_places or kind.startswith("m"):
        return False
    is_cut_off = len(text) == 1 and not kind.startswith(_LINKING)
    return after[0] in masks.places or (is_cut_off and _mask_of(*after, masks) == PLACE)


def _mask_of(word: str, kind: str, masks: Masks) -> str:
    if word in masks.ordinary or word.endswith(masks.ordinary_endings):
        return word
    if word.endswith(masks.organisations) and word not in masks.not_organisations:
        return UNIT
    is_known = _is_known(word)
    if kind.startswith(_NAMES) or not is_known:
        is_place = kind.startswith("ns") or (not is_known and word.endswith(masks.places))
        return UNIT if kind.startswith("nt") else PLACE if is_place else OTHER
    return word


def _is_known(word: str) -> bool:
    return len(word) == 1 or bool(_cutter().tokenizer.FREQ.get(word))


def _merged(words: Iterable[str]) -> Iterator[str]:
    """The words without a mask before another one: a place and a name belong to the unit that
    follows."""
    held = ""
    for word in words:
        if word in _MASKS:
            held = word
        elif word:
            yield held
            held = ""
            yield word
    yield held


@cache
def _cutter() -> Any:
    """jieba's tagger of words, loaded with the first text that is masked."""
    import logging

    import jieba
    from jieba.posseg import POSTokenizer

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    # By hand: initialize() would write a cache file into the temporary folder.
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return POSTokenizer(tokenizer)
