"""jxlint: a linter for 绩效目标表. `lint` and `extract` are what other Python programs call."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.findings import Report
    from linter.model import Disclosure

    __version__: str

__all__ = ["__version__", "extract", "lint"]


def lint(*paths: str | Path, profile: str | None = None) -> "Report":
    """Everything the rules find in the documents at `paths`, with the default settings or those of
    `profile` (a name or a file). Bad documents are part of the report; raises
    `linter.run.ConfigError` when the settings are wrong."""
    from linter.run import lint as lint_files
    from linter.run import prepare

    return lint_files([Path(path) for path in paths], prepare(profile=profile))


def extract(path: str | Path) -> "Disclosure":
    """The projects, indicators and budget tables recognised in a document. Raises
    `linter.document.Unreadable`."""
    from linter.run import extract_file, prepare

    return extract_file(Path(path), prepare())


def __getattr__(name: str) -> str:
    # importlib.metadata takes longer to import than the rest of this package.
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("jxlint")
        except PackageNotFoundError:
            return "unknown"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
