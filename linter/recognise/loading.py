"""Station 2: layout files read into layouts, with every key and pattern checked."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from linter.recognise.layout import (
    CATEGORIES,
    COLUMN_FIELDS,
    HEADER_FIELDS,
    Layout,
    LayoutError,
    Level,
    Markers,
    TableKind,
)
from linter.recognise.marked import Marked, read_marked, suggestion

_KEYS = (
    "id", "title", "titles", "continued", "header", "columns", "required", "weak", "levels",
    "periods", "ignore", "sections", "group_openers", "number_rows", "total_rows", "markers",
    "tables",
)  # fmt: skip
_MARKERS = ("amount_unit", "year", "title_year", "code_year", "unit", "other")


def _labels(
    root: Mapping[str, Marked], key: str, known: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    if key not in root:
        return {}
    return {word: node.texts() for word, node in root[key].mapping(known).items()}


def _words(root: Mapping[str, Marked], key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    return root[key].texts() if key in root else default


def _level(word: str, node: Marked) -> Level:
    parts = node.mapping(("category", "synonyms"))
    category = None
    if "category" in parts:
        category = parts["category"].text()
        if category not in CATEGORIES:
            parts["category"].fail(f"不认识的类别“{category}”{suggestion(category, CATEGORIES)}")
    return Level(word, _words(parts, "synonyms"), category)


def _levels(root: Mapping[str, Marked], rank: str) -> tuple[Level, ...]:
    if "levels" not in root:
        return ()
    ranks = root["levels"].mapping(("level1", "level2"))
    if rank not in ranks:
        return ()
    return tuple(_level(word, node) for _, word, node in ranks[rank].pairs())


def _markers(root: Mapping[str, Marked]) -> Markers:
    if "markers" not in root:
        return Markers()
    parts = root["markers"].mapping(_MARKERS)
    groups = {"title_year": ("year",), "code_year": ("year",), "other": ()}
    return Markers(**{key: node.patterns(*groups.get(key, (key,))) for key, node in parts.items()})


def _table(node: Marked) -> TableKind:
    parts = node.mapping(("kind", "captions", "headings"))
    if "kind" not in parts:
        node.fail("缺少键“kind”")
    captions = parts["captions"].patterns() if "captions" in parts else ()
    return TableKind(parts["kind"].text(), captions, _words(parts, "headings"))


def _required(
    root: Mapping[str, Marked], columns: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    if "required" not in root:
        return ("indicator",)
    for item in root["required"].items():
        if item.text() not in columns:
            item.fail(f"必需列“{item.text()}”不在 columns 中{suggestion(item.text(), columns)}")
    return root["required"].texts()


def load_layout(path: Path) -> Layout:
    """The layout of one file; raises LayoutError."""
    node = read_marked(path)
    root = node.mapping(_KEYS)
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
        titles=root["titles"].patterns("number", "name") if "titles" in root else (),
        continued=root["continued"].patterns() if "continued" in root else (),
        periods=root["periods"].patterns() if "periods" in root else (),
        ignore=root["ignore"].patterns() if "ignore" in root else (),
        sections=root["sections"].patterns() if "sections" in root else (),
        group_openers=_words(root, "group_openers"),
        number_rows=_words(root, "number_rows"),
        total_rows=_words(root, "total_rows"),
        markers=_markers(root),
        tables=tuple(_table(item) for item in root["tables"].items()) if "tables" in root else (),
    )


def load_layouts(folders: Sequence[Path]) -> tuple[Layout, ...]:
    """The layouts of the YAML files directly in the folders, by file name within a folder.

    A layout of a later folder replaces the one of the same id; two of the same id in one folder,
    an unknown key or a broken pattern raise LayoutError.
    """
    found: dict[str, Layout] = {}
    for folder in folders:
        here: dict[str, str] = {}
        for path in sorted(folder.glob("*.y*ml")):
            if path.suffix not in {".yaml", ".yml"} or path.name.startswith("."):
                continue
            layout = load_layout(path)
            if layout.id in here:
                raise LayoutError(f"{path}:1:1: 版式“{layout.id}”已在 {here[layout.id]} 中定义")
            here[layout.id] = str(path)
            found[layout.id] = layout
    return tuple(found.values())
