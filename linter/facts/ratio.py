"""Station 3: what a printed formula says: the parts of its products, and the ratio they form."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Operand:
    """Words or a figure. `figure` is its value (100% is 1), None for words."""

    start: int
    end: int
    figure: Decimal | None


@dataclass(frozen=True, slots=True)
class Group:
    """A bracketed sum; the span includes the brackets."""

    start: int
    end: int
    terms: tuple["Term", ...]


Part = Operand | Group


@dataclass(frozen=True, slots=True)
class Term:
    """A product: `divided[i]` says that `parts[i]` stands after a division sign."""

    parts: tuple[Part, ...]
    divided: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Ratio:
    """The parts of a single product, as spans; `factor` is None when no figure multiplies it."""

    numerator: tuple[int, int] | None
    denominator: tuple[int, int] | None
    factor: Decimal | None
    factor_span: tuple[int, int] | None


def is_figure(term: Term) -> bool:
    return all(isinstance(part, Operand) and part.figure is not None for part in term.parts)


def ratio_of(term: Term) -> Ratio:
    parts, divided = list(term.parts), list(term.divided)
    first = parts[0]
    # (A/B)*100% is A/B*100%.
    if isinstance(first, Group) and len(first.terms) == 1 and not any(divided):
        inner = ratio_of(first.terms[0])
        outer = _figures(parts[1:], divided[1:])
        if inner.factor is None or outer is None:
            factor = outer or _factor_of(inner)
            return Ratio(inner.numerator, inner.denominator, *(factor or (None, None)))
    factor = _figures(parts, divided)
    words = [
        (part, division)
        for part, division in zip(parts, divided, strict=True)
        if division or not (isinstance(part, Operand) and part.figure is not None)
    ]
    above = [part for part, division in words if not division]
    below = [part for part, division in words if division]
    numerator = (above[0].start, above[0].end) if above else None
    denominator = (below[0].start, below[0].end) if below else None
    return Ratio(numerator, denominator, *(factor or (None, None)))


def _factor_of(ratio: Ratio) -> tuple[Decimal, tuple[int, int]] | None:
    if ratio.factor is None or ratio.factor_span is None:
        return None
    return ratio.factor, ratio.factor_span


def _figures(parts: list[Part], divided: list[bool]) -> tuple[Decimal, tuple[int, int]] | None:
    """The figure that multiplies, with its span; the last one when there are several."""
    found = [
        (part.figure, (part.start, part.end))
        for part, division in zip(parts, divided, strict=True)
        if not division and isinstance(part, Operand) and part.figure is not None
    ]
    return found[-1] if found else None
