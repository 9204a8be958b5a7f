"""Station 3: what an indicator's name says: its measure head, direction, unit in brackets."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from linter.facts.lexicon import Head, Lexicon
from linter.facts.numerals import numbers
from linter.facts.units import measure_of

_LONGEST_HEAD = 8
_PEOPLE = frozenset({"person", "person_times", "labour"})
# What a number of things is never given in, by the list of words for the things.
_NEVER = {"goods": _PEOPLE | {"household", "organisation"}, "bodies": _PEOPLE}
_LONGEST_DIRECTION = 6
# A word such as 下降 this far behind a good thing speaks of it: 满意率同比下降.
_NEAR = 4
_AS_SAID: Mapping[str, Literal["up", "down"]] = {"up": "up", "down": "down"}
_TURNED: Mapping[str, Literal["up", "down"]] = {"up": "down", "down": "up"}
# Brackets further from the end than this do not end a name.
_LONGEST_TAIL = 60
_BRACKETS = re.compile(r"[(（]([^()（）]{1,12})[)）]")
_TRAILING = re.compile(r"(?:[(（][^()（）]*[)）]|[*\s。.；;，,：:≥≤><=])+$")


def bare_name(name: str) -> str:
    """The name without brackets, masks and marks at its end: 机柜数量(≥77台) → 机柜数量."""
    tail = _TRAILING.search(name, max(0, len(name) - _LONGEST_TAIL))
    return name[: tail.start()] if tail else name


def head_of(name: str, lexicon: Lexicon) -> Head | None:
    """The measure head at the end of a name (longest first), None when there is none or when the
    name is a verb phrase or joins two heads that measure different things."""
    name = bare_name(name)
    head = _head_at_end(name, lexicon)
    if head is None or not head.dimensions:
        return None
    if _joins_another(name, head, lexicon):
        return None
    return None if "money" in head.dimensions and _is_verb_phrase(name, head, lexicon) else head


def expected_of(name: str, head: Head | None, lexicon: Lexicon) -> frozenset[str]:
    """The dimensions that a name allows: those of its head, narrowed where the head says no more
    than how many and the thing before it says the rest (设备数量); empty when unknown."""
    if head is None:
        return frozenset()
    thing = bare_name(name).removesuffix(head.suffix)
    if {"count", "person"} <= head.dimensions and "share" not in head.dimensions:
        for kind, never in _NEVER.items():
            if thing.endswith(lexicon.words.get(kind, ())):
                return head.dimensions - never
    return head.dimensions


def _head_at_end(name: str, lexicon: Lexicon) -> Head | None:
    for size in range(min(_LONGEST_HEAD, len(name)), 0, -1):
        head = lexicon.heads.get(name[-size:])
        if head is not None:
            return head
    return None


def _is_verb_phrase(name: str, head: Head, lexicon: Lexicon) -> bool:
    """Whether the name says what to do (缴纳…费); a verb and its head (购置费) are a noun."""
    verb = next((verb for verb in lexicon.head_verbs if name.startswith(verb)), None)
    return verb is not None and name != verb + head.suffix


def _joins_another(name: str, head: Head, lexicon: Lexicon) -> bool:
    for joiner in lexicon.head_joiners:
        position = name.rfind(joiner)
        if position <= 0 or name.startswith(lexicon.not_joiners, position):
            continue
        other = _head_at_end(name[:position], lexicon)
        if other is not None and other.dimensions and not other.dimensions & head.dimensions:
            return True
    return False


def direction_of(name: str, lexicon: Lexicon) -> Literal["up", "down"] | None:
    """Whether more is better (up) or less (down) by the words of the name; None when unknown.

    The last strong word decides (投诉处理率 is about 处理); weak words only where there is no
    strong one; words such as 下降 turn the direction round.
    """
    strong = _last_strong(name, lexicon)
    if strong is not None:
        direction, end = strong
        turning = [word for word in lexicon.flips if word in name]
        if direction == "up" and turning and not _is_turned(name, end, turning):
            return None
        return (_TURNED if turning else _AS_SAID).get(direction)
    return "up" if lexicon.weak_direction_pattern.search(name) else None


def _is_turned(name: str, end: int, turning: Sequence[str]) -> bool:
    """Whether what grows less is the good thing that ends at `end` (满意度下降), not a thing it is
    done with (防治病虫害用的药量减少)."""
    return any(0 <= name.rfind(word) - end <= _NEAR for word in turning)


def _last_strong(name: str, lexicon: Lexicon) -> tuple[str, int] | None:
    """The direction of the strong word that ends last, the longest of those that end there, and
    where it ends."""
    for end in range(len(name), 0, -1):
        for start in range(max(0, end - _LONGEST_DIRECTION), end):
            direction = lexicon.directions.get(name[start:end])
            if direction is not None and not _is_only_object(name, end, direction, lexicon):
                return direction, end
    return None


def _is_only_object(name: str, end: int, direction: str, lexicon: Lexicon) -> bool:
    """Whether an evil only says what a rate is about (投诉回复率, 费用报销比例): between it and the
    ending stands what is done about it, not its occurring (事故发生率) nor its growing less."""
    tails = lexicon.words.get("share_tails", ())
    tail = max((tail for tail in tails if name.endswith(tail)), key=len, default="")
    if direction != "down" or not tail:
        return False
    between = name[end : len(name) - len(tail)]
    if any(word in between for word in lexicon.flips):
        return False
    return bool(between) and between not in lexicon.words.get("occurring", ())


def is_unit_cost_name(name: str, lexicon: Lexicon) -> bool:
    """Whether the name speaks of the cost of one (人均, 单价, 每平方米…)."""
    return any(word in name for word in lexicon.unit_cost_words)


def unit_in_brackets(name: str, lexicon: Lexicon) -> str | None:
    """The unit a name or heading states in brackets (资金总额(万元), 新建面积(≥**平方米))."""
    for match in reversed(list(_BRACKETS.finditer(name))):
        inside = match[1].lstrip("≥≤><=*单位：: ")
        if inside in lexicon.only_denominators:
            return inside
        if inside and not numbers(inside) and measure_of(inside, lexicon, frozenset()):
            return inside
    return None
