"""Station 7: the list of units that should hand in: a column of names, and one of their areas."""

from collections.abc import Iterator
from pathlib import Path

from linter.bulk.quality.unit_names import same_name
from linter.document import Document, Paragraph, Unreadable
from linter.readers import read
from linter.reports.words import one_line

# Headings that tell a first row from a unit.
_NAME_HEADINGS = ("单位", "单位名称", "部门", "部门名称", "名称", "unit", "name")
_AREA_HEADINGS = ("地区", "县区", "区县", "市县", "所属地区", "行政区划", "area", "county")


class UnitListError(Exception):
    """A list of units that cannot be used; the message is the reason, in Chinese, for people."""


def read_unit_list(path: Path) -> dict[str, tuple[str, str | None]]:
    """Name and area of each unit by the normal form of its name, from a text file (a line a unit,
    the area behind a comma or tab), a .csv or the first table of a workbook. Raises
    UnitListError."""
    try:
        rows = list(_rows(read(path)))
    except Unreadable as error:
        raise UnitListError(f"{path}：单位名单读不了：{error}") from None
    name, area = _columns(rows[0]) if rows else (0, 1)
    if rows and _is_heading(rows[0]):
        rows = rows[1:]
    units: dict[str, tuple[str, str | None]] = {}
    for row in rows:
        shown = _cell(row, name)
        if shown and same_name(shown):
            units.setdefault(same_name(shown), (shown, _cell(row, area) or None))
    if not units:
        raise UnitListError(f"{path}：单位名单里没有单位")
    return units


def _rows(document: Document) -> Iterator[list[str]]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for line in block.text.splitlines():
                cells = line.replace("，", ",").replace("\t", ",").split(",")
                yield [one_line(cell) for cell in cells]
            continue
        for row in block.grid:
            yield [one_line(cell.text) if cell else "" for cell in row]


def _is_heading(row: list[str]) -> bool:
    return any(cell.lower() in (*_NAME_HEADINGS, *_AREA_HEADINGS) for cell in row)


def _columns(first: list[str]) -> tuple[int, int]:
    """Where names and areas stand: by the headings, else in the first two columns."""
    lower = [cell.lower() for cell in first]
    names = [number for number, cell in enumerate(lower) if cell in _NAME_HEADINGS]
    areas = [number for number, cell in enumerate(lower) if cell in _AREA_HEADINGS]
    name = names[0] if names else 0
    if areas:
        return name, areas[0]
    return name, -1 if _is_heading(first) else 1


def _cell(row: list[str], column: int) -> str:
    return row[column] if 0 <= column < len(row) else ""
