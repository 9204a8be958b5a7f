"""Station 7: rows that stand in the projects of many units that have nothing to do with one
another."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linter.bulk.corpus.ground import rows_of
from linter.bulk.corpus.hit import Comparison, Hit, Spot
from linter.bulk.corpus.partner import kinship, name_tokens
from linter.facts.similar import Tokens
from linter.language.expression import Expression


@dataclass(frozen=True, slots=True)
class Arguments:
    """Rows recur that have the same name and description in the projects of `units` or more units,
    `least` of them with names of a kinship (see partner.py) of at most `unlike` (0 to 1).
    `without`: descriptions that may be the same anywhere (regular expression)."""

    units: Expression
    least: Expression
    unlike: Expression
    without: Expression


_WORDS = {"indicator": str, "times": int, "units": int, "unlike": int}
_SHOWN = 5
_LOOKED_AT = 100
# One row for each subject; rows on satisfaction and the projects of transferred funds are alike
# with reason.
_ROWS = """
WITH each AS (
    SELECT l.name, l.description, p.unit, p.subject, p.id, l.row, l.place
    FROM line l JOIN project p USING (id)
    WHERE l.key IS NOT NULL AND p.unit IS NOT NULL AND p.subject IS NOT NULL
      AND NOT p.names_source AND letters(l.description) <> ''
), often AS (
    SELECT name, description, count(DISTINCT unit) AS units, count(*) AS times
    FROM each GROUP BY name, description
    HAVING count(DISTINCT unit) >= $units AND count(DISTINCT subject) >= $least
), first AS (
    SELECT name, description, units, times, id, row, place
    FROM each JOIN often USING (name, description)
    QUALIFY row_number() OVER (PARTITION BY name, description, subject ORDER BY id, row) = 1
), short AS (
    SELECT *, row_number() OVER (PARTITION BY name, description ORDER BY id, row) AS number
    FROM first QUALIFY number <= $looked_at
)
SELECT s.name, s.description, units, times,
       list({'project': p, 'row': row, 'place': s.place} ORDER BY s.number) AS found
FROM short s JOIN project p USING (id)
GROUP BY s.name, s.description, units, times
ORDER BY min(s.id), min(s.row), s.name, s.description"""


def find(connection: Any, options: Any) -> Iterator[Hit]:
    """Hits at the first row of each group, with some of the others."""
    without = re.compile(options.without)
    least = int(options.least)
    given = {"units": int(options.units), "least": least, "looked_at": _LOOKED_AT}
    for name, description, units, times, found in rows_of(connection, _ROWS, given):
        if without.search(description):
            continue
        unlike = _unlike(found, float(options.unlike))
        if len(unlike) < least:
            continue
        names = {"indicator": name, "times": times, "units": units, "unlike": len(unlike)}
        first, *others = (_spot(each, name) for each in unlike)
        yield Hit(first, names, tuple(others[:_SHOWN]))


def _unlike(found: Sequence[Mapping[str, Any]], most: float) -> list[Mapping[str, Any]]:
    """The rows of projects that are unlike those before them."""
    chosen: list[tuple[Mapping[str, Any], Tokens]] = []
    for each in found:
        tokens = name_tokens(each["project"])
        if all(kinship(tokens, other) <= most for _, other in chosen):
            chosen.append((each, tokens))
    return [each for each, _ in chosen]


def _spot(found: Mapping[str, Any], name: str) -> Spot:
    project = found["project"]
    return Spot(project["path"], project, "indicator", found["row"], name, name, found["place"])


COMPARISON = Comparison(Arguments, find, _WORDS)
