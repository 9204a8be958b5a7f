"""Station 2: layout files read into layouts, with every key and pattern checked."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from linter.domain.node import Node, read
from linter.domain.problem import LoadError, Problem
from linter.recognise.layout import (
    CATEGORIES,
    COLUMN_FIELDS,
    HEADER_FIELDS,
    Layout,
    Level,
    Markers,
    TableKind,
)
from linter.recognise.marked import known_keys, listed, patterns, suggestion, texts

_KEYS = (
    "id", "title", "titles", "continued", "header", "columns", "required", "weak", "levels",
    "periods", "ignore", "sections", "group_openers", "number_rows", "total_rows", "markers",
    "tables",
)  # fmt: skip
_MARKERS = ("amount_unit", "year", "title_year", "code_year", "unit", "other")


def _labels(root: Mapping[str, Node], key: str, known: Sequence[str]) -> dict[str, tuple[str, ...]]:
    if key not in root:
        return {}
    return {word: texts(node) for word, node in known_keys(root[key], known).items()}


def _words(root: Mapping[str, Node], key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    return texts(root[key]) if key in root else default


def _level(word: str, node: Node) -> Level:
    parts = known_keys(node, ("category", "synonyms"))
    category = None
    if "category" in parts:
        category = parts["category"].text()
        if category not in CATEGORIES:
            parts["category"].fail(f"不认识的类别“{category}”{suggestion(category, CATEGORIES)}")
    return Level(word, _words(parts, "synonyms"), category)


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
    groups = {"title_year": ("year",), "code_year": ("year",), "other": ()}
    return Markers(**{key: patterns(node, *groups.get(key, (key,))) for key, node in parts.items()})


def _table(node: Node) -> TableKind:
    parts = known_keys(node, ("kind", "captions", "headings"))
    if "kind" not in parts:
        node.fail("缺少键“kind”")
    captions = patterns(parts["captions"]) if "captions" in parts else ()
    return TableKind(parts["kind"].text(), captions, _words(parts, "headings"))


def _required(root: Mapping[str, Node], columns: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if "required" not in root:
        return ("indicator",)
    for item in listed(root["required"]):
        if item.text() not in columns:
            item.fail(f"必需列“{item.text()}”不在 columns 中{suggestion(item.text(), columns)}")
    return texts(root["required"])


def load_layout(path: Path) -> Layout:
    """The layout of one file; raises LoadError."""
    node = read(path)
    root = known_keys(node, _KEYS)
    for key in ("id", "title", "columns"):
        if key not in root:
            node.fail(f"缺少键“{key}”")
    columns = _labels(root, "columns", COLUMN_FIELDS)
    return Layout(
        id=root["id"].text(),
        title=root["title"].text(),
        path=str(path),
        header=_labels(root, "header", HEADER_FIELDS),
        columns=columns,
        required=_required(root, columns),
        weak=_words(root, "weak"),
        level1=_levels(root, "level1"),
        level2=_levels(root, "level2"),
        titles=patterns(root["titles"], "number", "name") if "titles" in root else (),
        continued=patterns(root["continued"]) if "continued" in root else (),
        periods=patterns(root["periods"]) if "periods" in root else (),
        ignore=patterns(root["ignore"]) if "ignore" in root else (),
        sections=patterns(root["sections"]) if "sections" in root else (),
        group_openers=_words(root, "group_openers"),
        number_rows=_words(root, "number_rows"),
        total_rows=_words(root, "total_rows"),
        markers=_markers(root),
        tables=tuple(_table(item) for item in listed(root["tables"])) if "tables" in root else (),
    )


def load_layouts(folders: Sequence[Path]) -> tuple[Layout, ...]:
    """The layouts of the YAML files directly in the folders, by file name within a folder.

    A layout of a later folder replaces the one of the same id; two of the same id in one folder,
    an unknown key or a broken pattern raise LoadError.
    """
    found: dict[str, Layout] = {}
    for folder in folders:
        here: dict[str, str] = {}
        for path in sorted(folder.glob("*.y*ml")):
            if path.suffix not in {".yaml", ".yml"} or path.name.startswith("."):
                continue
            layout = load_layout(path)
            if layout.id in here:
                twice = f"版式“{layout.id}”已在 {here[layout.id]} 中定义"
                raise LoadError(Problem(path, 1, 1, twice))
            here[layout.id] = str(path)
            found[layout.id] = layout
    return tuple(found.values())
