"""What a command imports: help and lists of rules must not pay for reading files."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
REPORT = """
import sys
from linter.cli.program import run
status = run({arguments!r})
sys.stderr.write(" ".join(sorted(name for name in {heavy!r} if name in sys.modules)))
sys.exit(status)
"""


def loaded(arguments: list[str], heavy: tuple[str, ...]) -> str:
    """Those of the `heavy` modules that a command line imports, joined by blanks."""
    result = subprocess.run(
        [sys.executable, "-c", REPORT.format(arguments=arguments, heavy=heavy)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["rules", "--help"]], ids=" ".join)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    heavy = ("docx", "jieba", "lxml", "rich", "yaml", "evalidate", "linter.run", "linter.facts")
    assert loaded(arguments, heavy) == ""


@pytest.mark.parametrize("arguments", [["rules", "list"], ["check", "--help"]], ids=" ".join)
def test_rules_are_listed_without_readers_of_documents(arguments: list[str]) -> None:
    assert loaded(arguments, ("docx", "jieba", "lxml", "rich")) == ""


def test_the_help_of_bulk_needs_none_of_its_libraries() -> None:
    heavy = ("pyarrow", "duckdb", "sqlite3", "lxml", "rich", "linter.bulk")
    assert loaded(["bulk", "--help"], heavy) == ""


def test_importing_the_package_is_cheap() -> None:
    code = "import sys, linter; print([m for m in sys.modules if m.startswith('linter.')])"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert result.stdout == "[]\n"
