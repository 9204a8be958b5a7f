"""Station 7: the ways of comparing documents. A rule in `rules/corpus/` names exactly one."""

from collections.abc import Mapping

from linter.bulk.corpus import documents, goals, projects, rows, sets, years
from linter.bulk.corpus.hit import Comparison

COMPARISONS: Mapping[str, Comparison] = {
    "goals_alike": goals.COMPARISON,
    "tables_alike": sets.COMPARISON,
    "rows_recur": rows.COMPARISON,
    "last_year": years.COMPARISON,
    "project_twice": projects.COMPARISON,
    "document_twice": documents.COMPARISON,
}
