"""Station 3: formulas of ratios in descriptions, read by a small parser over tokens."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linter.facts.expression import Expression, Syntax, bracket_partners, parse
from linter.facts.ratio import Ratio
from linter.facts.text import Text
from linter.facts.types import Formula

# Same length as what they replace, so that offsets hold.
_FOLD = str.maketrans("＝÷／×✕╳✖∗＋－−（）【】［］〔〕｛｝", "=//*****+--()[][][]{}")
_MASK = re.compile(r"\*{2,}")
_WILDCARD = "\ue000"
_SENTENCE = re.compile(r"[。；;！!？?]")
_NUMBERING = re.compile(r"^(?:[(\[]?[\d一二三四五六七八九十]{1,2}[)\]、.．](?!\d)|[①-⑳])+")
_COMPARED = re.compile(r"[≥≤><≧≦!]=?|=[><]")
_LEADS = re.compile(r"[:：，,、]")
_FACTOR = re.compile(r"[*xX] ?\d+(?:\.\d+)?[%％‰]?|\d[%％‰] ?\*")
_OPENING, _CLOSING = "([{", ")]}"
Partners = Mapping[int, int]
PROBLEMS = {
    Syntax.UNBALANCED: "括号不配对",
    Syntax.EMPTY: "等号右边为空",
    Syntax.NO_NUMERATOR: "缺少分子",
    Syntax.NO_DENOMINATOR: "缺少分母",
    Syntax.NO_OPERAND: "运算符旁缺少内容",
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the folded text that may hold one formula."""

    start: int
    end: int


def find_formulas(text: Text) -> tuple[Formula, ...]:
    """The formulas in a description: ratios and unit costs with `=`, `÷`, or `/ … ×100%`.

    Definitions in words (占…的比率) are none. A broken formula is given with its `problem`.
    """
    if not any(sign in text for sign in "=÷/＝"):
        return ()
    folded = _fold(text)
    partners = bracket_partners(folded)
    found = (_read(text, folded, piece, partners) for piece in _pieces(folded, partners))
    return tuple(formula for formula in found if formula is not None)


def _fold(text: str) -> str:
    """The text with one sign for each operator and bracket; a mask `**` becomes wildcards, but
    the last star of `***100%` multiplies."""
    folded = text.translate(_FOLD)

    def hide(match: re.Match[str]) -> str:
        stars = len(match[0])
        multiplies = folded[match.end() : match.end() + 1].isdigit() and stars > 2
        return _WILDCARD * (stars - 1) + "*" if multiplies else _WILDCARD * stars

    return _MASK.sub(hide, folded)


def _pieces(folded: str, partners: Partners) -> Iterator[_Piece]:
    start = 0
    for match in (*_SENTENCE.finditer(folded), None):
        end = match.start() if match else len(folded)
        if end > start:
            yield from _formulas_in(folded, start, end, partners)
        start = match.end() if match else end


def _formulas_in(folded: str, start: int, end: int, partners: Partners) -> Iterator[_Piece]:
    """Cuts a sentence at commas outside brackets, or anywhere when a formula follows."""
    first, closing = start, -1
    for index in range(start, end):
        character = folded[index]
        if character in _OPENING:
            closing = max(closing, partners.get(index, -1))
        elif character in "，," and (index > closing or "=" in folded[index:end]):
            if index > first:
                yield _Piece(_opened(folded, first, index, partners), index)
            first = index + 1
    if end > first:
        yield _Piece(_opened(folded, first, end, partners), end)


def _opened(folded: str, start: int, end: int, partners: Partners) -> int:
    """The start, moved behind a bracket that encloses the equals sign: 满意度(满意度=A/B)."""
    equals = folded.find("=", start, end)
    for index in range(equals - 1, start - 1, -1):
        if folded[index] in _OPENING and partners.get(index, end) > equals:
            return index + 1
    return start


def _read(text: Text, folded: str, piece: _Piece, partners: Partners) -> Formula | None:
    start, end = _trimmed(folded, piece.start, piece.end)
    if _COMPARED.search(folded, start, end):
        return None
    equals = folded.find("=", start, end)
    if equals < 0:
        return _without_equals(text, folded, (start, end), partners)
    left_start = _left_start(folded, start, equals)
    right_end = folded.find("=", equals + 1, end)
    right_end = end if right_end < 0 else right_end
    left = text[left_start:equals].strip()
    tree = parse(folded, equals + 1, right_end, partners)
    if tree.problem is None and not tree.has_operator:
        return None
    if not left and tree.problem is not None:
        return None
    problem = PROBLEMS[tree.problem] if tree.problem else None if left else "等号左边为空"
    return _formula(text, left_start, left or None, tree, problem)


def _are_crossed(folded: str) -> bool:
    """Whether no bracket is missing in the whole text, so that those of a formula only cross."""
    opening = sum(character in _OPENING for character in folded)
    return opening == sum(character in _CLOSING for character in folded)


def _without_equals(
    text: Text, folded: str, span: tuple[int, int], partners: Partners
) -> Formula | None:
    """`A÷B`, `A/B×100%`, whole or broken: a slash alone may mean “or”, so it needs a factor beside
    it."""
    start, end = span
    divides = "÷" in text[start:end] or (
        "/" in folded[start:end] and _FACTOR.search(folded, start, end)
    )
    if not divides:
        return None
    first = _left_start(folded, start, folded.find("/", start, end))
    tree = parse(folded, first, end, partners)
    if tree.problem is Syntax.UNBALANCED and _are_crossed(folded):
        return None
    if tree.problem is not None and any(c.isalpha() for c in text[first:end]):
        return _formula(text, first, None, tree, PROBLEMS[tree.problem])
    ratio = tree.ratio
    if ratio is None or ratio.numerator is None or ratio.denominator is None:
        return None
    # Both sides are words, not figures as in 1/2 or 2024/11/30.
    if not all(any(c.isalpha() for c in text[slice(*side)]) for side in (
        ratio.numerator, ratio.denominator,
    )):  # fmt: skip
        return None
    return _formula(text, first, None, tree, None)


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    numbering = _NUMBERING.match(folded[start:end])
    if numbering and numbering.end() < end - start:
        start += numbering.end()
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1] in " 、，,.":
        end -= 1
    return start, end


def _left_start(folded: str, start: int, end: int) -> int:
    """Where the left side begins: after the last colon or comma (计算公式：合格率=…)."""
    depth = 0
    for index in range(end - 1, start - 1, -1):
        character = folded[index]
        if character in _CLOSING:
            depth += 1
        elif character in _OPENING:
            depth -= 1
        elif depth <= 0 and _LEADS.match(character):
            return index + 1
    return start


def _formula(
    text: Text, start: int, left: str | None, tree: Expression, problem: str | None
) -> Formula:
    ratio = tree.ratio or Ratio(None, None, None, None)
    end = tree.end
    while end > start and text[end - 1] in " ，,、":
        end -= 1
    return Formula(
        source=text,
        span=(start, end),
        text=text[start:end],
        left=left,
        numerator=_shown(text, ratio.numerator),
        denominator=_shown(text, ratio.denominator),
        factor=ratio.factor,
        factor_text=_shown(text, ratio.factor_span),
        factor_span=ratio.factor_span,
        is_single=tree.is_single,
        problem=problem,
        as_percentage=_as_percentage(text, (start, end), ratio.factor_span),
    )


def _as_percentage(text: Text, span: tuple[int, int], factor: tuple[int, int] | None) -> str | None:
    if factor is None or not span[0] <= factor[0] <= factor[1] <= span[1]:
        return None
    before = text[span[0] : factor[0]]
    stripped = before.rstrip(" *xX＊✕╳✖∗")
    sign = "×" if stripped != before and stripped else ""
    return f"{stripped if sign else before}{sign}100%{text[factor[1] : span[1]]}"


def _shown(text: Text, span: tuple[int, int] | None) -> str | None:
    return text[slice(*span)] if span else None
