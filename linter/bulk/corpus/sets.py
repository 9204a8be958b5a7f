"""Station 7: tables of indicators that units copied from one another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from linter.bulk.corpus.hit import Comparison, Hit, Spot
from linter.bulk.corpus.near import group_near
from linter.bulk.corpus.partner import Project, unlike_partners
from linter.language.expression import Expression


@dataclass(frozen=True, slots=True)
class Arguments:
    """Tables are alike that have at least `similar` (0 to 1) of their rows in common, by name and
    value, rows on satisfaction left out; those of fewer than `shortest` such rows are not
    compared. Only projects count whose names have a kinship (see partner.py) of at most `unlike`
    (0 to 1), and whose units are not of one kind by the patterns `alike` (see unit_kind.py)."""

    similar: Expression
    shortest: Expression
    unlike: Expression
    alike: Expression


_WORDS = {
    "other_unit": str, "other_name": str, "same": int, "rows": int, "units": int,
}  # fmt: skip
_TABLES = """
CREATE OR REPLACE TABLE row_set AS
SELECT id, list_sort(list(key)) AS tokens
FROM (SELECT DISTINCT id, hash(key) AS key FROM line WHERE key IS NOT NULL) JOIN project USING (id)
WHERE unit IS NOT NULL AND subject IS NOT NULL AND NOT names_source
GROUP BY id HAVING count(*) >= $shortest"""


def find(connection: Any, options: Any) -> Iterator[Hit]:
    """Hits at the names of projects, in the order of groups."""
    connection.execute(_TABLES, {"shortest": int(options.shortest)})
    least = float(options.similar)
    group_near(connection, "row_set", least)
    for pair in unlike_partners(connection, "row_set", least, float(options.unlike), options.alike):
        names = {
            "other_unit": pair.other["unit"],
            "other_name": pair.other["name"],
            "same": pair.shared,
            "rows": pair.tokens,
            "units": pair.units,
        }
        yield Hit(_name(pair.project), names, (_name(pair.other),))


def _name(project: Project) -> Spot:
    return Spot(project["path"], project, "name", text=project["name"], place=project["place"])


COMPARISON = Comparison(Arguments, find, _WORDS)
