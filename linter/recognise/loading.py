"""Station 2: the layout files of folders, each after the one that it extends."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from linter.domain.node import Node, read_before
from linter.domain.problem import LoadError, Problem
from linter.recognise.layout import Layout
from linter.recognise.layout_file import KEYS, layout_of
from linter.recognise.marked import known_keys, suggestion


def _read(path: Path) -> Mapping[str, Node]:
    # Cases are most of a layout file, and only read to be run.
    node = read_before(path, "tests")
    root = known_keys(node, KEYS)
    for key in ("id", "title", *(() if "extends" in root else ("columns",))):
        if key not in root:
            node.fail(f"缺少键“{key}”")
    return root


def load_layouts(folders: Sequence[Path]) -> tuple[Layout, ...]:
    """The layouts of the YAML files directly in the folders, one that others extend before them,
    else by file name within a folder.

    A layout of a later folder replaces the one of the same id; two of the same id in one folder,
    an unknown key, a broken pattern or an `extends` that leads nowhere raise LoadError.
    """
    files: dict[str, tuple[Path, Mapping[str, Node]]] = {}
    for folder in folders:
        here: dict[str, Path] = {}
        for path in sorted(folder.glob("*.y*ml")):
            if path.suffix not in {".yaml", ".yml"} or path.name.startswith("."):
                continue
            root = _read(path)
            name = root["id"].text()
            if name in here:
                raise LoadError(Problem(path, 1, 1, f"版式“{name}”已在 {here[name]} 中定义"))
            here[name] = path
            files[name] = path, root
    found: dict[str, Layout] = {}
    for name in files:
        _add(name, files, found, ())
    return tuple(found.values())


def _add(
    name: str,
    files: Mapping[str, tuple[Path, Mapping[str, Node]]],
    found: dict[str, Layout],
    inside: tuple[str, ...],
) -> Layout:
    """Build a layout after the one it extends."""
    if name not in found:
        path, root = files[name]
        parent = None
        if "extends" in root:
            base = root["extends"].text()
            if base not in files:
                root["extends"].fail(f"没有版式“{base}”{suggestion(base, files)}")
            if base == name or base in inside:
                root["extends"].fail("extends 绕成了圈")
            parent = _add(base, files, found, (*inside, name))
        found[name] = layout_of(root, path, parent)
    return found[name]
