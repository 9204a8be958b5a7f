"""Station 7: tables carried over from the year before although the budget has changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from linter.bulk.corpus.ground import rows_of
from linter.bulk.corpus.hit import Comparison, Hit, Spot
from linter.language.expression import Expression
from linter.language.template import plain


@dataclass(frozen=True, slots=True)
class Arguments:
    """A project is compared with that of the same unit and subject in the year before: at least
    `rows` per cent of its rows (satisfaction left out, at least `shortest`) have the same name and
    value while the budget differs by more than `change` per cent. `without`: names of projects
    whose rows may stay as they are (regular expression)."""

    rows: Expression
    change: Expression
    shortest: Expression
    without: Expression


_WORDS = {
    "before": str, "now": str, "before_year": int, "change": str, "same": int, "rows": int,
}  # fmt: skip
# Of several projects of one subject in a year the first is meant.
_PAIRS = """
WITH named AS (
    SELECT p.*, row_number() OVER (
        PARTITION BY unit, area, subject, year ORDER BY id) AS number
    FROM project p
    WHERE unit IS NOT NULL AND year IS NOT NULL AND subject IS NOT NULL AND budget > 0
), pair AS (
    SELECT now.id, before.id AS before_id
    FROM named now JOIN named before
      ON now.unit = before.unit AND now.area IS NOT DISTINCT FROM before.area
     AND now.subject = before.subject AND now.year = before.year + 1
     AND now.number = 1 AND before.number = 1
    WHERE abs(now.budget - before.budget) * 100 > $change * before.budget
), key AS (
    SELECT id, hash(key) AS key, row_number() OVER (PARTITION BY id, key ORDER BY row) AS number
    FROM line SEMI JOIN (SELECT id FROM pair UNION SELECT before_id FROM pair) USING (id)
    WHERE key IS NOT NULL
), counted AS (
    SELECT pair.id, pair.before_id, count(*) AS rows, count(b.id) AS same
    FROM pair JOIN key k ON k.id = pair.id
    LEFT JOIN key b ON b.id = pair.before_id AND b.key = k.key AND b.number = k.number
    GROUP BY pair.id, pair.before_id
)
SELECT now, before, same, rows
FROM counted c JOIN project now ON now.id = c.id JOIN project before ON before.id = c.before_id
WHERE rows >= $shortest AND same * 100 >= $rows * rows
ORDER BY c.id"""


def find(connection: Any, options: Any) -> Iterator[Hit]:
    """Hits at the names of the later projects."""
    without = re.compile(options.without)
    given = {
        "rows": float(options.rows),
        "change": float(options.change),
        "shortest": int(options.shortest),
    }
    for now, before, same, rows in rows_of(connection, _PAIRS, given):
        if without.search(now["name"]):
            continue
        change = (now["budget"] - before["budget"]) * 100 / before["budget"]
        names = {
            "before": _money(before["budget"]),
            "now": _money(now["budget"]),
            "before_year": before["year"],
            "change": f"{change:+.1f}%",
            "same": same,
            "rows": rows,
        }
        spots = (
            Spot(each["path"], each, "name", text=each["name"], place=each["place"])
            for each in (now, before)
        )
        spot, other = spots
        yield Hit(spot, names, (other,))


def _money(budget: Any) -> str:
    return f"{plain(budget)}万元"


COMPARISON = Comparison(Arguments, find, _WORDS)
