"""Station 7: goals that units copied from one another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from linter.bulk.corpus.hit import Comparison, Hit, Spot
from linter.bulk.corpus.near import group_near
from linter.bulk.corpus.partner import Project, unlike_partners
from linter.language.expression import Expression


@dataclass(frozen=True, slots=True)
class Arguments:
    """Goals are alike that have at least `similar` (0 to 1) of their pairs of letters in common,
    names of project and unit left out; those of fewer than `shortest` letters are not compared.
    `strip`: phrases that say nothing of a project (regular expressions). Only projects count whose
    names have a kinship (see partner.py) of at most `unlike` (0 to 1), and whose units are not of
    one kind by the patterns `alike` (see unit_kind.py)."""

    similar: Expression
    shortest: Expression
    unlike: Expression
    alike: Expression
    strip: Expression


_WORDS = {"other_unit": str, "other_name": str, "likeness": int, "units": int}
_TEXTS = """
CREATE OR REPLACE TABLE goal_text AS
SELECT id, list_sort(list_distinct(list_transform(
               range(1, length(text)), lambda n: hash(substr(text, n, 2))))) AS tokens
FROM (SELECT id, letters_without(letters_without(letters(regexp_replace(goal, $strip, '', 'g')),
                                                 core), unit) AS text
      FROM goal JOIN project USING (id)
      WHERE goal IS NOT NULL AND unit IS NOT NULL AND subject IS NOT NULL AND NOT names_source)
WHERE length(text) >= $shortest"""


def find(connection: Any, options: Any) -> Iterator[Hit]:
    """Hits at the goals of projects, in the order of groups."""
    strip = "|".join(f"(?:{pattern})" for pattern in options.strip) or "$^"
    connection.execute(_TEXTS, {"strip": strip, "shortest": int(options.shortest)})
    least = float(options.similar)
    group_near(connection, "goal_text", least)
    for pair in unlike_partners(
        connection, "goal_text", least, float(options.unlike), options.alike
    ):
        names = {
            "other_unit": pair.other["unit"],
            "other_name": pair.other["name"],
            "likeness": int(pair.likeness * 100),
            "units": pair.units,
        }
        yield Hit(_goal(pair.project), names, (_goal(pair.other),))


def _goal(project: Project) -> Spot:
    return Spot(project["path"], project, "goal", place=project["goal_place"])


COMPARISON = Comparison(Arguments, find, _WORDS)
