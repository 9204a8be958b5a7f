"""Station 6: a Word template with placeholders in braces, filled with the words of a report.

`{词}` stands for a text, or for lines: its paragraph is then repeated, a line each, and dropped
when there is none. What stands between a paragraph (or table row) `{每个词}` and one `{词结束}` is
repeated for each item of a list; the names within are the item's, else those around it.
`{检查发现：代码、代码}` asks a function with what follows the colon.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from difflib import get_close_matches

from lxml import etree

from linter.document import Unreadable
from linter.readers.package import open_package, part_chunks
from linter.reports.markup import clean
from linter.reports.words import one_line

Element = etree._Element
Filling = str | tuple[str, ...]

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_IDENTITIES = tuple(
    f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{name}"
    for name in ("paraId", "textId")
)
_BOOKMARKS = tuple(f"{{{_WORD}}}{name}" for name in ("bookmarkStart", "bookmarkEnd"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MAIN_PART = "word/document.xml"
_FILLED_PART = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_PLACEHOLDER = re.compile(r"\{([^{}：:\s]+)(?:[：:]([^{}]*))?\}")
_BEGINS, _ENDS = re.compile(r"\{每个([^{}：:\s]+)\}"), "{%s结束}"
_LARGEST_PART = 16 * 1024 * 1024


class TemplateError(Exception):
    """A template that cannot be filled; the message is the reason, in Chinese, for people."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The words for the placeholders of a template or of one item of a list in it."""

    words: Mapping[str, Filling] = field(default_factory=dict)
    lists: Mapping[str, Sequence["Scope"]] = field(default_factory=dict)
    functions: Mapping[str, Callable[[str], Filling]] = field(default_factory=dict)

    def within(self, around: "Scope") -> "Scope":
        """This scope with what it lacks from the one around it."""
        return Scope(
            {**around.words, **self.words},
            {**around.lists, **self.lists},
            {**around.functions, **self.functions},
        )


def fill(template: bytes, scope: Scope) -> bytes:
    """The .docx with its placeholders replaced; parts without any stay as they are. Raises
    TemplateError for what is no .docx, an unknown placeholder or a block that does not end."""
    parts = _parts(template)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for entry, data in parts:
            is_text = _FILLED_PART.fullmatch(entry.filename)
            package.writestr(entry, _fill_part(data, scope) if is_text else data)
    return stream.getvalue()


def arguments_of(template: bytes, function: str) -> tuple[str, ...]:
    """What follows the colon in each placeholder of this name, in the order of the body."""
    body = next(data for entry, data in _parts(template) if entry.filename == _MAIN_PART)
    texts = (_text(paragraph) for paragraph in _root(body).iter(_name("p")))
    return tuple(
        match[2] or ""
        for text in texts
        for match in _PLACEHOLDER.finditer(text)
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


def _fill_part(data: bytes, scope: Scope) -> bytes:
    root = _root(data)
    body = root.find(_name("body"))
    _expand(root if body is None else body, scope)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _name(tag: str) -> str:
    return f"{{{_WORD}}}{tag}"


def _text(element: Element) -> str:
    return "".join(node.text or "" for node in element.iter(_name("t")))


def _expand(container: Element, scope: Scope) -> None:
    """Fill all that stands in the body, a cell, a table or a row."""
    children = list(container)
    made = list(_filled(children, scope))
    for child in children:
        container.remove(child)
    container.extend(made)
    # A cell without a paragraph is no valid cell.
    if container.tag == _name("tc") and (not made or made[-1].tag != _name("p")):
        etree.SubElement(container, _name("p"))


def _filled(children: Sequence[Element], scope: Scope) -> Iterator[Element]:
    position = 0
    while position < len(children):
        child = children[position]
        begins = _BEGINS.fullmatch(_marker(child))
        if begins is None:
            yield from _fill_block(child, scope)
            position += 1
            continue
        end = _end_of(children, position, begins[1])
        for item in _items(scope, begins[1]):
            block = [_copied(each) for each in children[position + 1 : end]]
            yield from _filled(block, item.within(scope))
        position = end + 1


def _copied(element: Element) -> Element:
    """A copy without what must be there only once in a document: bookmarks and paragraph ids."""
    copied = deepcopy(element)
    for node in list(copied.iter(*_BOOKMARKS)):
        parent = node.getparent()
        if parent is not None:
            parent.remove(node)
    for node in copied.iter("*"):
        for attribute in _IDENTITIES:
            node.attrib.pop(attribute, "")
    return copied


def _marker(element: Element) -> str:
    return _text(element).strip() if element.tag in (_name("p"), _name("tr")) else ""


def _end_of(children: Sequence[Element], start: int, word: str) -> int:
    ends = _ENDS % word
    for position in range(start + 1, len(children)):
        if _marker(children[position]) == ends:
            return position
    raise TemplateError(f"“{{每个{word}}}”之后缺少单独一段（或一行）的“{ends}”")


def _items(scope: Scope, word: str) -> Sequence[Scope]:
    if word not in scope.lists:
        raise _unknown(f"每个{word}", [f"每个{each}" for each in scope.lists])
    return scope.lists[word]


def _unknown(word: str, known: Sequence[str]) -> TemplateError:
    close = get_close_matches(word, known, n=1, cutoff=0.4)
    hint = f"，是否想写“{{{close[0]}}}”？" if close else ""
    listed = "、".join(known)
    return TemplateError(f"这里没有“{{{word}}}”可填{hint}；可用：{listed}")


def _fill_block(element: Element, scope: Scope) -> Iterator[Element]:
    if element.tag == _name("p"):
        yield from _fill_paragraph(element, scope)
        return
    if element.tag in {_name(tag) for tag in ("tbl", "tr", "tc", "sdt", "sdtContent")}:
        _expand(element, scope)
    yield element


def _fill_paragraph(paragraph: Element, scope: Scope) -> Iterator[Element]:
    """The paragraph, or one for each line of a placeholder that stands for lines."""
    matches = list(_PLACEHOLDER.finditer(_text(paragraph)))
    fillings = [_filling(match, scope) for match in matches]
    lines = next((filling for filling in fillings if isinstance(filling, tuple)), None)
    if lines is None:
        _replace(paragraph, matches, fillings)
        yield paragraph
        return
    for line in lines:
        copied = deepcopy(paragraph)
        words = [line if isinstance(filling, tuple) else filling for filling in fillings]
        _replace(copied, matches, words)
        yield copied


def _filling(match: re.Match[str], scope: Scope) -> Filling:
    word, argument = match[1], match[2]
    if argument is not None and word in scope.functions:
        return scope.functions[word](argument)
    if argument is not None or word not in scope.words:
        functions = [f"{name}：…" for name in scope.functions]
        raise _unknown(match[0][1:-1], [*scope.words, *functions])
    return scope.words[word]


def _replace(
    paragraph: Element, matches: Sequence[re.Match[str]], fillings: Sequence[Filling]
) -> None:
    """Write each filling where its placeholder begins: Word may have cut it into several runs."""
    nodes = list(paragraph.iter(_name("t")))
    starts = [0]
    for node in nodes:
        starts.append(starts[-1] + len(node.text or ""))
    for match, filling in reversed(list(zip(matches, fillings, strict=True))):
        words: str | None = clean(one_line(str(filling)))
        for node, start in zip(nodes, starts, strict=False):
            text = node.text or ""
            first, last = max(match.start() - start, 0), match.end() - start
            if first >= len(text) or last <= 0:
                continue
            node.text = f"{text[:first]}{words or ''}{text[last:]}"
            node.set(_SPACE, "preserve")
            words = None
