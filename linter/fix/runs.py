"""Copies: cuts the runs of a Word paragraph where a change or a comment begins or ends."""

from collections.abc import Sequence
from copy import deepcopy

from lxml.etree import _Element

from linter.document import Unreadable
from linter.fix.wordtree import Character, WordTree
from linter.readers.word.content import text_of

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HOLDERS = ("p", "hyperlink", "ins", "moveTo", "sdtContent", "smartTag", "fldSimple", "customXml")


class Unchangeable(Unreadable):
    """A text that stands where it cannot be changed; the message is the reason, in Chinese."""


def check_changeable(tree: WordTree, characters: Sequence[Character]) -> None:
    """Raises Unchangeable for what stands in formulas, phonetic guides or text boxes."""
    holders = frozenset(map(tree.tag, _HOLDERS))
    for element in {character.element for character in characters}:
        if element.tag == tree.names.paragraph:
            continue
        run = element.getparent()
        parent = None if run is None else run.getparent()
        if run is None or parent is None or run.tag != tree.names.run or parent.tag not in holders:
            raise Unchangeable("文字在公式或注音里，改不了")
        if next(run.iterancestors(tree.names.text_box), None) is not None:
            raise Unchangeable("文字在文本框里，改不了")


def cut(tree: WordTree, element: _Element, offset: int) -> None:
    """Lets a new run with the same look begin at `offset` of an element of a run; what stands
    before it keeps its elements."""
    run = element.getparent()
    if run is None:
        return
    following = list(element.itersiblings())
    length = 1
    if element.tag == tree.names.text:
        _settle(element)
        length = len(element.text or "")
    if offset <= 0:
        moved = [element, *following]
        before = [each for each in element.itersiblings(preceding=True) if _is_content(tree, each)]
        if not before:
            return
    elif offset >= length:
        moved = following
    else:
        text = element.text or ""
        rest = element.makeelement(element.tag, {_SPACE: "preserve"})
        element.text, rest.text = text[:offset], text[offset:]
        element.set(_SPACE, "preserve")
        moved = [rest, *following]
    if moved:
        _move(tree, run, moved)


def _move(tree: WordTree, run: _Element, moved: Sequence[_Element]) -> None:
    new = twin(run)
    look = run.find(tree.names.run_properties)
    if look is not None:
        new.append(deepcopy(look))
    new.extend(moved)
    run.addnext(new)


def twin(element: _Element) -> _Element:
    """A new element with the name and attributes of another one, outside the tree."""
    return element.makeelement(element.tag, {str(k): str(v) for k, v in element.attrib.items()})


def _is_content(tree: WordTree, element: _Element) -> bool:
    return isinstance(element.tag, str) and element.tag != tree.names.run_properties


def _settle(text: _Element) -> None:
    """Takes away outer blanks that are not shown, so that offsets of the text are those seen."""
    shown = text_of(text)
    if len(shown) != len(text.text or ""):
        text.text = shown


def look_of(tree: WordTree, run: _Element) -> _Element | None:
    """A copy of the look of a run, without the history of it."""
    look = run.find(tree.names.run_properties)
    if look is None:
        return None
    copy = deepcopy(look)
    copy.tail = None
    for former in copy.findall(tree.tag("rPrChange")):
        copy.remove(former)
    return copy
