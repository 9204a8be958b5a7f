"""The files that are measured: the corpus document in other containers, long and huge ones."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from linter.readers import read_bytes
from linter.readers.office.program import find_program
from tests.bench.floor import MAIN_PART, WORD

sys.path.insert(0, str(Path(__file__).parents[1] / "readers"))

from sheetfile import SheetOf, excel_file, excel_of
from wordfile import p, tbl, tr, word_file

# Of lean XML only this is left: texts and the shape of tables.
_NAMES = ("document", "body", "tbl", "tr", "tc", "tcPr", "gridSpan", "vMerge", "p", "r", "t")
_LEAN = frozenset(f"{WORD}{name}" for name in _NAMES)
HEADING = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")
HUGE_ROWS = 48_000


def lean(data: bytes) -> bytes:
    """The Word file with nothing in its text but texts, rows, cells and spans."""

    def strip(content: bytes) -> bytes:
        root = etree.fromstring(content)
        for element in list(root.iter()):
            parent = element.getparent()
            if parent is not None and element.tag not in _LEAN:
                parent.remove(element)
        return bytes(etree.tostring(root, encoding="UTF-8", standalone=True))

    return _rewritten(data, strip)


def enlarged(data: bytes, times: int) -> bytes:
    """The Word file with its blocks repeated."""

    def repeat(content: bytes) -> bytes:
        start = content.index(b"<w:body>") + len(b"<w:body>")
        end = content.rindex(b"<w:sectPr")
        return content[:start] + content[start:end] * times + content[end:]

    return _rewritten(data, repeat)


def _rewritten(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    done = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(done, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(
                entry.filename, change(content) if entry.filename == MAIN_PART else content
            )
    return done.getvalue()


def workbook(data: bytes) -> bytes:
    """The Word file's content as one sheet."""
    return excel_of(read_bytes(data, "a.docx"))


def printed(path: Path, folder: Path) -> Path | None:
    """The Word file printed by LibreOffice, None where none is installed."""
    program = find_program()
    if program is None:
        return None
    command = [
        str(program), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", "pdf", "--outdir", str(folder), str(path),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.pdf"


def huge() -> Iterator[tuple[str, bytes]]:
    """Names and bytes of files that hold nearly as many cells as are read at most: one table as
    no project has it, and many projects with far too many indicators."""
    one = [HEADING, *(_row(number) for number in range(HUGE_ROWS))]
    yield "one table.xlsx", excel_file(SheetOf("绩效目标表", one))
    yield "one table.docx", word_file(p("1、培训绩效目标表") + tbl(*(tr(*row) for row in one)))
    body = "".join(
        p(f"{number}、培训{number}绩效目标表")
        + tbl(tr(*HEADING), *(tr(*_row(each)) for each in range(300)))
        for number in range(1, HUGE_ROWS // 300)
    )
    yield "many tables.docx", word_file(body)


def _row(number: int) -> tuple[str, ...]:
    name, work = f"培训{number}期人数", f"反映第{number}次培训的人数情况"
    return ("产出指标", "数量指标", name, work, f"≥{number % 500}人", f"工作计划第{number % 97}条")
