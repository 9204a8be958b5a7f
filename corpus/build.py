"""Rebuilds corpus/disclosure.docx from corpus/disclosure.txt: `python corpus/build.py`.

The text is the dump of a published Word file whose layout is lost. This puts it back into tables,
headings and runs as Word and WPS write them; the same text always gives the same bytes.
"""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

HERE = Path(__file__).parent
FONT, HEADING_FONT, TITLE_FONT = "仿宋_GB2312", "黑体", "方正小标宋简体"
TEXT_WIDTH = 9070
MOMENT = datetime.datetime(2024, 3, 1, 9, 0, 0)

# Blank lines of the dump that are an empty paragraph of the cell above, not the end of its row.
BLANK_PARAGRAPHS = frozenset({2334, 4139})

# Grid columns that each cell spans, heading row by heading row; further rows span one each.
SPANS = {
    "单位预算收支总表": [[2, 2, 1], [1, 2, 2]],
    "单位预算收入总表": [[6, 4, 3], [1, 2, 1, 8, 1]],
    "单位预算支出总表": [[4, 3, 2], [1, 2, 1, 1, 1, 1, 1, 1]],
    "单位预算财政拨款收支总表": [[3, 3, 2], [1, 2, 5]],
    "单位预算一般公共预算财政拨款支出表": [[2, 2, 2], [1, 2, 1, 1, 1]],
    "单位预算一般公共预算财政拨款基本支出表": [[2, 2, 2], [1, 2, 3]],
    "单位预算政府性基金预算财政拨款支出表": [[2, 2, 2], [1, 2, 1, 1, 1]],
    "单位预算国有资本经营预算财政拨款支出表": [[2, 2, 2], [1, 2, 1, 1, 1]],
    "单位预算财政拨款“三公”经费支出表": [[2, 2, 2], [1, 1, 4]],
    "单位政府采购预算": [[12, 3], [2, 1, 1, 1, 1, 1, 7, 1]],
    "单位固定资产占用情况表": [[2, 1]],
}
PROJECT_SPANS = [
    [13], [1, 4, 2, 6], [1, 2, 2, 2, 2, 2, 2], [1, 12], [1, 3, 3, 3, 3], [1, 3, 3, 3, 3], [1, 12],
]  # fmt: skip
INDICATOR_HEADING = "一级指标"
PROJECT_TITLE = re.compile(r"\d+、.*绩效目标表")
SECTION = re.compile(r"[一二三四五六七八九十]+、")
MARK = re.compile(r"\s*\[bookmark: ([^\]]*)\]")
# Word starts a new run where the script changes.
SCRIPTS = re.compile(r"[\x20-\x7e]+|[^\x20-\x7e]+")

Cells = list[list[str]]


@dataclass
class Block:
    """A paragraph (`text`) or a table (`rows` of cells of lines)."""

    text: str = ""
    rows: list[Cells] | None = None


def blocks(lines: list[str]) -> Iterator[Block]:
    """The blocks of the dump; blank lines that are paragraphs of their own come as empty ones."""
    table: list[Cells] = []
    row: Cells | None = None
    blanks = 0
    for number, line in enumerate(lines, 1):
        if line.startswith("\t"):
            if table and blanks > 1:
                yield Block(rows=table)
                yield from [Block()] * (blanks - 2)
                table = []
            if row is None:
                row = []
                table.append(row)
            row.append([line[1:]])
            blanks = 0
        elif line and row is not None:
            row[-1].append(line)
        elif line:
            if table:
                yield Block(rows=table)
                blanks -= 2
                table = []
            yield from [Block()] * blanks
            yield Block(line)
            blanks = 0
        elif number in BLANK_PARAGRAPHS and row is not None:
            row[-1].append("")
        else:
            row = None
            blanks += 1
    if table:
        yield Block(rows=table)


class Body:
    """Writes blocks behind each other into a Word body."""

    def __init__(self, document: WordDocument) -> None:
        self.body = document.element.body
        self.bookmarks = count()

    def add(self, xml: str) -> None:
        element = parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1))
        self.body.insert(len(self.body) - 1, element)

    def paragraph(self, text: str, on_new_page: bool) -> None:
        """A paragraph in the style its text calls for."""
        if text in SPANS or text.endswith("情况说明"):
            style, font, look = "Title", TITLE_FONT, '<w:jc w:val="center"/>'
        elif PROJECT_TITLE.match(text):
            style, font, look = "Heading2", HEADING_FONT, '<w:jc w:val="center"/>'
        elif SECTION.match(MARK.sub("", text)):
            style, font, look = "Heading1", HEADING_FONT, ""
        else:
            style, font, look = "Normal", FONT, '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
        size = 44 if style == "Title" else 32
        new_page = "<w:pageBreakBefore/>" if on_new_page else ""
        self.add(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{new_page}{look}</w:pPr>'
            f"{self.runs(text, size, font)}</w:p>"
        )

    def runs(self, text: str, size: int, font: str) -> str:
        mark = MARK.match(text)
        text = text[mark.end() :] if mark else text
        runs = "".join(
            f"<w:r><w:rPr>{fonts(font, part)}{COLOR}"
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
            for part in SCRIPTS.findall(text)
        )
        if mark is None:
            return runs
        number = next(self.bookmarks)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{mark[1]}"/>'
        return f'{start}{runs}<w:bookmarkEnd w:id="{number}"/>'

    def table(self, rows: list[Cells], spans: list[list[int]]) -> None:
        widths = column_widths(rows, spans)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        merges = merged_down(rows, spans)
        size = 21 if len(widths) < 8 or spans[0] == [13] else 15
        body = "".join(
            self.row(row, spans[index], merges[index], widths, size, index == 0)
            for index, row in enumerate(rows)
        )
        self.add(
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/>{BORDERS}'
            '<w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
        )

    def row(
        self,
        cells: Cells,
        spans: list[int],
        merges: list[str],
        widths: list[int],
        size: int,
        first: bool,
    ) -> str:
        columns = iter(widths)
        written = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{sum(islice(columns, span))}" w:type="dxa"/>'
            + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
            + merge
            + '<w:vAlign w:val="center"/></w:tcPr>'
            + "".join(self.cell_paragraph(line, size, first) for line in lines)
            + "</w:tc>"
            for lines, span, merge in zip(cells, spans, merges, strict=True)
        )
        return f"<w:tr>{ROW_PROPERTIES}{written}</w:tr>"

    def cell_paragraph(self, line: str, size: int, first: bool) -> str:
        side = "left" if len(line) > 14 or first else "center"
        return (
            f'<w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="{side}"/></w:pPr>'
            f"{self.runs(line, size, FONT)}</w:p>"
        )


def fonts(font: str, part: str) -> str:
    hint = "" if part.isascii() else ' w:hint="eastAsia"'
    return f'<w:rFonts{hint} w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" w:cs="宋体"/>'


COLOR = '<w:color w:val="000000"/>'
ROW_PROPERTIES = '<w:trPr><w:trHeight w:val="369"/><w:jc w:val="center"/></w:trPr>'
SIDES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
BORDERS = f"<w:tblBorders>{SIDES}</w:tblBorders>"


def column_widths(rows: list[Cells], spans: list[list[int]]) -> list[int]:
    """The widths of the grid columns in twentieths of a point; a narrow first column for numbers,
    a wider one for the labels of a project's form."""
    if rows[0][0] == [INDICATOR_HEADING]:
        return indicator_widths(len(rows[0]))
    columns = max(sum(row) for row in spans)
    first = 1270 if spans[0] == [13] else 700 if columns > 4 else TEXT_WIDTH // columns
    rest = (TEXT_WIDTH - first) // (columns - 1)
    return [first] + [rest] * (columns - 1)


def indicator_widths(columns: int) -> list[int]:
    """Those of the six columns that all forms have, narrowed where a form has more."""
    widths = [1100, 1400, 1900, 2100, 1170, 1400]
    widths += widths[-1:] * (columns - len(widths))
    share = min(TEXT_WIDTH / sum(widths), 1)
    return [int(width * share) for width in widths[:columns]]


def merged_down(rows: list[Cells], spans: list[list[int]]) -> list[list[str]]:
    """The w:vMerge of each cell: labels of a heading and of levels cover the blank cells below."""
    marks = [["" for _ in row] for row in rows]
    indicators = rows[0][0] == [INDICATOR_HEADING]
    above: dict[int, tuple[int, int, int]] = {}
    for index, row in enumerate(rows):
        column = 0
        here: dict[int, tuple[int, int, int]] = {}
        for number, lines in enumerate(row):
            span = spans[index][number]
            top = above.get(column)
            may_merge = column < 2 if indicators else is_heading(index, spans, column)
            if lines == [""] and may_merge and top is not None and top[2] == span:
                marks[top[0]][top[1]] = '<w:vMerge w:val="restart"/>'
                marks[index][number] = "<w:vMerge/>"
                here[column] = top
            elif lines != [""]:
                here[column] = (index, number, span)
            column += span
        above = here
    return marks


def is_heading(index: int, spans: list[list[int]], column: int) -> bool:
    """Whether a blank cell belongs to the heading: in the label column of a project's form, else
    in the row that finishes the heading of a budget table."""
    if spans[0] == [13]:
        return column == 0
    return index == 2 and len(spans[1]) < len(spans[2])


def spans_of(rows: list[Cells], title: str) -> list[list[int]]:
    if len(rows[0]) == 1:
        return PROJECT_SPANS
    heading = SPANS.get(title, [])
    return heading + [[1] * len(row) for row in rows[len(heading) :]]


def set_up(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    for name, size in (("Normal", 16), ("Heading 1", 16), ("Heading 2", 16), ("Title", 22)):
        style = document.styles[name]
        style.font.size, style.font.name, style.font.bold = Pt(size), FONT, False
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[theme]
        fonts.set(qn("w:eastAsia"), TITLE_FONT if name == "Title" else FONT)
    title = document.styles["Title"].element
    for border in title.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    properties = document.core_properties
    properties.created = properties.modified = MOMENT
    properties.author = properties.last_modified_by = ""
    properties.title = "大厂回族自治县公安局2024年单位预算信息公开"
    properties.comments = ""


def build(text: str) -> bytes:
    """The Word file for the text of the dump."""
    document = Document()
    set_up(document)
    body = Body(document)
    title = ""
    for block in blocks(text.split("\n")):
        if block.rows:
            body.table(block.rows, spans_of(block.rows, title))
        else:
            title = block.text
            is_later_table = title in SPANS and len(body.body) > 2
            body.paragraph(title, is_later_table or title.endswith("情况说明"))
    saved = io.BytesIO()
    document.save(saved)
    return with_fixed_times(saved.getvalue())


def with_fixed_times(package: bytes) -> bytes:
    done = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(done, "w") as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, old.read(entry))
    return done.getvalue()


def main() -> None:
    text = (HERE / "disclosure.txt").read_text("utf-8")
    (HERE / "disclosure.docx").write_bytes(build(text))


if __name__ == "__main__":
    main()
