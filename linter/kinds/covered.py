"""Kind `covered`: what prose promises in figures must have an indicator."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from linter.domain.regex import Regex
from linter.facts.indicator import IndicatorFacts
from linter.facts.sameness import bigrams, letters
from linter.facts.types import Claim
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of
from linter.language.expression import Expression
from linter.language.shape import Shape
from linter.language.template import plain

# How many characters around a figure say what it is.
_AROUND = 12
_SENTENCE = re.compile(r"[。；;！!？?\n]")
_PER = ("/", "／", "每")
# What a thing is like, where it is counted behind: 8吨垃圾车3辆, 240升垃圾桶2000个.
_SIZES = frozenset({"weight", "volume", "length", "power", "energy", "duration"})
_COUNTED = re.compile(r"[\u4e00-\u9fff]{2,10}\d+[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Arguments:
    """`claims`: the figures. `rows`: the indicators. A claim has its indicator when one prints the
    same figure, or the same number without a unit, or measures in the same dimension and shares a
    pair of characters with what the claim is about; where name or value of a row are not known it
    may be that one. `dimensions`: which figures are judged.
    `except`: what stands around figures that promise nothing."""

    claims: Expression
    rows: Expression
    dimensions: tuple[str, ...]
    except_: tuple[Regex, ...] = ()


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"claim": Claim}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    rows: Sequence[IndicatorFacts] = known(arguments.rows, values) or ()
    if not rows:
        yield Unknown(arguments.rows.text)
        return
    is_unknown = any(map(_is_unknown, rows))
    for claim in known(arguments.claims, values) or ():
        if _promises(claim, arguments) and not any(_has(row, claim) for row in rows):
            yield Unknown(claim.text) if is_unknown else Match({"claim": claim}, spot_of(claim))


def _is_unknown(row: IndicatorFacts) -> bool:
    return row.name is None or (row.value is None and not row.record.values)


def _promises(claim: Claim, arguments: Arguments) -> bool:
    quantity = claim.quantity
    if claim.is_of_other_years or claim.is_part or claim.is_rate or not claim.head or quantity.per:
        return False
    if quantity.dimension not in arguments.dimensions:
        return False
    # 两个、一支 name things; what is promised stands in figures.
    if not any(character.isascii() and character.isdigit() for character in quantity.text):
        return False
    # 1.2人/十万人 is a rate, whatever it is counted per.
    if claim.source.startswith(_PER, quantity.span[1]):
        return False
    around = _around(claim)
    if quantity.dimension in _SIZES and _COUNTED.match(claim.source, quantity.span[1]):
        return False
    return not any(regex.pattern.search(around) for regex in arguments.except_)


def _around(claim: Claim) -> str:
    """The claim with some characters before and behind it, as far as its sentence goes."""
    start, end = claim.span
    before = _SENTENCE.split(claim.source[max(0, start - _AROUND) : start])[-1]
    behind = _SENTENCE.split(claim.source[end : end + _AROUND])[0]
    return f"{before}{claim.source[start:end]}{behind}"


def _has(row: IndicatorFacts, claim: Claim) -> bool:
    told = f"{row.name or ''}，{row.description or ''}"
    figure = f"{plain(claim.quantity.number)}{claim.quantity.unit or ''}"
    if figure in told or (row.value is not None and figure in row.value):
        return True
    measured = (*row.quantities, *([row.quantity] if row.quantity else []), *row.parts)
    if any(q.unit is None and q.number == claim.quantity.number for q in measured):
        return True
    same = [q for q in measured if q.dimension == claim.quantity.dimension]
    if not same:
        return False
    behind = claim.source[claim.quantity.span[1] :][:_AROUND]
    shared = (bigrams(letters(claim.head)) | bigrams(letters(behind))) & bigrams(letters(told))
    return bool(shared) or any(q.base == claim.quantity.base for q in same)


KIND = Kind(Arguments, judge, gives)
