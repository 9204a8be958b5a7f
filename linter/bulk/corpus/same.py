"""Station 7: the same project in two documents, and documents that hold the same projects."""

from typing import Any

# Projects of one area and year are the same by their code, or by name, budget and rows where no
# codes speak against it and no form was handed out with the money. A key that more documents share
# than `crowd` tells nothing.
_SAME = """
CREATE TABLE IF NOT EXISTS same_project AS
WITH rows AS (
    SELECT id, sum(hash(key)::HUGEINT) AS rows, count(*) AS count
    FROM line WHERE key IS NOT NULL GROUP BY id
), key AS (
    SELECT id, path, unit, area, year, code, true AS by_code, letters(code) AS key FROM project
    WHERE length(letters(code)) >= 8 AND NOT contains(code, '*')
    UNION ALL
    SELECT id, path, unit, area, year, code, false, concat(letters(name), budget, ' ', rows)
    FROM project JOIN rows USING (id)
    WHERE name IS NOT NULL AND budget > 0 AND count >= 3 AND NOT names_source
), shared AS (
    SELECT * FROM key
    QUALIFY count(*) OVER (PARTITION BY by_code, key, area, year) BETWEEN 2 AND {crowd}
)
SELECT l.id AS left_id, r.id AS right_id, l.path AS left_path, r.path AS right_path,
       bool_or(l.by_code OR l.unit IS NOT DISTINCT FROM r.unit) AS is_sure
FROM shared l JOIN shared r USING (by_code, key)
WHERE l.path <> r.path AND l.year IS NOT DISTINCT FROM r.year
  AND l.area IS NOT DISTINCT FROM r.area AND coalesce(l.code = r.code, true)
GROUP BY ALL"""
# The document whose projects nearly all stand in another one is its version; a single project that
# two units have is only surely the same by its code.
_VERSIONS = """
CREATE OR REPLACE TABLE version AS
WITH size AS (SELECT path, count(*) AS projects FROM project GROUP BY path),
     common AS (SELECT left_path, right_path, count(DISTINCT left_id) AS shared,
                       bool_or(is_sure) AS is_sure
                FROM same_project GROUP BY left_path, right_path)
SELECT left_path AS path, right_path AS other, shared, l.projects, r.projects AS of_other
FROM common JOIN size l ON l.path = left_path JOIN size r ON r.path = right_path
WHERE shared >= $share * l.projects AND (is_sure OR shared > 1)
  AND (l.projects < r.projects OR (l.projects = r.projects AND left_path > right_path))"""
_CROWD = 50


def find_versions(connection: Any, share: float) -> None:
    """Make the tables `same_project` (pairs of projects in two documents) and `version` (`path`,
    the document at least `share` of whose projects stand in `other`, too)."""
    connection.execute(_SAME.format(crowd=_CROWD))
    connection.execute(_VERSIONS, {"share": share})
