"""Station 7: one project that several units have entered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from linter.bulk.corpus.ground import rows_of
from linter.bulk.corpus.hit import Comparison, Hit, Spot
from linter.bulk.corpus.partner import Project
from linter.bulk.corpus.same import find_versions
from linter.bulk.corpus.unit_kind import kinds_by
from linter.language.expression import Expression
from linter.language.template import plain


@dataclass(frozen=True, slots=True)
class Arguments:
    """A project is entered twice when two units of one area and year have it with the same code,
    or with the same name of at least `shortest` letters and the same budget of at least `least`
    (万元). More than `most` documents with the same name and budget share a norm, not a project,
    and so do units of one kind by the patterns `alike` (see unit_kind.py). `without`: names that
    many units have (regular expression). Documents of which one is the other's version (see
    `share` of the documents that stand twice) are not compared."""

    shortest: Expression
    least: Expression
    most: Expression
    alike: Expression
    without: Expression
    share: Expression


_WORDS = {"other_unit": str, "other_name": str, "by_code": bool, "code": str, "budget": str}
_PAIRS = """
WITH key AS (
    SELECT p.id, p.path, p.unit, p.area, p.year, true AS by_code, letters(code) AS key
    FROM project p
    WHERE length(letters(code)) >= 8 AND NOT contains(code, '*') AND unit IS NOT NULL
    UNION ALL
    SELECT p.id, p.path, p.unit, p.area, p.year, false, concat(letters(name), ' ', budget)
    FROM project p
    WHERE length(letters(name)) >= $shortest AND NOT contains(name, '*') AND budget >= $least
      AND budget > 0 AND unit IS NOT NULL AND NOT names_source
), shared AS (
    SELECT * FROM key QUALIFY
        count(DISTINCT path) OVER (PARTITION BY by_code, key, area, year) BETWEEN 2 AND
        CASE WHEN by_code THEN 50 ELSE $most END
), pair AS (
    SELECT l.id, r.id AS other_id, l.by_code
    FROM shared l JOIN shared r USING (by_code, key)
    WHERE l.path <> r.path AND l.unit <> r.unit AND l.id > r.id
      AND l.area IS NOT DISTINCT FROM r.area AND l.year IS NOT DISTINCT FROM r.year
      AND NOT EXISTS (FROM version v WHERE (v.path = l.path AND v.other = r.path)
                                        OR (v.path = r.path AND v.other = l.path))
)
SELECT p, o, by_code
FROM pair JOIN project p USING (id) JOIN project o ON o.id = other_id
ORDER BY p.id, by_code DESC, other_id"""


def find(connection: Any, options: Any) -> Iterator[Hit]:
    """Hits at the later of two projects, in the order of documents."""
    without = re.compile(options.without)
    find_versions(connection, float(options.share))
    given = {
        "shortest": int(options.shortest),
        "least": float(options.least),
        "most": int(options.most),
    }
    kind = kinds_by(options.alike)

    def is_norm(project: Project, other: Project) -> bool:
        own = kind(project["unit"])
        is_usual = without.search(project["name"]) is not None
        return is_usual or (own is not None and own == kind(other["unit"]))

    pairs = rows_of(connection, _PAIRS, given)
    for _, several in groupby(pairs, key=lambda pair: pair[0]["id"]):
        counts = (pair for pair in several if pair[2] or not is_norm(*pair[:2]))
        pair = next(counts, None)
        if pair is None:
            continue
        project, other, by_code = pair
        names = {
            "other_unit": other["unit"],
            "other_name": other["name"],
            "by_code": by_code,
            "code": project["code"],
            "budget": plain(project["budget"]) if project["budget"] else "",
        }
        field = "code" if by_code else "name"
        spot, counterpart = (
            Spot(each["path"], each, field, text=each[field], place=each["place"])
            for each in (project, other)
        )
        yield Hit(spot, names, (counterpart,))


COMPARISON = Comparison(Arguments, find, _WORDS)
