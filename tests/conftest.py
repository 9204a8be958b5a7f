"""What all tests share: snapshots in plain files, updated with `pytest --accept`."""

from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write what the tests see into the expected files"
    )


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`snapshot(name, text)` compares the text with `expected/<name>` beside the test."""
    folder = Path(request.path).parent / "expected"
    accept = bool(request.config.getoption("--accept"))

    def compare(name: str, text: str) -> None:
        path = folder / name
        if accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path} is missing: run pytest --accept and read it"
        assert text == path.read_text(encoding="utf-8")

    return compare
