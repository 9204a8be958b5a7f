"""Station 6: placeholders in paragraphs, cells and tables of a Word document, filled in place."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from difflib import get_close_matches

from lxml import etree

from linter.reports.markup import clean
from linter.reports.papers.scope import Filling, Scope, TemplateError
from linter.reports.words import one_line

Element = etree._Element

PLACEHOLDER = re.compile(r"\{([^{}：:\s]+)(?:[：:]([^{}]*))?\}")
_BEGINS, _ENDS = re.compile(r"\{每个([^{}：:\s]+)\}"), "{%s结束}"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_IDENTITIES = tuple(
    f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{name}"
    for name in ("paraId", "textId")
)
_BOOKMARKS = tuple(f"{{{_WORD}}}{name}" for name in ("bookmarkStart", "bookmarkEnd"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def word_name(tag: str) -> str:
    """The name of a WordprocessingML element."""
    return f"{{{_WORD}}}{tag}"


def text_of(element: Element) -> str:
    """All text within, also where Word has cut it into runs."""
    return "".join(node.text or "" for node in element.iter(word_name("t")))


def expand(container: Element, scope: Scope) -> None:
    """Fill all that stands in the body, a cell, a table or a row."""
    children = list(container)
    made = list(_filled(children, scope))
    for child in children:
        container.remove(child)
    container.extend(made)
    # A cell without a paragraph is no valid cell.
    if container.tag == word_name("tc") and (not made or made[-1].tag != word_name("p")):
        etree.SubElement(container, word_name("p"))


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
    return text_of(element).strip() if element.tag in (word_name("p"), word_name("tr")) else ""


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
    if element.tag == word_name("p"):
        yield from _fill_paragraph(element, scope)
        return
    if element.tag in {word_name(tag) for tag in ("tbl", "tr", "tc", "sdt", "sdtContent")}:
        expand(element, scope)
    yield element


def _fill_paragraph(paragraph: Element, scope: Scope) -> Iterator[Element]:
    """The paragraph, or one for each line of a placeholder that stands for lines."""
    matches = list(PLACEHOLDER.finditer(text_of(paragraph)))
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
    nodes = list(paragraph.iter(word_name("t")))
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
