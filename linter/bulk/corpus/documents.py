"""Station 7: the same document twice, as a copy of the file or as another version."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from linter.bulk.corpus.ground import rows_of
from linter.bulk.corpus.hit import Comparison, Hit, Spot
from linter.bulk.corpus.same import find_versions
from linter.language.expression import Expression


@dataclass(frozen=True, slots=True)
class Arguments:
    """A document is another one's version when at least `share` (0 to 1) of its projects stand in
    it, too, with the same code, or with the same name, budget and rows."""

    share: Expression


_WORDS = {
    "other": str, "other_unit": str, "is_copy": bool, "same_unit": bool, "shared": int,
    "projects": int, "of_other": int,
}  # fmt: skip
_COPIES = """
SELECT path, copy_of FROM document WHERE copy_of IS NOT NULL AND projects > 0 ORDER BY path"""
_VERSIONS = """
SELECT v.path, v.other, v.shared, v.projects, v.of_other, o.unit,
       d.unit IS NOT DISTINCT FROM o.unit
FROM version v JOIN document d USING (path) JOIN document o ON o.path = v.other
QUALIFY row_number() OVER (PARTITION BY v.path ORDER BY shared DESC, of_other, v.other) = 1
ORDER BY v.path"""


def find(connection: Any, options: Any) -> Iterator[Hit]:
    """Hits at the later or smaller of two documents."""
    for path, other in rows_of(connection, _COPIES):
        names = {
            "other": other, "other_unit": None, "is_copy": True, "same_unit": True, "shared": 0,
            "projects": 0, "of_other": 0,
        }  # fmt: skip
        yield Hit(Spot(path, field="narrative"), names, (Spot(other, field="narrative"),))
    find_versions(connection, float(options.share))
    for path, other, shared, projects, of_other, unit, same_unit in rows_of(connection, _VERSIONS):
        names = {
            "other": other, "other_unit": unit, "is_copy": False, "same_unit": same_unit,
            "shared": shared, "projects": projects, "of_other": of_other,
        }  # fmt: skip
        yield Hit(Spot(path, field="narrative"), names, (Spot(other, field="narrative"),))


COMPARISON = Comparison(Arguments, find, _WORDS)
