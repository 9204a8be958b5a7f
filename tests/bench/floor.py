"""The floors of reading: what whoever reads the cells of a file cannot do without."""

import io
import zipfile

import pypdfium2_raw as pdfium
from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MAIN_PART = "word/document.xml"
STRINGS_PART = "xl/sharedStrings.xml"
SHEETS = "xl/worksheets/sheet"


def floor(data: bytes) -> int:
    """The characters in the cells of a Word file: inflate, parse with lxml, walk the cells once."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read(MAIN_PART))
    return sum(
        len("".join(text.text or "" for text in cell.iter(f"{WORD}t")))
        for cell in root.iter(f"{WORD}tc")
    )


def workbook_floor(data: bytes) -> int:
    """The characters in the cells of a workbook, by the same means."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        shared = etree.fromstring(package.read(STRINGS_PART)) if STRINGS_PART in names else ()
        roots = [etree.fromstring(package.read(n)) for n in names if n.startswith(SHEETS)]
    strings = ["".join(text.text or "" for text in each.iter(f"{SHEET}t")) for each in shared]
    return sum(
        len(_value(part, cell.get("t"), strings))
        for root in roots
        for cell in root.iter(f"{SHEET}c")
        for part in cell
    )


def _value(part: etree._Element, kind: str | None, strings: list[str]) -> str:
    if part.tag == f"{SHEET}v":
        text = part.text or ""
        return strings[int(text)] if kind == "s" else text
    return "".join(text.text or "" for text in part.iter(f"{SHEET}t"))


def page_floor(data: bytes) -> int:
    """The characters of a PDF: PDFium loads each page and its text, nobody asks where they are."""
    pdfium.FPDF_InitLibrary()
    file = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    count = 0
    for index in range(pdfium.FPDF_GetPageCount(file)):
        page = pdfium.FPDF_LoadPage(file, index)
        text = pdfium.FPDFText_LoadPage(page)
        count += pdfium.FPDFText_CountChars(text)
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(file)
    return count
