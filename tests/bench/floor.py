"""The floor of reading: inflate the text, parse it with lxml, walk its cells once."""

import io
import zipfile

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN_PART = "word/document.xml"


def floor(data: bytes) -> int:
    """The characters in the cells of a Word file: less cannot be done by whoever reads them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read(MAIN_PART))
    return sum(
        len("".join(text.text or "" for text in cell.iter(f"{WORD}t")))
        for cell in root.iter(f"{WORD}tc")
    )


def enlarged(data: bytes, times: int) -> bytes:
    """The Word file with its blocks repeated."""
    done = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(done, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == MAIN_PART:
                start = content.index(b"<w:body>") + len(b"<w:body>")
                end = content.rindex(b"<w:sectPr")
                content = content[:start] + content[start:end] * times + content[end:]
            new.writestr(entry.filename, content)
    return done.getvalue()
