"""Small PDF files for tests: pages drawn with reportlab, and files written object by object."""

import io
from collections.abc import Callable, Iterable, Sequence

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
WIDTH, HEIGHT = A4
Drawing = Callable[[Canvas], None]
# Packed once only, as office programs do.
rl_config.useA85 = 0
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def pdf_file(
    *pages: Drawing, size: tuple[float, float] = A4, encrypt: StandardEncryption | None = None
) -> bytes:
    """A file of these pages; a drawing gets a canvas whose y grows upwards."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, encrypt=encrypt, invariant=True, pageCompression=1)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def write(canvas: Canvas, x: float, y: float, text: str, size: float = 10) -> None:
    """Text with its baseline at y points from the top."""
    canvas.setFont(FONT, size)
    canvas.drawString(x, canvas._pagesize[1] - y, text)


def wrapped(text: str, count: int) -> list[str]:
    return [text[start : start + count] for start in range(0, len(text), count)] or [""]


def line(canvas: Canvas, x: float, y: float, to_x: float, to_y: float, style: str) -> None:
    """A border from point to point, y from the top: stroked, a thin box, or dashes."""
    top = canvas._pagesize[1]
    if style == "box":
        left, right = min(x, to_x) - 0.25, max(x, to_x) + 0.25
        upper, lower = min(y, to_y) - 0.25, max(y, to_y) + 0.25
        canvas.rect(left, top - lower, right - left, lower - upper, stroke=0, fill=1)
        return
    canvas.setLineWidth(0.5)
    if style == "dashes":
        steps = int(max(abs(to_x - x), abs(to_y - y)) // 3) + 1
        for step in range(steps):
            start, end = step / steps, (step + 0.6) / steps
            canvas.line(
                x + (to_x - x) * start, top - y - (to_y - y) * start,
                x + (to_x - x) * end, top - y - (to_y - y) * end,
            )  # fmt: skip
        return
    canvas.line(x, top - y, to_x, top - to_y)


def table(
    canvas: Canvas,
    x: float,
    y: float,
    widths: Sequence[float],
    rows: Iterable[Sequence[str | tuple[str, int, int] | None]],
    *,
    height: float = 20,
    style: str = "line",
    sides: str = "ltrb",
) -> float:
    """Draws a table from the top left corner and gives the y below it, from the top of the page.

    A cell is a text, or a text with its row span and its column span; None where a merged one
    covers the place. Text is wrapped to the width of its cell. `sides` are the outer borders drawn.
    """
    lines = [list(row) for row in rows]
    heights = [_height(row, widths, height) for row in lines]
    right, bottom = x + sum(widths), y + sum(heights)
    for index, row in enumerate(lines):
        for column, cell in enumerate(row):
            if cell is None:
                continue
            text, down, across = cell if isinstance(cell, tuple) else (cell, 1, 1)
            box = (
                x + sum(widths[:column]), y + sum(heights[:index]),
                x + sum(widths[: column + across]), y + sum(heights[: index + down]),
            )  # fmt: skip
            _borders(canvas, box, (x, y, right, bottom), style, sides)
            count = max(int((box[2] - box[0] - 6) // 10), 1)
            for number, piece in enumerate(_pieces(text, count)):
                write(canvas, box[0] + 3, box[1] + 13 + 12 * number, piece)
    return bottom


def _pieces(text: str, count: int) -> list[str]:
    return [piece for part in text.split("\n") for piece in wrapped(part, count)]


def _height(row: Sequence[object], widths: Sequence[float], least: float) -> float:
    counts = [
        len(_pieces(cell, max(int((width - 6) // 10), 1)))
        for cell, width in zip(row, widths, strict=True)
        if isinstance(cell, str)
    ]
    return max(least, 8 + 12 * max(counts, default=1))


def _borders(
    canvas: Canvas,
    box: tuple[float, float, float, float],
    outer: tuple[float, float, float, float],
    style: str,
    sides: str,
) -> None:
    left, top, right, bottom = box
    edges = {
        "l": (left, top, left, bottom), "t": (left, top, right, top),
        "r": (right, top, right, bottom), "b": (left, bottom, right, bottom),
    }  # fmt: skip
    for index, side in enumerate("ltrb"):
        is_outer = abs(box[index] - outer[index]) < 0.1
        if not is_outer or side in sides:
            line(canvas, *edges[side], style)


def raw_pdf(*objects: bytes | tuple[str, bytes]) -> bytes:
    """A file of these objects, numbered from 1; the first is the catalog. A pair is a stream: the
    entries of its dictionary, and its bytes."""
    out = bytearray(b"%PDF-1.5\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        if isinstance(content, tuple):
            entries, data = content
            head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode()
            content = head + data + b"\nendstream"
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def page_of(content: bytes, resources: str = "", entries: str = "") -> bytes:
    """A file of one page with this content; its fonts and forms are objects from 5 on."""
    return raw_pdf(*page_objects(content, resources, entries))


def page_objects(
    content: bytes, resources: str = "", entries: str = ""
) -> tuple[bytes | tuple[str, bytes], ...]:
    return (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        f"/Resources << {resources} >> {entries} >>".encode(),
        ("", content),
    )
