"""Between file and station 1: opens a PDF with PDFium and goes through its pages, one at a time."""

import ctypes
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2_raw as pdfium

from linter.document import Unreadable
from linter.readers.pdf.characters import characters_of, text_of
from linter.readers.pdf.letters import letters_of
from linter.readers.pdf.marks import PageMarks
from linter.readers.pdf.questions import Questions
from linter.readers.pdf.shapes import shapes_of
from linter.readers.pdf.turn import Turn, between

MAX_PAGES = 3000
_SAMPLES = 48
_REASONS = {
    pdfium.FPDF_ERR_PASSWORD: "文件已加密，请取消打开密码后再检查",
    pdfium.FPDF_ERR_SECURITY: "文件的加密方式不认识，请取消加密后再检查",
}
_DAMAGED = "PDF 文件已损坏，打不开，请重新获取"


@dataclass(frozen=True, slots=True)
class PdfFile:
    """An open file: how many pages it says it has, and whether its table of contents of objects
    was whole; a file without one is mended by guess and may lack pages."""

    handle: Any
    page_count: int
    is_whole: bool


@contextmanager
def opened(data: bytes | bytearray) -> Iterator[PdfFile]:
    """The file in `data`, closed at the end. Raises Unreadable."""
    pdfium.FPDF_InitLibrary()
    memory = data if isinstance(data, bytes) else (ctypes.c_char * len(data)).from_buffer(data)
    handle = pdfium.FPDF_LoadMemDocument64(memory, len(data), None)
    if not handle:
        raise Unreadable(_REASONS.get(pdfium.FPDF_GetLastError(), _DAMAGED))
    try:
        count = pdfium.FPDF_GetPageCount(handle)
        if count > MAX_PAGES:
            raise Unreadable(f"PDF 超过 {MAX_PAGES} 页，不读")
        if count < 1:
            raise Unreadable(_DAMAGED)
        is_whole = bool(pdfium.FPDF_DocumentHasValidCrossReferenceTable(handle))
        yield PdfFile(handle, count, is_whole)
    finally:
        pdfium.FPDF_CloseDocument(handle)


def marks_of(file: PdfFile, index: int) -> PageMarks | None:
    """What page `index` (0-based) shows, None when it cannot be loaded."""
    page = pdfium.FPDF_LoadPage(file.handle, index)
    if not page:
        return None
    try:
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            return None
        try:
            return _marks(page, text_page, index + 1)
        finally:
            pdfium.FPDFText_ClosePage(text_page)
    finally:
        pdfium.FPDF_ClosePage(page)


def _marks(page: Any, text_page: Any, number: int) -> PageMarks:
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds))
    edges = (bounds.left, bounds.bottom, bounds.right, bounds.top)
    rotation = max(pdfium.FPDFPage_GetRotation(page), 0)
    shown = Turn(rotation, *edges)
    text, questions = text_of(text_page), Questions(text_page)
    upright = Turn(_text_quarters(questions, text, rotation), *edges)
    shapes = shapes_of(page, upright)
    characters = characters_of(text_page, text, upright)
    letters = letters_of(characters, questions, upright, may_be_hidden=shapes.picture > 0)
    width, height = upright.size
    return PageMarks(
        number,
        width,
        height,
        letters.runs,
        shapes.horizontal,
        shapes.vertical,
        between(upright, shown),
        letters.tinted,
        shapes.picture,
        letters.unmapped,
        letters.hidden,
        shapes.drawings,
    )


def _text_quarters(questions: Questions, text: str, otherwise: int) -> int:
    """By how many quarters the page has to be turned for most of its text to be upright."""
    angles = Counter(
        round(-questions.angle_and_size(index)[0]) % 4
        for index in range(0, len(text), max(1, len(text) // _SAMPLES))
        if text[index] > " "
    )
    if not angles:
        return otherwise
    quarters, votes = angles.most_common(1)[0]
    return quarters if votes * 2 > angles.total() else otherwise
