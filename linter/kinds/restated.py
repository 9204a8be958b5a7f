"""Kind `restated`: what prose says of a value must agree with the indicator of the same name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from linter.domain.regex import Regex
from linter.facts.amount import apart
from linter.facts.indicator import IndicatorFacts
from linter.facts.lexicon import Lexicon
from linter.facts.sameness import bigrams, letters
from linter.facts.subjects import adds_up, is_same, one_count, share_a_name, subject, subjects_of
from linter.facts.things import is_grade_of
from linter.facts.told_prices import priced_row
from linter.facts.told_things import counted_row
from linter.facts.types import Claim, Quantity
from linter.kinds.match import Kind, Match, Outcome, Values, known, spot_of, spots_of
from linter.language.expression import Expression
from linter.language.shape import Shape

_SENTENCE_END = re.compile(r"[。；;！!？?\n]")
# Things that are measured instead of counted.
_MEASURED = frozenset({"area", "length", "weight", "volume", "energy"})
# A bound may be a rounder number than what prose expects: 1260户 and ≥1200户.
_ROUNDED = Decimal("0.05")
# A price in 万元 is exact to 0.01 of it, also where it prints no decimals (2万元/套).
_PRICE_HALF_ULP = Decimal(50)
# The shortest measure that is told without what it is of (满意度).
_SHORTEST = 3
_BOUNDS = {"≥": "low", ">": "low", "≤": "high", "<": "high"}


@dataclass(frozen=True, slots=True)
class Arguments:
    """`claims`: values in prose. `rows`: the indicators. A claim and a row of one dimension speak
    of the same thing when the name of one, of `least` letters or more, ends that of the other (or
    a clause of the row's description), or stands in it where no rate is meant; for things in one
    unit a common piece of that length is enough, unless the actions or the kinds of the thing
    differ; so is a shorter noun that prose and rows count once, where the same is done with it. A
    unit price in prose (每人每月120元) speaks of the row with a unit cost per the same. `except`:
    what a sentence with other times says. Counts that the kind `agree` tells to be of one thing
    are left to it."""

    claims: Expression
    rows: Expression
    least: int = 4
    except_: tuple[Regex, ...] = ()


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"claim": Claim, "row": IndicatorFacts, "exact": bool, "apart": bool}


@dataclass(frozen=True, slots=True)
class _Pair:
    claim: Claim
    row: IndicatorFacts
    quantity: Quantity
    exact: bool

    common: int
    alike: bool = False

    @property
    def apart(self) -> bool:
        return bool(apart(self.claim.quantity, self.quantity))

    @property
    def differs(self) -> bool:
        """Whether both cannot hold, or both set the same bound in different places."""
        left, right = self.claim.quantity, self.quantity
        bound = _BOUNDS.get(left.comparator or "=")
        same_bound = bound is not None and bound == _BOUNDS.get(right.comparator or "=")
        off = abs(left.base - right.base) > max(left.half_ulp, right.half_ulp)
        return self.apart or (same_bound and off) or self.loosens

    @property
    def loosens(self) -> bool:
        """Whether prose tells a number of things or a price and the bound of the row is content
        with much less, or with much more of what should not be (0起 and ≤2起)."""
        left, right = self.claim.quantity, self.quantity
        bound = _BOUNDS.get(right.comparator or "=")
        if (left.comparator or "=") != "=" or bound is None:
            return False
        same = (self.exact or self.alike) and _is_of_things(right)
        if not self.claim.is_rate and not same:
            return False
        gap = left.base - right.base if bound == "low" else right.base - left.base
        return gap > abs(left.base) * _ROUNDED


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    lexicon = values["_lexicon"]
    rows: Sequence[IndicatorFacts] = known(arguments.rows, values) or ()
    reported: set[tuple[int, Decimal]] = set()
    claims: Sequence[Claim] = known(arguments.claims, values) or ()
    for claim in claims:
        if not _is_judged(claim, arguments):
            continue
        if claim.is_rate:
            pairs = list(_price_pairs(claim, rows, claims, lexicon))
        else:
            pairs = list(_pairs(claim, rows, lexicon, arguments.least))
            pairs = pairs or list(_thing_pairs(claim, rows, claims, lexicon))
        if not pairs or not all(pair.differs for pair in pairs):
            continue
        pair = max(pairs, key=lambda found: (found.exact, found.common))
        if not (pair.exact or pair.alike) and _has_its_row(claim, rows):
            continue
        key = (pair.row.row, claim.quantity.base)
        if key not in reported and not _left_to_agree(pair, lexicon):
            reported.add(key)
            yield _match(pair)


def _has_its_row(claim: Claim, rows: Sequence[IndicatorFacts]) -> bool:
    """Whether a row states the same figure of something called a little alike, so that one with
    another figure is of something else."""
    pairs = bigrams(letters(claim.head))
    stated = (row for row in rows if row.quantity and row.quantity.base == claim.quantity.base)
    return any(
        row.quantity is not None
        and row.quantity.unit == claim.quantity.unit
        and not pairs.isdisjoint(bigrams(letters(row.name or "")))
        for row in stated
    )


def _is_judged(claim: Claim, arguments: Arguments) -> bool:
    quantity = claim.quantity
    if claim.is_of_other_years or quantity.approximate or quantity.dimension is None:
        return False
    sentence = _sentence(claim)
    return not any(regex.pattern.search(sentence) for regex in arguments.except_)


def _sentence(claim: Claim) -> str:
    """The sentence of a claim up to its end."""
    start = 0
    for match in _SENTENCE_END.finditer(claim.source, 0, claim.span[0]):
        start = match.end()
    return claim.source[start : claim.span[1]]


def _pairs(
    claim: Claim, rows: Sequence[IndicatorFacts], lexicon: Lexicon, least: int
) -> Iterator[_Pair]:
    about = ""
    for row in rows:
        quantity = row.quantity
        if quantity is None or quantity.dimension != claim.quantity.dimension or quantity.per:
            continue
        larger = quantity.base > claim.quantity.base
        if _is_sum_of(row, quantity, claim) if larger else _is_of_this_year(row, claim, lexicon):
            continue
        if _is_daily(claim.text, lexicon) != _is_daily(f"{row.name} {row.description}", lexicon):
            continue
        about = about or subject(claim.head, lexicon)
        others = list(subjects_of(row, lexicon))
        if larger and _is_of_things(quantity) and adds_up(row.description or "", claim.head):
            others = others[:1]
        exact = about in others
        if not exact and _counts_other_things(quantity, claim.quantity, lexicon):
            continue
        if others and _is_of_things(quantity) and is_grade_of(about, others[0], lexicon):
            continue
        anywhere = quantity.dimension != "share"
        the_only = _is_the_only(claim, row, rows) or _is_own_rate(claim, row, rows, lexicon)
        if the_only or _is_named(claim, row, least, lexicon):
            yield _Pair(claim, row, quantity, True, len(claim.head))
        elif any(is_same(about, other, least, anywhere=anywhere) for other in others):
            yield _Pair(claim, row, quantity, exact, len(about), _ends_alike(about, others[0]))
        elif others and not claim.is_part and _in_one_unit(quantity, claim.quantity):
            shared = share_a_name(about, others[0], least, lexicon)
            if shared:
                yield _Pair(claim, row, quantity, False, shared)


def _thing_pairs(
    claim: Claim, rows: Sequence[IndicatorFacts], claims: Sequence[Claim], lexicon: Lexicon
) -> Iterator[_Pair]:
    row = counted_row(claim, rows, claims, lexicon)
    quantity = row.quantity if row else None
    if row is None or quantity is None or quantity.unit is None:
        return
    other_span = _is_of_this_year(row, claim, lexicon) or (
        _is_daily(claim.text, lexicon) != _is_daily(f"{row.name} {row.description}", lexicon)
    )
    if not other_span and not _is_sum_of(row, quantity, claim):
        yield _Pair(claim, row, quantity, False, 0)


def _price_pairs(
    claim: Claim, rows: Sequence[IndicatorFacts], claims: Sequence[Claim], lexicon: Lexicon
) -> Iterator[_Pair]:
    row = priced_row(claim, rows, claims, lexicon)
    if row is not None and row.quantity is not None:
        half_ulp = min(row.quantity.half_ulp, _PRICE_HALF_ULP)
        yield _Pair(claim, row, replace(row.quantity, half_ulp=half_ulp), False, 0)


def _is_named(claim: Claim, row: IndicatorFacts, least: int, lexicon: Lexicon) -> bool:
    """Whether prose calls the value by the whole name of the row (师生满意度), by all but its
    measuring word (办理案件180件, 案件数), or a share by the end of it (住户满意度 for
    小区住户满意度)."""
    name, head = letters(row.name or ""), letters(claim.head)
    bare = head in lexicon.heads or head[:-1] in lexicon.groups.get("measures", {})
    if name == head and not bare and len(head) >= _SHORTEST:
        return "*" not in name
    if len(head) < least or "*" in name:
        return False
    if claim.quantity.dimension == "share" and head not in lexicon.heads and name.endswith(head):
        return True
    rest = name[len(head) :]
    return name.startswith(head) and (rest in lexicon.heads or len(rest) < 2)


def _is_sum_of(row: IndicatorFacts, quantity: Quantity, claim: Claim) -> bool:
    """Whether the claim counts a part, or one of several things that the row's name joins."""
    part = claim.is_part or adds_up(row.name or "", claim.head)
    return _is_of_things(quantity) and part


def _is_of_this_year(row: IndicatorFacts, claim: Claim, lexicon: Lexicon) -> bool:
    """Whether the row is only what is done this year, and the claim does not say so of itself."""
    this_year = lexicon.words_pattern("this_year")
    return bool(this_year.search(row.name or "")) and not this_year.search(claim.text)


def _is_the_only(claim: Claim, row: IndicatorFacts, rows: Sequence[IndicatorFacts]) -> bool:
    """Whether prose says no more than the measure (满意度不低于90%) and one row only has it."""
    head = letters(claim.head)
    if claim.quantity.dimension != "share" or len(head) < _SHORTEST or row.head != head:
        return False
    return sum(other.head == head for other in rows) == 1


def _is_own_rate(
    claim: Claim, row: IndicatorFacts, rows: Sequence[IndicatorFacts], lexicon: Lexicon
) -> bool:
    """Whether prose names a short rate that says what it is of (亮灯率, not 合格率), and the name
    of one row only ends with it."""
    head = letters(claim.head)
    if claim.quantity.dimension != "share" or len(head) != _SHORTEST or not head.endswith("率"):
        return False
    if head in lexicon.heads or head in lexicon.words.get("common_rates", ()):
        return False
    ending = [other for other in rows if letters(other.name or "").endswith(head)]
    return ending == [row]


def _ends_alike(left: str, right: str) -> bool:
    return left.endswith(right) or right.endswith(left)


def _is_daily(text: str, lexicon: Lexicon) -> bool:
    return lexicon.words_pattern("daily").search(text) is not None


def _counts_other_things(left: Quantity, right: Quantity, lexicon: Lexicon) -> bool:
    """Whether one has a unit that only counts things of its own (事故0起, 课时), the other not."""
    own = lexicon.words.get("own_units", ())
    return left.unit != right.unit and (left.unit in own or right.unit in own)


def _in_one_unit(left: Quantity, right: Quantity) -> bool:
    return left.unit == right.unit and _is_of_things(left)


def _is_of_things(quantity: Quantity) -> bool:
    return quantity.indivisible or quantity.dimension in _MEASURED


def _left_to_agree(pair: _Pair, lexicon: Lexicon) -> bool:
    """Whether the kind `agree` finds the two counts as well."""
    counted = pair.row.count
    if counted is None or not pair.quantity.indivisible or not pair.apart or pair.claim.is_part:
        return False
    return one_count(pair.claim, counted, partial(subject, lexicon=lexicon), lexicon)


def _match(pair: _Pair) -> Match:
    names = {"claim": pair.claim, "row": pair.row, "exact": pair.exact, "apart": pair.apart}
    texts = (pair.claim.quantity.text, pair.quantity.text)
    sign = "≠" if pair.apart else "与"
    evidence = f"{texts[0]}{sign}{texts[1]}" + ("" if pair.apart else "界限不同")
    related = spots_of((pair.quantity, pair.row.name, pair.row.description))
    return Match(names, spot_of(pair.claim), related, evidence)


KIND = Kind(Arguments, judge, gives)
