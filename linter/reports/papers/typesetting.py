"""Station 6: what the scripts that build Word templates share: documents, paragraphs, cells."""

from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

_TITLE_FONT = "宋体"
# The letters of tables where nothing else is said, and lines as multiples of letters: a fixed
# height, since lines of some fonts are half as high again as those of others.
_TABLE_SIZE, _LINE = 10, 1.25


def new_document(font: str, size: float) -> WordDocument:
    """A document in Chinese whose text has this font and size."""
    document = Document()
    style: Any = document.styles["Normal"]
    style.font.name = font
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:eastAsia", "w:ascii", "w:hAnsi"):
        fonts.set(qn(attribute), font)
    style.paragraph_format.space_after = Pt(0)
    _say_that_it_is_chinese(document)
    document.core_properties.author = "jxlint"
    document.core_properties.comments = ""
    _drop_leftovers(document)
    return document


def _say_that_it_is_chinese(document: WordDocument) -> None:
    """Programs break lines and check spelling by the language; the library says English."""
    styles: Any = document.styles.element
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _drop_leftovers(document: WordDocument) -> None:
    """Takes away what the library's own template brings and no longer agrees with the styles."""
    for relations in (document.part.rels, document.part.package.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                del relations[name]


def set_margins(document: WordDocument, side: float, ends: float = 2.0) -> None:
    """An upright A4 page with these margins in centimetres."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(side)
    section.top_margin = section.bottom_margin = Cm(ends)


def number_pages(document: WordDocument, size: float) -> None:
    """The number of each page at its foot, as official letters have it."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, is_field in (("— ", False), ("PAGE", True), (" —", False)):
        run = paragraph.add_run("" if is_field else text)
        run.font.size = Pt(size)
        if is_field:
            run._element.extend(_field_parts(text))


def _field_parts(name: str) -> Iterator[Any]:
    for kind in ("begin", "end"):
        mark: Any = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        if kind == "end":
            instruction: Any = OxmlElement("w:instrText")
            instruction.text = f" {name} "
            yield instruction
        yield mark


def add_paragraph(
    place: WordDocument | _Cell, text: str, size: float | None = None, bold: bool = False
) -> Paragraph:
    paragraph = place.add_paragraph()
    run = paragraph.add_run(text)
    run.bold = bold or None
    if size is not None:
        run.font.size = Pt(size)
    return paragraph


def add_title(document: WordDocument, text: str, size: float) -> None:
    paragraph = add_paragraph(document, text, size, bold=True)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.page_break_before = True
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.runs[0].font.name = _TITLE_FONT
    paragraph.runs[0]._element.get_or_add_rPr().get_or_add_rFonts().set(
        qn("w:eastAsia"), _TITLE_FONT
    )


def add_text(
    document: WordDocument, text: str, size: float | None = None, bold: bool = False
) -> None:
    paragraph = add_paragraph(document, text, size, bold)
    paragraph.paragraph_format.first_line_indent = Pt(2 * (size or 16))


def add_heading(document: WordDocument, text: str) -> None:
    add_text(document, text, bold=True)
    document.paragraphs[-1].paragraph_format.keep_with_next = True


def fill_cell(
    cell: _Cell, text: str, centred: bool = False, bold: bool = False, size: float | None = None
) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.bold = bold or None
    if size is not None:
        run.font.size = Pt(size)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shape = paragraph.paragraph_format
    shape.line_spacing = Pt(_LINE * (size or _TABLE_SIZE))
    # Letters do not touch the lines of the table.
    shape.space_before = shape.space_after = Pt(1)


def repeat_heading(table: Table) -> None:
    """The heading row again on each page; Word repeats only rows from the top, so those too."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(table: Table) -> None:
    """Let the last row not be torn by the end of a page."""
    properties = table.rows[-1]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
