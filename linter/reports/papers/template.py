"""Station 6: a Word template with placeholders in braces, filled with the words of a report.

`{词}` stands for a text, or for lines: its paragraph is then repeated, a line each, and dropped
when there is none. What stands between a paragraph (or table row) `{每个词}` and one `{词结束}` is
repeated for each item of a list; the names within are the item's, else those around it.
`{检查发现：代码、代码}` asks a function with what follows the colon.
"""

import io
import re
import zipfile

from lxml import etree

from linter.document import Unreadable
from linter.readers.package import open_package, part_chunks
from linter.reports.papers.blocks import PLACEHOLDER, Element, expand, text_of, word_name
from linter.reports.papers.scope import Scope, TemplateError

_MAIN_PART = "word/document.xml"
_FILLED_PART = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_LARGEST_PART = 16 * 1024 * 1024


def fill(template: bytes, scope: Scope) -> bytes:
    """The .docx with its placeholders replaced; parts without any stay as they are. Raises
    TemplateError for what is no .docx, one without placeholders, an unknown placeholder or a block
    that does not end."""
    parts = _parts(template)
    if not any(_has_placeholder(data) for entry, data in parts if _is_filled(entry)):
        raise TemplateError("里面没有花括号括起的词，不是模板（jxlint templates 写出自带的模板）")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for entry, data in parts:
            package.writestr(entry, _fill_part(data, scope) if _is_filled(entry) else data)
    return stream.getvalue()


def arguments_of(template: bytes, function: str) -> tuple[str, ...]:
    """What follows the colon in each placeholder of this name, in the order of the body."""
    body = next(data for entry, data in _parts(template) if entry.filename == _MAIN_PART)
    texts = (text_of(paragraph) for paragraph in _root(body).iter(word_name("p")))
    return tuple(
        match[2] or ""
        for text in texts
        for match in PLACEHOLDER.finditer(text)
        if match[1] == function
    )


def _parts(template: bytes) -> list[tuple[zipfile.ZipInfo, bytes]]:
    try:
        with open_package(template) as package:
            parts = [
                (entry, b"".join(part_chunks(package, entry, _LARGEST_PART)))
                for entry in package.infolist()
            ]
    except Unreadable as error:
        raise TemplateError(f"不是完好的 Word 文件（.docx）：{error}") from None
    if all(entry.filename != _MAIN_PART for entry, _ in parts):
        raise TemplateError("不是 Word 文件（.docx）")
    return parts


def _root(data: bytes) -> Element:
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise TemplateError("文件损坏，打不开正文") from None


def _is_filled(entry: zipfile.ZipInfo) -> bool:
    return _FILLED_PART.fullmatch(entry.filename) is not None


def _has_placeholder(data: bytes) -> bool:
    texts = (text_of(paragraph) for paragraph in _root(data).iter(word_name("p")))
    return any(PLACEHOLDER.search(text) for text in texts)


def _fill_part(data: bytes, scope: Scope) -> bytes:
    root = _root(data)
    body = root.find(word_name("body"))
    expand(root if body is None else body, scope)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
