"""Copies: an Excel workbook with its findings, or with its edits, marked in the cells."""

from collections import defaultdict
from collections.abc import Iterable

from linter.document import Place, SheetPlace, Table
from linter.findings import SEVERITIES, Finding
from linter.fix.edits import NOT_FOUND, Edit, Skipped
from linter.fix.package import Stamp
from linter.fix.remark import remark
from linter.fix.workbook import Mark, changeable_cells, marked_workbook
from linter.readers.excel import read_excel
from linter.reports.words import short

_COLOURS = {"error": "FFC7CE", "warning": "FFEB9C", "info": "DDEBF7"}
_CHANGED = "C6EFCE"
_NO_TEXT = "单元格里是数字或公式，改不了"


def commented_workbook(data: bytes, findings: Iterable[Finding], stamp: Stamp) -> bytes:
    """The workbook with a comment at each cell that has findings, and the colour of the gravest.
    Raises Unreadable."""
    by_place: dict[SheetPlace, list[Finding]] = defaultdict(list)
    for finding in findings:
        if isinstance(finding.place, SheetPlace):
            by_place[finding.place].append(finding)
    marks = (
        Mark(place, tuple(map(remark, each)), _COLOURS[min(
            (finding.severity for finding in each), key=SEVERITIES.index)])
        for place, each in by_place.items()
    )  # fmt: skip
    return marked_workbook(data, marks)


def edited_workbook(
    data: bytes, edits: Iterable[Edit], stamp: Stamp
) -> tuple[bytes, list[Edit], list[Skipped]]:
    """The workbook with the edits, each changed cell coloured and with its old text in a comment;
    those made, and those that cannot be made. Raises Unreadable."""
    by_place: dict[SheetPlace, list[Edit]] = defaultdict(list)
    skipped: list[Skipped] = []
    for edit in edits:
        if isinstance(edit.place, SheetPlace):
            by_place[edit.place].append(edit)
    able = changeable_cells(data, tuple(by_place))
    texts = _texts(data) if able else {}
    made: list[Edit] = []
    marks: list[Mark] = []
    for place, each in by_place.items():
        is_whole = texts.get(place) == each[0].finding.text
        if place not in able or not is_whole:
            reason = _NO_TEXT if place not in able else NOT_FOUND
            skipped += [Skipped(edit.finding, reason) for edit in each]
            continue
        made += each
        marks.append(Mark(place, (_told(each),), _CHANGED, _new_text(each)))
    return marked_workbook(data, marks), made, skipped


def _texts(data: bytes) -> dict[Place, str]:
    """The text of each cell as it was read."""
    found: dict[Place, str] = {}
    for block in read_excel(data, "").blocks:
        cells = block.cells() if isinstance(block, Table) else (block,)
        found |= {cell.place: cell.text for cell in cells}
    return found


def _new_text(edits: Iterable[Edit]) -> str:
    """The text of a cell after its edits, which come in the order of their spans."""
    ordered = list(edits)
    text = ordered[0].finding.text
    for edit in reversed(ordered):
        text = text[: edit.span[0]] + edit.text + text[edit.span[1] :]
    return text


def _told(edits: list[Edit]) -> str:
    rules = "、".join(dict.fromkeys(edit.finding.rule for edit in edits))
    return f"【已修改】{rules} 原文：{short(edits[0].finding.text, 90)}"
