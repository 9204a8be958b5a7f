"""PDF files that cannot be read, or not all of them: a reason each, in bounded time and memory."""

import io
import random
import zlib
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdffile import FONT, page_objects, page_of, pdf_file, raw_pdf, table, write
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from linter.document import Document, PagePlace, Unreadable
from linter.readers import pdf, read_bytes
from linter.readers.pdf.reading import document_of
from linter.reports.places import place_words
from linter.run import lint_bytes, prepare

SECONDS = 20


def reason(data, path="a.pdf"):
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, path)
    return str(caught.value)


def small(canvas):
    table(canvas, 60, 100, [100, 100], [["甲", "乙"], ["丙", "丁"]])


def scan(canvas, hidden=""):
    picture = io.BytesIO(b"P5 2 2 255 " + bytes((0, 90, 180, 255)))
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    if hidden:
        written = canvas.beginText(60, 700)
        written.setFont(FONT, 10)
        written.setTextRenderMode(3)
        written.textLine(hidden)
        canvas.drawText(written)


def test_reads_in_a_process_of_its_own():
    document = read_bytes(pdf_file(small), "a.pdf")
    assert (document.path, document.format, document.notes) == ("a.pdf", "pdf", ())
    assert document == document_of(pdf_file(small), "a.pdf", lambda page, pages: None)
    assert place_words(PagePlace(3, (0, 0, 1, 1))) == "第3页"


def test_content_decides_and_a_wrong_name_is_noted():
    assert any("扩展名" in note for note in read_bytes(pdf_file(small), "a.docx").notes)
    assert read_bytes(b"mail\r\n" + pdf_file(small), "a.pdf").format == "pdf"
    assert "内容却不是" in reason(b"\x93\0\1\xff" * 100)


@pytest.mark.parametrize("hidden", ["", "识别出的文字"])
def test_scan_is_not_checked(hidden):
    assert "扫描件，未能检查" in reason(pdf_file(lambda canvas: scan(canvas, hidden)))


def test_scanned_page_among_others_leaves_the_document_partly_checked():
    data = pdf_file(small, scan, small, scan)
    assert read_bytes(data, "a.pdf").unread == ("第2、4页是扫描图像，没有文字",)
    report = lint_bytes(data, "a.pdf", prepare(select=["FML01"]))
    assert (report.status, report.reason) == ("partial", "第2、4页是扫描图像，没有文字")


def test_picture_beside_text_is_noted():
    def draw(canvas):
        scan(canvas)
        write(canvas, 60, 100, "某某局2024年部门预算")

    document = read_bytes(pdf_file(draw), "a.pdf")
    assert document.unread == ()
    assert document.notes == ("第1页有大幅图片，图片里的文字读不到",)


def test_blank_page():
    assert read_bytes(pdf_file(lambda canvas: None), "a.pdf").notes == ("文件里没有读到文字",)


def test_text_drawn_as_shapes():
    def draw(canvas):
        for number in range(200):
            canvas.circle(60 + number, 700, 3, stroke=0, fill=1)

    assert "文字已转成图形" in reason(pdf_file(draw))


def test_font_without_character_codes():
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H "
        b"/DescendantFonts [6 0 R] >>"
    )
    descendant = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>"
    )
    content = b"BT /F1 12 Tf 60 700 Td <" + b"0101" * 40 + b"> Tj ET"
    data = raw_pdf(*page_objects(content, "/Font << /F1 5 0 R >>"), font, descendant)
    assert "没有文字编码" in reason(data)


def test_encrypted():
    data = pdf_file(small, encrypt=StandardEncryption("geheim", "besitzer"))
    assert "加密" in reason(data)


def test_encrypted_against_changes_only_is_read():
    data = pdf_file(small, encrypt=StandardEncryption("", "besitzer"))
    assert len(read_bytes(data, "a.pdf").blocks) == 1


def test_cut_short():
    data = pdf_file(*[small] * 30)
    for share in (0.3, 0.6, 0.95):
        try:
            document = read_bytes(data[: int(len(data) * share)], "a.pdf")
        except Unreadable as error:
            assert "损坏" in str(error)
        else:
            assert any("不完整" in words for words in document.unread)


def test_damage_within_a_page_is_told():
    data = bytearray(pdf_file(small))
    start = data.index(b"stream") + 20
    data[start : start + 4] = b"\xff\0\xff\0"
    assert read_bytes(bytes(data), "a.pdf").unread == ("文件内容有损坏，可能缺字",)


def test_head_alone():
    assert "已损坏" in reason(b"%PDF-1.7\n")


def test_page_that_calls_forms_without_end(monkeypatch):
    """Each form draws the next one ten times over: nothing is read, and nothing hangs."""
    forms = []
    for number in range(5, 17):
        following = f"/XObject << /X {number + 1} 0 R >>" if number < 16 else ""
        entries = f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {following} >>"
        content = b"/X Do " * 10 if number < 16 else b"0 0 m 9 9 l S"
        forms.append((entries, content))
    data = raw_pdf(*page_objects(b"/X Do", "/XObject << /X 5 0 R >>"), *forms)
    started = perf_counter()
    assert reason(data)
    assert perf_counter() - started < SECONDS


def test_content_that_inflates_without_end():
    compressor = zlib.compressobj(9)
    chunk = b"0 0 m 9 9 l S\n" * 100_000
    packed = b"".join([*(compressor.compress(chunk) for _ in range(700)), compressor.flush()])
    objects = page_objects(b"")
    data = raw_pdf(*objects[:3], ("/Filter /FlateDecode", packed))
    started = perf_counter()
    assert "展开后超过" in reason(data)
    assert perf_counter() - started < SECONDS


def test_page_tree_that_lies():
    pages = b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2147483647 >>"
    objects = page_objects(b"")
    started = perf_counter()
    assert not read_bytes(raw_pdf(objects[0], pages, *objects[2:]), "a.pdf").blocks
    assert perf_counter() - started < SECONDS


def test_too_many_pages(monkeypatch):
    monkeypatch.setattr("linter.readers.pdf.pdfium.MAX_PAGES", 2)
    with pytest.raises(Unreadable, match="超过 2 页"):
        document_of(pdf_file(small, small, small), "a.pdf", lambda page, pages: None)


def test_too_many_lines_of_a_table():
    lines = b"".join(b"%d 0 m %d 800 l S 0 %d m 590 %d l S\n" % ((4 * i,) * 4) for i in range(150))

    content = b"0.5 w " + lines + b"0.9 0 0 0.9 5 5 cm " + lines
    started = perf_counter()
    read_bytes(page_of(content), "a.pdf")
    assert perf_counter() - started < SECONDS


def test_process_that_does_not_start(monkeypatch):
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert "启动不了" in reason(pdf_file(small))


def test_library_that_is_not_installed(monkeypatch):
    without = f"import sys; sys.modules['pypdfium2_raw'] = None; {pdf._START}"
    monkeypatch.setattr("linter.readers.pdf._START", without)
    assert "pip install pypdfium2" in reason(pdf_file(small))


SOUND = pdf_file(small, lambda canvas: write(canvas, 60, 90, "绩效目标表"))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), st.sampled_from(["flip", "cut", "swap", "insert"]))
def test_any_damage(seed, kind):
    damage = random.Random(seed)
    data = bytearray(SOUND)
    for _ in range(damage.randint(1, 30)):
        place = damage.randrange(9, len(data))
        if kind == "flip":
            data[place] = damage.randrange(256)
        elif kind == "cut":
            del data[place : place + damage.randint(1, 60)]
        elif kind == "swap":
            other = damage.randrange(9, len(data))
            data[place], data[other] = data[other], data[place]
        else:
            data[place:place] = damage.randbytes(damage.randint(1, 30))
        if len(data) < 40:
            break
    started = perf_counter()
    try:
        assert isinstance(read_bytes(bytes(data), "a.pdf"), Document)
    except Unreadable as error:
        assert str(error)
    assert perf_counter() - started < SECONDS
