"""Between file and station 1: number format codes of spreadsheets taken apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Longer codes are refused by Excel.
_LONGEST_CODE = 255
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|(?P<pad>_.)|(?P<fill>\*.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式|通用格式)"
    r"|(?P<noon>AM/PM|A/P|上午/下午)|(?P<exponent>[Ee][+-])"
    r"|(?P<date>y+|Y+|m+|M+|d+|D+|h+|H+|s+|S+|a{3,4}|e+|b+)"
    r"|(?P<digits>[#0?])|(?P<mark>[.,%/@;])|(?P<other>.)",
    re.DOTALL,
)
_ELAPSED = re.compile(r"[hms]+", re.IGNORECASE)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_CURRENCY = re.compile(r"\$([^-]*)(?:-[0-9A-Fa-f]*)?")
# Codes for the date as the system writes it out, and for the time; what follows is a mere example.
_SYSTEM = (("[$-F800]", 'yyyy"年"m"月"d"日"'), ("[$-F400]", "h:mm:ss"))


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a code; `kind` is digit, point, comma, percent, slash, exponent, date, elapsed,
    noon, general, text or literal, and `text` what stands there or is printed."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the codes that a semicolon parts; `condition` says which numbers it is for."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None

    def has(self, *kinds: str) -> bool:
        return any(token.kind in kinds for token in self.tokens)


_MARKS = {".": "point", ",": "comma", "%": "percent", "/": "slash", "@": "text"}


def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a format code, at least one; any text is taken, nonsense as literals."""
    found: list[Section] = []
    tokens: list[Token] = []
    condition: tuple[str, float] | None = None
    code = next((system for mark, system in _SYSTEM if mark in code.upper()), code)
    for match in _TOKEN.finditer(code[:_LONGEST_CODE]):
        kind, text = match.lastgroup or "other", match[match.lastgroup or "other"]
        if kind == "mark" and text == ";":
            found.append(Section(tuple(tokens), condition))
            tokens, condition = [], None
        elif kind == "bracket":
            if limit := _CONDITION.fullmatch(text):
                condition = limit[1], float(limit[2])
            else:
                tokens += _bracket(text)
        elif token := _token(kind, text):
            tokens.append(token)
    return (*found, Section(tuple(tokens), condition))


def _token(kind: str, text: str) -> Token | None:
    if kind in ("quoted", "escaped", "other"):
        return Token("literal", text)
    if kind == "pad":
        return Token("literal", " ")
    if kind == "fill":
        return None
    if kind == "mark":
        return Token(_MARKS[text], text)
    return Token("digit" if kind == "digits" else kind, text)


def _bracket(text: str) -> Sequence[Token]:
    """A currency sign or elapsed hours; colours and languages print nothing."""
    if _ELAPSED.fullmatch(text):
        return (Token("elapsed", text.lower()),)
    currency = _CURRENCY.fullmatch(text)
    return (Token("literal", currency[1]),) if currency and currency[1] else ()
