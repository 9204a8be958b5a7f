"""Station 3: numbers as they are written in Chinese texts, with digits, 数词 or both."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
PLACES = {"十": 10, "百": 100, "千": 1000}
GROUPS = {"万": 10**4, "亿": 10**8}
CHINESE = "".join(DIGITS) + "".join(PLACES) + "".join(GROUPS)
# Beyond this many digits a run is a code, not a number.
LONGEST = 18

_ARABIC = r"(?<![\d.A-Za-z*])(?<!\d,)(?:\d{1,3}(?:,\d{3})+(?!\d)|\d++)(?:\.\d++)?(?!\.\d)"
_MIXED = r"(?<![\d.A-Za-z*])\d+(?:亿\d+千?万|万\d+千|千\d+百)"
_NUMBER = re.compile(
    rf"(?P<share>(?P<of>百分之|千分之|万分之)(?P<part>[{CHINESE}点]+|\d+(?:\.\d+)?))"
    rf"|(?P<mixed>{_MIXED})|(?P<digits>{_ARABIC})|(?P<chinese>[半{CHINESE}]+)"
)
# A sentence number and what follows it without a word between; 2.05 is none.
_NUMBERED = re.compile(r"([1-9])\.([1-9]\d*)")
_SENTENCE_ENDS = "\n。；;：:"
_OF = {"百分之": Decimal("0.01"), "千分之": Decimal("0.001"), "万分之": Decimal("0.0001")}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its span, value, and `ulp`, the worth of its last printed place.

    `share` is the factor of 百分之 and its like, which need no unit; `chinese` says that it is
    written in 数词.
    """

    start: int
    end: int
    value: Decimal
    ulp: Decimal
    chinese: bool = False
    share: Decimal | None = None


def chinese_value(text: str) -> Decimal | None:
    """The value of a 数词 (一百零五, 三万五千, 二〇二四, 半); None when it is none."""
    if not text:
        return None
    if text == "半":
        return Decimal("0.5")
    if "点" in text:
        return _with_point(text)
    if all(c in DIGITS for c in text):
        return Decimal("".join(str(DIGITS[c]) for c in text)) if len(text) <= LONGEST else None
    return _with_places(text)


def _with_point(text: str) -> Decimal | None:
    whole, _, rest = text.partition("点")
    value = chinese_value(whole)
    if value is None or not rest or any(c not in DIGITS for c in rest) or len(rest) > LONGEST:
        return None
    return value + Decimal("0." + "".join(str(DIGITS[c]) for c in rest))


def _with_places(text: str) -> Decimal | None:
    total = group = 0
    digit: int | None = None
    place = 0
    for character in text:
        if character in DIGITS:
            if digit:
                return None
            digit = DIGITS[character]
        elif character in PLACES:
            place = PLACES[character]
            group += (1 if digit is None else digit) * place
            digit = None
        elif character in GROUPS:
            place = GROUPS[character]
            section = group + (digit or 0)
            total = (total + section) * place if place > total else total + section * place
            group, digit = 0, None
        else:
            return None
        if total > 10**LONGEST:
            return None
    # 一百五 means 150, 三万五 35 000; a 零 in between cuts that short.
    if digit and place >= 100 and text[-2] not in DIGITS:
        return Decimal(total + group + digit * place // 10)
    return Decimal(total + group + (digit or 0))


def numbers(text: str, start: int = 0) -> list[Number]:
    """Every number in the text, in order; runs that are no number are left out."""
    found: list[Number] = []
    for match in _NUMBER.finditer(text, start):
        number = _number(match)
        if number is not None:
            found.append(number)
    return found


def without_numbering(text: str, found: Sequence[Number]) -> list[Number]:
    """The numbers of a prose; of a sentence number that runs into a number (2.54个站点 behind the
    sentence 1.…) only the number is left."""
    return [_behind_numbering(text, number) for number in found]


def _behind_numbering(text: str, number: Number) -> Number:
    printed = text[number.start : number.end]
    match = _NUMBERED.fullmatch(printed)
    if not match or text[number.start - 1 : number.start] not in _SENTENCE_ENDS:
        return number
    other = int(match[1]) - 1 or 2
    if not re.search(rf"(?:^|[{_SENTENCE_ENDS}]){other}[.．]\D", text):
        return number
    return Number(number.start + match.start(2), number.end, Decimal(match[2]), Decimal(1))


def _number(match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if match["digits"]:
        return _digits(match["digits"], start)
    if match["chinese"]:
        return _chinese(match["chinese"], start)
    if match["mixed"]:
        value, ulp = _mixed(match["mixed"])
        return Number(start, end, value, ulp)
    part = match["part"]
    value_of_part = Decimal(part) if part[0].isdecimal() else chinese_value(part)
    if value_of_part is None:
        return None
    return Number(start, end, value_of_part, _ulp(part), True, _OF[match["of"]])


def _ulp(digits: str) -> Decimal:
    _, _, decimals = digits.partition(".")
    return Decimal(1).scaleb(-len(decimals))


def _digits(digits: str, start: int) -> Number | None:
    if len(digits) > LONGEST:
        return None
    plain = digits.replace(",", "").replace("，", "")
    return Number(start, start + len(digits), Decimal(plain), _ulp(plain))


def _mixed(text: str) -> tuple[Decimal, Decimal]:
    """The value of digits with place words (3万5千) and the worth of its last place word."""
    total, worth = Decimal(0), Decimal(1)
    for digits, place in re.findall(r"(\d+)(千万|[亿万千百])", text):
        worth = Decimal(1)
        for word in place:
            worth *= PLACES.get(word, 1) * GROUPS.get(word, 1)
        total += Decimal(digits) * worth
    return total, worth


def _chinese(word: str, start: int) -> Number | None:
    # A trailing 万 or 亿 is a multiplier (三万元), so that its printed precision is kept.
    end = len(word)
    while end > 1 and word[end - 1] in GROUPS:
        end -= 1
    # 万元, 千米: a place word without a digit before it belongs to the unit.
    if word[0] in "百千万亿":
        return None
    value = chinese_value(word[:end])
    return None if value is None else Number(start, start + end, value, Decimal(1), True)
