"""Station 7: whether a store has the document that a question to it names."""

from collections.abc import Mapping
from typing import Any

# A query that takes any part of a path.
_TAKES_PART = "contains(path, $path)"
_LEAST_LIKE = 0.75
_EXISTS = "SELECT 1 FROM documents WHERE contains(path, $path) LIMIT 1"
_NEAREST = """
    SELECT path, greatest(
        jaro_winkler_similarity(path, $path),
        jaro_winkler_similarity(parse_filename(path), parse_filename($path))
    ) AS likeness
    FROM documents
    ORDER BY likeness DESC, path
    LIMIT 1"""


def absence(connection: Any, sql: str, arguments: Mapping[str, str]) -> str | None:
    """That no document has the part of a path which the query asks for, with the nearest path, in
    words; None where one has it or nothing is asked for."""
    if "path" not in arguments or _TAKES_PART not in sql:
        return None
    asked = {"path": arguments["path"]}
    if connection.execute(_EXISTS, asked).fetchone():
        return None
    nearest = connection.execute(_NEAREST, asked).fetchone()
    is_close = nearest is not None and nearest[1] >= _LEAST_LIKE
    hint = f"，是否想写“{nearest[0]}”？" if is_close else ""
    return f"检查结果里没有路径含“{asked['path']}”的文档{hint}"
