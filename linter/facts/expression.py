"""Station 3: the parser of printed formulas: sums of products of words, figures and brackets.

It works on folded text (one sign an operator) and gives spans in it; it never calculates.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from linter.facts.ratio import Group, Operand, Part, Ratio, Term, is_figure, ratio_of

_OPERATORS = "+-*/"
_OPENING, _CLOSING = "([{", ")]}"
_DEEPEST = 20


class Syntax(Enum):
    """What is wrong with an expression."""

    UNBALANCED = auto()
    EMPTY = auto()
    NO_NUMERATOR = auto()
    NO_DENOMINATOR = auto()
    NO_OPERAND = auto()


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression that ends at `end`. `ratio` is None for sums; `is_single` False for sums
    of more than one worded part; `has_operator` False for plain words."""

    end: int
    ratio: Ratio | None
    is_single: bool
    has_operator: bool
    problem: Syntax | None


class _Broken(Exception):
    def __init__(self, problem: Syntax, position: int) -> None:
        super().__init__(problem.name)
        self.problem = problem
        self.position = position


@dataclass(slots=True)
class _Cursor:
    text: str
    position: int
    end: int
    partners: Mapping[int, int]
    has_operator: bool = False

    def peek(self) -> str:
        return self.text[self.position] if self.position < self.end else ""


def bracket_partners(text: str) -> dict[int, int]:
    """Which bracket belongs to which, by position, both ways; brackets without one are missing."""
    stack: list[int] = []
    partners: dict[int, int] = {}
    for index, character in enumerate(text):
        if character in _OPENING:
            stack.append(index)
        elif character in _CLOSING and stack:
            opening = stack[-1]
            if _OPENING.index(text[opening]) == _CLOSING.index(character):
                stack.pop()
                partners[opening], partners[index] = index, opening
    return partners


def parse(text: str, start: int, end: int, partners: Mapping[int, int]) -> Expression:
    """The expression in `text[start:end]`; a bracket opened before `start` ends it early."""
    cursor = _Cursor(text, start, end, partners)
    if not text[start:end].strip(" ,，、"):
        return Expression(end, None, True, False, Syntax.EMPTY)
    try:
        terms = _sum(cursor, 0)
        if cursor.peek() in _CLOSING and cursor.position not in partners and cursor.peek():
            raise _Broken(Syntax.UNBALANCED, cursor.position)
    except _Broken as broken:
        return Expression(end, None, True, True, broken.problem)
    worded = [term for term in terms if not is_figure(term)]
    single = len(worded) <= 1
    ratio = ratio_of(terms[0]) if len(terms) == 1 else None
    return Expression(cursor.position, ratio, single, cursor.has_operator, None)


def _sum(cursor: _Cursor, depth: int) -> tuple[Term, ...]:
    if depth > _DEEPEST:
        raise _Broken(Syntax.UNBALANCED, cursor.position)
    terms = [_product(cursor, depth)]
    while cursor.peek() and cursor.peek() in "+-":
        cursor.has_operator = True
        cursor.position += 1
        terms.append(_product(cursor, depth))
    return tuple(terms)


def _product(cursor: _Cursor, depth: int) -> Term:
    _blanks(cursor)
    if cursor.peek() == "/":
        raise _Broken(Syntax.NO_NUMERATOR, cursor.position)
    parts, divided = [_part(cursor, depth, Syntax.NO_OPERAND)], [False]
    _blanks(cursor)
    while cursor.peek() and cursor.peek() in "*/":
        division = cursor.peek() == "/"
        cursor.has_operator = True
        cursor.position += 1
        missing = Syntax.NO_DENOMINATOR if division else Syntax.NO_OPERAND
        parts.append(_part(cursor, depth, missing))
        divided.append(division)
        _blanks(cursor)
    return Term(tuple(parts), tuple(divided))


def _blanks(cursor: _Cursor) -> None:
    while cursor.peek() == " ":
        cursor.position += 1


def _part(cursor: _Cursor, depth: int, missing: Syntax) -> Part:
    _blanks(cursor)
    start, character = cursor.position, cursor.peek()
    if not character or character in _OPERATORS or character in _CLOSING:
        raise _Broken(missing, start)
    if character not in _OPENING:
        return _operand(cursor, start)
    closing = cursor.partners.get(start)
    if closing is None or closing >= cursor.end:
        raise _Broken(Syntax.UNBALANCED, start)
    after = cursor.text[closing + 1 : closing + 2]
    if closing + 1 < cursor.end and after.strip() and not _ends_operand(cursor, closing + 1):
        return _operand(cursor, start)
    cursor.position += 1
    terms = _sum(cursor, depth + 1)
    _blanks(cursor)
    if cursor.position != closing:
        raise _Broken(Syntax.UNBALANCED, cursor.position)
    cursor.position = closing + 1
    return Group(start, closing + 1, terms)


def _ends_operand(cursor: _Cursor, index: int) -> bool:
    character = cursor.text[index]
    if character in _CLOSING or character in "*/+，,":
        return True
    if character in "xX":
        return _multiplies(cursor, index)
    return character == "-" and not _joins_figures(cursor.text, index)


def _multiplies(cursor: _Cursor, index: int) -> bool:
    """Whether an x stands between a word or bracket and a figure."""
    before = cursor.text[index - 1 : index]
    after = cursor.text[index + 1 : index + 2]
    return after.isdigit() and not (before.isascii() and before.isalnum())


def _joins_figures(text: str, index: int) -> bool:
    return text[index - 1 : index].isdigit() and text[index + 1 : index + 2].isdigit()


def _operand(cursor: _Cursor, start: int) -> Operand:
    """Words up to the next operator; brackets right behind words belong to them (件数(件))."""
    index = start
    while index < cursor.end and not _ends_operand(cursor, index):
        if cursor.text[index] in _OPENING:
            closing = cursor.partners.get(index)
            if closing is None or closing >= cursor.end:
                raise _Broken(Syntax.UNBALANCED, index)
            index = closing
        index += 1
    if index < cursor.end and cursor.text[index] in "xX":
        cursor.text = cursor.text[:index] + "*" + cursor.text[index + 1 :]
    figure, length = _figure(cursor.text[start:index])
    end = start + length if figure is not None and length else index
    cursor.position = end
    if end < index:
        # What follows a percentage is talk about the formula: …×100%得出.
        cursor.end = end
    while end > start and cursor.text[end - 1] == " ":
        end -= 1
    return Operand(start, end, figure)


def _figure(text: str) -> tuple[Decimal | None, int]:
    """The value of a figure that begins the text and how long it is; a bare number must be all."""
    size = 0
    while size < len(text) and text[size] in "0123456789.":
        size += 1
    digits = text[:size]
    if not digits or digits.count(".") > 1 or digits == "." or size > 18:
        return None, 0
    sign = text[size : size + 1]
    if sign and sign in "%％":
        return Decimal(digits).scaleb(-2), size + 1
    if sign == "‰":
        return Decimal(digits).scaleb(-3), size + 1
    return (Decimal(digits), size) if not text[size:].strip() else (None, 0)
