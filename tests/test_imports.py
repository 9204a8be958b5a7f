"""Data moves to the right: a module imports only from the stations to its left."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "linter"
STATIONS = (
    "domain", "document", "readers", "model", "recognise", "facts", "language", "findings", "kinds",
    "engine", "filter", "reports", "settings", "run", "fix", "bulk", "cli",
)  # fmt: skip


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name of every module imported in a file, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            yield node.lineno, node.module or ""
            if node.module == "linter":
                yield from ((node.lineno, f"linter.{alias.name}") for alias in node.names)


@pytest.mark.parametrize("station", STATIONS)
def test_a_station_imports_only_from_its_left(station: str) -> None:
    folder = PACKAGE / station
    modules = sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{station}.py"]
    assert modules
    allowed = STATIONS[: STATIONS.index(station) + 1]
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line}: imports {name}"
        for path in modules
        for line, name in imported(path)
        if name.startswith("linter.")
        and name.split(".")[1] in STATIONS
        and name.split(".")[1] not in allowed
    ]
    assert not wrong, "\n".join(wrong)


def test_every_module_belongs_to_a_station() -> None:
    loose = {
        path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in PACKAGE.rglob("*.py")
    } - {*STATIONS, "__init__", "__main__"}
    assert not loose


def test_every_module_says_which_station_it_is() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    silent = [
        str(path.relative_to(PACKAGE))
        for path, text in texts.items()
        if text and not ast.get_docstring(ast.parse(text))
    ]
    assert not silent
