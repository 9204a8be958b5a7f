"""Station 7: sets that are nearly equal among millions, found in DuckDB by an index.

The index is that of `linter/facts/similar.py`, a prefix filter: two sets that share the asked part
of their tokens share one of their rarest tokens. Where more than `_CROWD` sets have such a token,
they are put in the order of a hash that nearly equal sets share (a MinHash, another one for each
token), and each is compared with its `_NEIGHBOURS` only: thousands of copies of one template cost
no more than others, and a pair is missed only if none of its rarest tokens brings it together.
"""

from array import array
from typing import Any

_CROWD = 24
_NEIGHBOURS = 3
_AT_ONCE = 10_000
_SETS = """
CREATE OR REPLACE TABLE near_set AS
SELECT id, tokens, len(tokens) AS size
FROM {sets} SEMI JOIN (SELECT min(id) AS id FROM {sets} GROUP BY hash(tokens)) USING (id)
WHERE len(tokens) > 0"""
_POSTINGS = """
CREATE OR REPLACE TABLE near_posting AS
WITH token AS (SELECT id, size, unnest(tokens) AS token FROM near_set),
     rarity AS (SELECT token, count(*) AS sets FROM token GROUP BY token),
     ranked AS (SELECT id, size, token, sets,
                       row_number() OVER (PARTITION BY id ORDER BY sets, token) AS rank
                FROM token JOIN rarity USING (token))
SELECT id, size, token, postings,
       row_number() OVER (PARTITION BY token ORDER BY
           CASE WHEN postings <= {crowd} THEN size ELSE
               list_min(list_transform(tokens, lambda each: xor(each, hash(token)))) END,
           size, id) AS place
FROM (SELECT *, count(*) OVER (PARTITION BY token) AS postings FROM ranked
      WHERE rank <= size - ceil($least * size - 1e-9) + 1 AND sets > 1)
JOIN near_set USING (id, size)"""
_PAIRS = """
WITH candidate AS (
    SELECT l.id AS left_id, r.id AS right_id
    FROM near_posting l JOIN near_posting r
         ON l.token = r.token AND l.id <> r.id AND l.place < r.place
    WHERE l.postings <= {crowd} AND l.size >= $least * r.size - 1e-9
    UNION
    SELECT left_id, id AS right_id FROM (
        SELECT id, unnest([{lags}]) AS left_id FROM near_posting
        WHERE postings > {crowd}
        WINDOW w AS (PARTITION BY token ORDER BY place))
    WHERE left_id IS NOT NULL
), compared AS (
    SELECT left_id, right_id, l.size + r.size AS in_all,
           len(list_intersect(l.tokens, r.tokens)) AS shared
    FROM candidate JOIN near_set l ON l.id = left_id JOIN near_set r ON r.id = right_id
)
SELECT left_id, right_id FROM compared WHERE shared >= $least * (in_all - shared) - 1e-9"""


def group_near(connection: Any, sets: str, least: float) -> None:
    """Make the table `near_group` (id, together): the ids of the table `sets` (id, tokens
    UBIGINT[]: hashes in ascending order, each once) whose sets are alike by at least `least`
    (Jaccard, above 0 to 1), directly or through others; `together` is the same for those of one
    group. Empty sets are like nothing, and an id without any like it is left out."""
    connection.execute(_SETS.format(sets=sets))
    connection.execute(_POSTINGS.format(crowd=_CROWD), {"least": least})
    lags = ", ".join(f"lag(id, {step}) OVER w" for step in range(1, _NEIGHBOURS + 1))
    roots = _Joined()
    reader = connection.execute(_PAIRS.format(crowd=_CROWD, lags=lags), {"least": least})
    while rows := reader.fetchmany(_AT_ONCE):
        for left, right in rows:
            roots.join(left, right)
    connection.register("near_root", roots.table())
    connection.execute(f"""
        CREATE OR REPLACE TABLE near_group AS
        WITH each AS (
            SELECT s.id, coalesce(r.root, n.id) AS together
            FROM {sets} s JOIN near_set n ON hash(n.tokens) = hash(s.tokens)
            LEFT JOIN near_root r ON r.id = n.id)
        SELECT id, together FROM each
        QUALIFY count(*) OVER (PARTITION BY together) > 1""")
    connection.unregister("near_root")
    for table in ("near_set", "near_posting"):
        connection.execute(f"DROP TABLE {table}")


class _Joined:
    """Ids joined into groups; the smallest id of a group stands for it. It takes eight bytes for
    each id up to the largest."""

    def __init__(self) -> None:
        self._parent = array("q", [0])

    def join(self, left: int, right: int) -> None:
        parent = self._parent
        parent.extend(range(len(parent), max(left, right) + 1))
        first, second = sorted((self._root(left), self._root(right)))
        parent[second] = first

    def table(self) -> Any:
        """Every id up to the largest with the one that stands for its group."""
        import pyarrow as pa

        parent = self._parent
        # No parent is larger than its child, so those before are done.
        for id in range(len(parent)):
            parent[id] = parent[parent[id]]
        roots = pa.Array.from_buffers(pa.int64(), len(parent), [None, pa.py_buffer(parent)])
        return pa.table({"id": pa.array(range(len(parent)), pa.int64()), "root": roots})

    def _root(self, id: int) -> int:
        parent = self._parent
        while parent[id] != id:
            parent[id] = parent[parent[id]]
            id = parent[id]
        return id
