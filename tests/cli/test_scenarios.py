"""Scenarios of the command line: files, command, status and output in one readable file each.

A scenario has sections `====word====`. `use` names documents of tests/cli/documents, as many as
needed, each on a line, `name as other/name` to put it elsewhere; `file NAME` holds a file's text;
`command` is the command line; `stdin` its input; `status`, `stdout`, `stderr` what it must give and
`written NAME` what it must write. `pytest --accept` writes the last four.
"""

import io
import re
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from linter.cli.program import run

FOLDER = Path(__file__).parent
SECTION = re.compile(r"^====(.+?)====\n", re.MULTILINE)


def sections(text: str) -> dict[str, str]:
    parts = SECTION.split(text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def lay_out(parts: Mapping[str, str], folder: Path) -> None:
    for line in parts.get("use", "").splitlines():
        name, _, target = line.partition(" as ")
        path = folder / (target or name)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(FOLDER / "documents" / name, path)
    for heading, text in parts.items():
        if heading.startswith("file "):
            path = folder / heading.removeprefix("file ")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def observed(
    parts: Mapping[str, str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> dict[str, str]:
    status = run(shlex.split(parts["command"])[1:])
    output = capsys.readouterr()
    # CSV has the line breaks of its standard; a scenario is a plain file.
    stdout = output.out.replace("\r\n", "\n")
    seen = {"status": f"{int(status)}\n", "stdout": stdout, "stderr": output.err}
    for heading in parts:
        if heading.startswith("written "):
            path = folder / heading.removeprefix("written ")
            seen[heading] = path.read_text(encoding="utf-8")
    return seen


def accept(path: Path, parts: Mapping[str, str], seen: Mapping[str, str]) -> None:
    """Write what was seen into the scenario; an empty output that nobody asked about stays out."""
    filled = {heading: text for heading, text in seen.items() if text or heading in parts}
    whole = {heading: text for heading, text in parts.items() if heading not in seen} | filled
    text = "".join(f"===={heading}====\n{text}" for heading, text in whole.items())
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "path", sorted((FOLDER / "scenarios").glob("*.scenario")), ids=lambda path: path.stem
)
def test_scenario(
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    pytestconfig: pytest.Config,
) -> None:
    parts = sections(path.read_text(encoding="utf-8"))
    lay_out(parts, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    stdin = io.TextIOWrapper(io.BytesIO(parts.get("stdin", "").encode()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", stdin)
    seen = observed(parts, tmp_path, capsys)
    if pytestconfig.getoption("--accept"):
        accept(path, parts, seen)
        return
    for heading, text in seen.items():
        assert text == parts.get(heading, ""), heading
