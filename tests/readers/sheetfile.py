"""Small Excel files written by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from wordfile import package, relations

from linter.document import Block, Cell, Document, Paragraph
from linter.readers.sheets.sheet import letters_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


@dataclass(frozen=True)
class Shown:
    """A number with the code of its format."""

    number: float | str
    code: str


@dataclass(frozen=True)
class Formula:
    """A formula, with the value that was stored or without."""

    text: str
    value: str | None = None
    kind: str = "n"


Value = str | int | float | bool | Shown | Formula | None


@dataclass(frozen=True)
class SheetOf:
    """A sheet: its rows from the first one, merged areas (A1:B2), and further XML."""

    name: str
    rows: Sequence[Sequence[Value]]
    merges: Sequence[str] = ()
    state: str = "visible"
    hidden_rows: Sequence[int] = ()
    columns: str = ""


def cell_xml(address: str, value: Value, codes: list[str]) -> str:
    match value:
        case None:
            return f'<c r="{address}"/>'
        case bool():
            return f'<c r="{address}" t="b"><v>{int(value)}</v></c>'
        case Shown(number, code):
            if code not in codes:
                codes.append(code)
            return f'<c r="{address}" s="{codes.index(code) + 1}"><v>{number}</v></c>'
        case Formula(text, stored, kind):
            result = "" if stored is None else f"<v>{escape(stored)}</v>"
            return f'<c r="{address}" t="{kind}"><f>{escape(text)}</f>{result}</c>'
        case str():
            text = f'<t xml:space="preserve">{escape(value)}</t>'
            return f'<c r="{address}" t="inlineStr"><is>{text}</is></c>'
        case _:
            return f'<c r="{address}"><v>{value}</v></c>'


def sheet_xml(sheet: SheetOf, codes: list[str]) -> bytes:
    rows = []
    for number, values in enumerate(sheet.rows, 1):
        cells = "".join(
            cell_xml(f"{letters_of(column)}{number}", value, codes)
            for column, value in enumerate(values)
            if value is not None
        )
        hidden = ' hidden="1"' if number in sheet.hidden_rows else ""
        rows.append(f'<row r="{number}"{hidden}>{cells}</row>')
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in sheet.merges)
    return worksheet(f"{sheet.columns}<sheetData>{''.join(rows)}</sheetData>", merges)


def worksheet(body: str, merges: str = "") -> bytes:
    merged = f"<mergeCells>{merges}</mergeCells>" if merges else ""
    return f'{HEAD}<worksheet xmlns="{MAIN}">{body}{merged}</worksheet>'.encode()


def _content_types(sheets: int) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    parts += [(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in range(1, sheets + 1)]
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{kind}.{name}+xml"/>' for part, name in parts
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def workbook_parts(
    sheets: Sequence[tuple[str, bytes, str]],
    codes: Sequence[str] = (),
    properties: str = "",
    strings: bytes | None = None,
) -> dict[str, bytes]:
    """The parts of a workbook with sheets of name, XML and state."""
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" state="{state}" r:id="rId{n}"/>'
        for n, (name, _, state) in enumerate(sheets, 1)
    )
    targets = [
        *((f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)),
        ("rIdStyles", "styles", "styles.xml"),
        ("rIdStrings", "sharedStrings", "sharedStrings.xml"),
    ]
    related = "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for id, kind, target in targets
    )
    formats = "".join(
        f'<numFmt numFmtId="{n}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for n, code in enumerate(codes, 164)
    )
    styles = "".join(f'<xf numFmtId="{n}"/>' for n in (0, *range(164, 164 + len(codes))))
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": relations("xl/workbook.xml"),
        "xl/workbook.xml": (
            f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}'
            f"<sheets>{listed}</sheets></workbook>"
        ).encode(),
        "xl/_rels/workbook.xml.rels": (
            f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'relationships">{related}</Relationships>'
        ).encode(),
        "xl/styles.xml": (
            f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
            f"<cellXfs>{styles}</cellXfs></styleSheet>"
        ).encode(),
    }
    for number, (_, xml, _) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = xml
    if strings is not None:
        parts["xl/sharedStrings.xml"] = strings
    return parts


def excel_file(*sheets: SheetOf, properties: str = "") -> bytes:
    codes: list[str] = []
    written = [(sheet.name, sheet_xml(sheet, codes), sheet.state) for sheet in sheets]
    return package(workbook_parts(written, codes, properties))


def excel_of(document: Document, name: str = "公开", gap: int = 1) -> bytes:
    """A document put into one sheet, as people do it: a row for each line outside tables, `gap`
    blank rows behind each table."""
    return excel_file(sheet_of(document.blocks, name, gap))


def sheet_of(blocks: Iterable[Block], name: str, gap: int = 1) -> SheetOf:
    """Blocks put into a sheet; without gaps lines are merged over the columns, as titles are."""
    rows: list[list[Value]] = []
    merges: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            rows.append([block.text])
            if gap == 0:
                merges.append(f"A{len(rows)}:F{len(rows)}")
            continue
        start = len(rows)
        rows.extend([None] * len(line) for line in block.grid)
        rows.extend([] for _ in range(gap))
        for cell in block.cells():
            rows[start + cell.row][cell.column] = cell.text or None
            if cell.row_span > 1 or cell.column_span > 1:
                merges.append(area_of(cell, start))
    return SheetOf(name, rows, merges)


def area_of(cell: Cell, start: int) -> str:
    first = f"{letters_of(cell.column)}{start + cell.row + 1}"
    last = f"{letters_of(cell.column + cell.column_span - 1)}{start + cell.row + cell.row_span}"
    return f"{first}:{last}"
