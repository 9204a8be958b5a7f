"""Copies: a replacement of text as tracked changes of Word, which a person accepts or rejects."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from lxml.etree import _Element

from linter.fix.package import Stamp
from linter.fix.runs import Unchangeable, check_changeable, cut, look_of, twin
from linter.fix.wordtree import Character, WordTree

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Tracker:
    """Writes changes into a tree with numbers that nothing else in it bears."""

    tree: WordTree
    stamp: Stamp
    numbers: Iterator[int] = field(repr=False)

    def element(self, local: str, like: _Element) -> _Element:
        """A w:ins or w:del that is not yet in its place."""
        made = like.makeelement(self.tree.tag(local))
        made.set(self.tree.tag("id"), str(next(self.numbers)))
        made.set(self.tree.tag("author"), self.stamp.author)
        made.set(self.tree.tag("date"), self.stamp.date)
        return made


def tracker(tree: WordTree, stamp: Stamp) -> Tracker:
    """A tracker whose numbers are above all in the tree."""
    name = tree.tag("id")
    taken = (element.get(name, "") for element in tree.root.iter())
    highest = max((int(number) for number in taken if _is_number(number)), default=0)
    return Tracker(tree, stamp, count(highest + 1))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def check_replaceable(
    tree: WordTree, characters: Sequence[Character], span: tuple[int, int], text: str
) -> None:
    """Raises Unchangeable where `replace_tracked` would be unable to do its work."""
    start, end = span
    anchors = characters[start:end] or characters[max(start - 1, 0) : start + 1]
    check_changeable(tree, anchors)
    if text and not any(_is_in_run(tree, each) for each in anchors):
        raise Unchangeable("这里只有换行，没有可以修改的文字")
    for each in characters[start:end]:
        if each.element.tag == tree.names.paragraph:
            following = each.element.getnext()
            if following is None or following.tag != tree.names.paragraph:
                raise Unchangeable("换行后面不是一段文字，改不了")


def replace_tracked(
    tracker: Tracker, characters: Sequence[Character], span: tuple[int, int], text: str
) -> None:
    """Marks `characters[start:end]` as deleted and `text` as inserted in their place. Elements
    of characters before the span stay as they are, so that a text is changed from its end."""
    start, end = span
    tree = tracker.tree
    pieces = _pieces(characters[start:end])
    deleted: _Element | None = None
    for element, first, last in reversed(pieces):
        if element.tag == tree.names.paragraph:
            _delete_break(tracker, element)
        else:
            deleted = _delete(tracker, element, first, last)
    if not text:
        return
    if deleted is not None:
        run = deleted.find(tree.names.run)
        _insert(tracker, _run(tracker, text, deleted if run is None else run), deleted)
    else:
        _insert_between(tracker, characters, start, text)


def _is_in_run(tree: WordTree, character: Character) -> bool:
    return character.element.tag != tree.names.paragraph


def _pieces(characters: Sequence[Character]) -> list[tuple[_Element, int, int]]:
    pieces: list[tuple[_Element, int, int]] = []
    for character in characters:
        if pieces and pieces[-1][0] is character.element:
            pieces[-1] = (character.element, pieces[-1][1], character.offset + 1)
        else:
            pieces.append((character.element, character.offset, character.offset + 1))
    return pieces


def _delete(tracker: Tracker, element: _Element, first: int, last: int) -> _Element:
    """The w:del around a part of a run, which swallows one of this change right behind it."""
    tree = tracker.tree
    cut(tree, element, last)
    whole = element.getparent()
    cut(tree, element, first)
    run = whole.getnext() if first > 0 and whole is not None else element.getparent()
    assert run is not None
    for child in run.iter(tree.names.text):
        child.tag = tree.tag("delText")
        child.set(_SPACE, "preserve")
    deleted = tracker.element("del", run)
    run.addprevious(deleted)
    behind = run.getnext()
    deleted.append(run)
    run.tail = None
    if behind is not None and _is_ours(tracker, behind):
        deleted.extend(list(behind))
        parent = behind.getparent()
        if parent is not None:
            parent.remove(behind)
    return deleted


def _is_ours(tracker: Tracker, element: _Element) -> bool:
    stamp, tree = tracker.stamp, tracker.tree
    return (
        element.tag == tree.names.deleted
        and element.get(tree.tag("author")) == stamp.author
        and element.get(tree.tag("date")) == stamp.date
    )


def _delete_break(tracker: Tracker, paragraph: _Element) -> None:
    tree = tracker.tree
    properties = paragraph.find(tree.tag("pPr"))
    if properties is None:
        properties = paragraph.makeelement(tree.tag("pPr"))
        paragraph.insert(0, properties)
    mark = properties.find(tree.names.run_properties)
    if mark is None:
        mark = properties.makeelement(tree.names.run_properties)
        last = [properties.find(tree.tag(name)) for name in ("sectPr", "pPrChange")]
        follower = next((each for each in last if each is not None), None)
        if follower is None:
            properties.append(mark)
        else:
            follower.addprevious(mark)
    inserted = mark.find(tree.tag("ins"))
    mark.insert(0 if inserted is None else 1, tracker.element("del", paragraph))


def _run(tracker: Tracker, text: str, like: _Element) -> _Element:
    """A run with the look of another one; line breaks and tabs as Word writes them."""
    tree = tracker.tree
    run = like.makeelement(tree.names.run)
    look = look_of(tree, like)
    if look is not None:
        run.append(look)
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(run.makeelement(tree.names.line_break))
        if line:
            written = run.makeelement(tree.names.text, {_SPACE: "preserve"})
            written.text = line
            run.append(written)
    return run


def _insert(tracker: Tracker, run: _Element, after: _Element) -> None:
    """Puts an insertion behind a sibling; inside that of somebody else it stands between the two
    halves of it, since insertions do not nest."""
    inserted = tracker.element("ins", after)
    inserted.append(run)
    tree = tracker.tree
    holder = after.getparent()
    if holder is None or holder.tag != tree.tag("ins"):
        after.addnext(inserted)
        return
    rest = list(after.itersiblings())
    holder.addnext(inserted)
    if rest:
        second = twin(holder)
        second.set(tree.tag("id"), str(next(tracker.numbers)))
        second.extend(rest)
        inserted.addnext(second)


def _insert_between(
    tracker: Tracker, characters: Sequence[Character], position: int, text: str
) -> None:
    """An insertion behind the character before `position`, or before the first one."""
    tree = tracker.tree
    before = characters[position - 1] if position else None
    if before is not None and _is_in_run(tree, before):
        cut(tree, before.element, before.offset + 1)
        run = before.element.getparent()
        assert run is not None
        _insert(tracker, _run(tracker, text, run), run)
        return
    element = characters[position].element
    cut(tree, element, characters[position].offset)
    run = element.getparent()
    assert run is not None
    inserted = tracker.element("ins", run)
    inserted.append(_run(tracker, text, run))
    host = run.getparent()
    outer = host if host is not None and host.tag == tree.tag("ins") else run
    outer.addprevious(inserted)
