"""Kind `recurs`: the same row in several things that have nothing to do with one another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from linter.facts.similar import Tokens, jaccard, shingles
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of
from linter.language.build import word_of
from linter.language.expression import Expression
from linter.language.operations import is_blank
from linter.language.shape import Shape, element


@dataclass(frozen=True, slots=True)
class Arguments:
    """`items`: the things; `rows`: the rows of one of them. Rows recur that are equal in all of
    `by` (none of them blank) and meet `where`, in `least` or more items whose texts `apart` have
    at most `similar` (0 to 1) of their pairs of letters in common."""

    BINDS: ClassVar[Mapping[str, str]] = {
        "rows": "items", "apart": "items", "by": "rows", "where": "rows",
    }  # fmt: skip

    items: Expression
    rows: Expression
    by: tuple[Expression, ...]
    apart: Expression
    least: Expression
    similar: Expression
    where: Expression | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    item: Any
    row: Any
    apart: str


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    row = element(arguments.rows.shape)
    word = word_of(row)
    return {
        "items": arguments.items.shape, "times": int, "other_rows": arguments.rows.shape,
        **({word: row} if word else {}),
    }  # fmt: skip


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    if known(arguments.items, values) is None:
        yield Unknown(arguments.items.text)
        return
    word = word_of(element(arguments.rows.shape)) or "row"
    least, similar = int(known(arguments.least, values)), float(known(arguments.similar, values))
    for rows in _alike(arguments, values, word).values():
        if len(rows) < least:
            continue
        apart = _apart(rows, similar)
        if len(apart) >= least:
            others = tuple(row.row for row in apart[1:])
            names = {
                word: apart[0].row, "other_rows": others, "times": len(apart),
                "items": tuple(row.item for row in apart),
            }  # fmt: skip
            yield Match(names, _spot(arguments, values, apart[0].row, word), subject=apart[0].row)


def _alike(arguments: Arguments, values: Values, word: str) -> dict[tuple[str, ...], list[_Row]]:
    found: dict[tuple[str, ...], list[_Row]] = {}
    thing = word_of(element(arguments.items.shape)) or "item"
    bound = {**values}
    for item in known(arguments.items, values):
        bound[thing] = item
        apart = known(arguments.apart, bound) or ""
        for row in known(arguments.rows, bound) or ():
            bound[word] = row
            key = tuple(known(expression, bound) for expression in arguments.by)
            if any(part is None or is_blank(part) for part in key):
                continue
            if arguments.where is None or arguments.where.truth(bound):
                found.setdefault(tuple(map(str, key)), []).append(_Row(item, row, apart))
    return found


def _apart(rows: list[_Row], similar: float) -> list[_Row]:
    """One row of each item that is unlike the items before it."""
    chosen: list[tuple[_Row, Tokens]] = []
    for row in rows:
        tokens = shingles(row.apart)
        if all(jaccard(tokens, other) <= similar for _, other in chosen):
            chosen.append((row, tokens))
    return [row for row, _ in chosen]


def _spot(arguments: Arguments, values: Values, row: Any, word: str) -> Any:
    return spot_of(known(arguments.by[0], {**values, word: row}))


KIND = Kind(Arguments, judge, gives)
