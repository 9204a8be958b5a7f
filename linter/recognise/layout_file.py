"""Station 2: one layout file read, with every key and pattern checked."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from linter.domain.node import Node
from linter.recognise.layout import (
    CATEGORIES,
    COLUMN_FIELDS,
    HEADER_FIELDS,
    Layout,
    Level,
    Markers,
    Patterns,
    TableKind,
    When,
    Words,
    Written,
)
from linter.recognise.marked import known_keys, listed, patterns, suggestion, texts

KEYS = (
    "id", "title", "extends", "titles", "continued", "header", "header_like", "columns",
    "column_like", "required", "when", "weak", "levels", "cells", "regions", "totals", "fillers",
    "amounts", "targets", "coded", "written", "periods", "ignore", "sections", "group_openers",
    "number_rows", "total_rows", "markers", "tables", "tests",
)  # fmt: skip
_MARKERS = (
    "amount_unit", "year", "budget_year", "title_year", "budget_title_year", "prose_year",
    "code_year", "last_year", "unit", "title_unit",
    "unit_name", "unit_line", "unit_code", "other",
)  # fmt: skip
# The groups that the patterns of a marker name, where they are not one of its own name.
_MARKER_GROUPS: Mapping[str, tuple[str, ...]] = {
    "budget_year": ("year",), "title_year": ("year",), "budget_title_year": ("year",),
    "prose_year": ("year",), "code_year": ("year",), "last_year": ("year",),
    "title_unit": ("unit",), "unit_name": (), "unit_line": (), "unit_code": (), "other": (),
}  # fmt: skip
_PATTERNS = (
    "continued", "periods", "ignore", "sections", "regions", "totals", "fillers", "amounts",
    "targets",
)  # fmt: skip
_WHEN = ("headings", "without", "levels", "sets", "classed", "written")
_WORDS = ("weak", "group_openers", "number_rows", "total_rows")


def _labels(root: Mapping[str, Node], key: str, known: Sequence[str]) -> dict[str, tuple[str, ...]]:
    if key not in root:
        return {}
    return {word: texts(node) for word, node in known_keys(root[key], known).items()}


def _words(root: Mapping[str, Node], key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    return texts(root[key]) if key in root else default


def _joined(own: Words, parent: Words) -> Words:
    """The own words of each field before the inherited ones."""
    return {
        name: (*words, *(w for w in parent.get(name, ()) if w not in words))
        for name, words in ({name: own.get(name, ()) for name in (*own, *parent)}).items()
    }


def _level(word: str, node: Node) -> Level:
    parts = known_keys(node, ("category", "synonyms", "unclassed", "like"))
    category = None
    if "category" in parts:
        category = parts["category"].text()
        if category not in CATEGORIES:
            parts["category"].fail(f"不认识的类别“{category}”{suggestion(category, CATEGORIES)}")
    unclassed = "unclassed" in parts and bool(parts["unclassed"].value)
    synonyms = _words(parts, "synonyms")
    like = patterns(parts["like"]) if "like" in parts else ()
    if unclassed:
        return Level(None, (word, *synonyms), None, like)
    return Level(word, synonyms, category, like)


def _levels(root: Mapping[str, Node], rank: str) -> tuple[Level, ...]:
    if "levels" not in root:
        return ()
    ranks = known_keys(root["levels"], ("level1", "level2"))
    if rank not in ranks:
        return ()
    return tuple(_level(word, node) for word, node in ranks[rank].mapping().items())


def _markers(root: Mapping[str, Node]) -> Markers:
    if "markers" not in root:
        return Markers()
    parts = known_keys(root["markers"], _MARKERS)
    return Markers(
        **{key: patterns(node, *_MARKER_GROUPS.get(key, (key,))) for key, node in parts.items()}
    )


def _table(node: Node) -> TableKind:
    parts = known_keys(node, ("kind", "captions", "headings"))
    if "kind" not in parts:
        node.fail("缺少键“kind”")
    captions = patterns(parts["captions"]) if "captions" in parts else ()
    return TableKind(parts["kind"].text(), captions, _words(parts, "headings"))


def _required(root: Mapping[str, Node], columns: Words, parent: Layout | None) -> tuple[str, ...]:
    if "required" not in root:
        return parent.required if parent else ("indicator",)
    for item in listed(root["required"]):
        # The columns of several values have no headings of their own.
        if item.text() not in {*columns, "values"}:
            item.fail(f"必需列“{item.text()}”不在 columns 中{suggestion(item.text(), columns)}")
    return texts(root["required"])


def _when(root: Mapping[str, Node]) -> When:
    if "when" not in root:
        return When()
    parts = known_keys(root["when"], _WHEN)
    for item in listed(parts["levels"]) if "levels" in parts else ():
        if item.text() not in {"level1", "level2"}:
            item.fail("levels 中只能写 level1、level2")
    sets = parts["sets"].value if "sets" in parts else 1
    if not isinstance(sets, int) or sets < 1:
        parts["sets"].fail("sets 应为指标组数，如 2")
    classed = parts["classed"].value if "classed" in parts else False
    if not isinstance(classed, bool):
        parts["classed"].fail("classed 应为 true 或 false")
    written = parts["written"].text() if "written" in parts else ""
    if written not in {"", "cell", "list"}:
        parts["written"].fail("written 应为 cell 或 list")
    lists = ("headings", "without", "levels")
    words = {key: texts(node) for key, node in parts.items() if key in lists}
    return When(**words, sets=sets, classed=classed, written=written)


def _written(root: Mapping[str, Node]) -> Written:
    if "written" not in root:
        return Written()
    parts = known_keys(root["written"], ("group", "item"))
    groups = {"group": ("level2",), "item": ("indicator", "value")}
    return Written(**{key: patterns(node, *groups[key]) for key, node in parts.items()})


def _by_field(root: Mapping[str, Node], key: str, known: Sequence[str]) -> dict[str, Patterns]:
    if key not in root:
        return {}
    return {name: patterns(node) for name, node in known_keys(root[key], known).items()}


def layout_of(root: Mapping[str, Node], path: Path, parent: Layout | None) -> Layout:
    """The layout of the file with these keys, `id` and `title` among them; raises LoadError."""
    header = _labels(root, "header", HEADER_FIELDS)
    own = _labels(root, "columns", COLUMN_FIELDS)
    columns = _joined(own, parent.columns if parent else {})
    lists: dict[str, Any] = {key: patterns(root[key]) for key in _PATTERNS if key in root}
    lists |= {key: _words(root, key) for key in _WORDS}
    return Layout(
        id=root["id"].text(),
        title=root["title"].text(),
        path=str(path),
        header=_joined(header, parent.header if parent else {}),
        columns=columns,
        own_header=header,
        own_columns=own,
        parent=parent,
        required=_required(root, columns, parent),
        when=_when(root),
        level1=_levels(root, "level1"),
        level2=_levels(root, "level2"),
        titles=patterns(root["titles"], "number", "name") if "titles" in root else (),
        column_like=_by_field(root, "column_like", COLUMN_FIELDS),
        header_like=_by_field(root, "header_like", HEADER_FIELDS),
        cells=_by_field(root, "cells", COLUMN_FIELDS),
        coded=patterns(root["coded"], "code", "name") if "coded" in root else (),
        written=_written(root),
        markers=_markers(root),
        tables=tuple(_table(item) for item in listed(root["tables"])) if "tables" in root else (),
        **lists,
    )
