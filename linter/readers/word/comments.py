"""Between file and station 1: the comments of a Word document that are addressed to jxlint."""

import posixpath
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import cast

from lxml import etree
from lxml.etree import _Element

from linter.document import Comment, Unreadable, WordPlace
from linter.readers.package import part_chunks

_MAX_COMMENT_BYTES = 16 * 1024 * 1024
_MAX_PLACES = 1_000
_ADDRESSEE = "jxlint"
_TAGS = ("tbl", "tr", "tc", "p", "txbxContent", "commentRangeStart", "commentRangeEnd",
         "commentReference")  # fmt: skip
UNREAD_NOTE = "文档里的批注损坏，没有读，其中的豁免没有起作用"


def read_comments(
    package: zipfile.ZipFile, main_part: str
) -> tuple[tuple[Comment, ...], tuple[str, ...]]:
    """The comments whose text names jxlint, each with the cells or paragraphs it is on, and notes
    on what could not be read. Costs next to nothing for a document that has none."""
    try:
        texts = dict(_texts(package, main_part))
        if not texts:
            return (), ()
        places = _places(part_chunks(package, main_part), frozenset(texts))
    except (etree.XMLSyntaxError, Unreadable):
        return (), (UNREAD_NOTE,)
    found = ((texts[id], place) for id, held in places.items() for place in held)
    return tuple(Comment(text, author, place) for (text, author), place in found), ()


def _texts(
    package: zipfile.ZipFile, main_part: str
) -> Iterator[tuple[str, tuple[str, str | None]]]:
    """Id, text and author of each comment that names jxlint."""
    part = _comment_part(package, main_part)
    if part is None:
        return
    for comment in _root(package, part).iter("{*}comment"):
        paragraphs = ("".join(_runs(paragraph)) for paragraph in comment.iter("{*}p"))
        text = "\n".join(paragraphs)
        if _ADDRESSEE in text.lower():
            yield _attribute(comment, "id") or "", (text, _attribute(comment, "author") or None)


def _comment_part(package: zipfile.ZipFile, main_part: str) -> str | None:
    folder, name = posixpath.split(main_part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    with suppress(KeyError):
        for relation in _root(package, relations).iter("{*}Relationship"):
            if relation.get("Type", "").endswith("/comments"):
                target = relation.get("Target", "")
                place = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                part = posixpath.normpath(place).lstrip("/")
                return part if part in package.namelist() else None
    return None


def _root(package: zipfile.ZipFile, part: str) -> _Element:
    data = b"".join(part_chunks(package, part, _MAX_COMMENT_BYTES))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def _runs(paragraph: _Element) -> Iterator[str]:
    for element in paragraph.iter("{*}t", "{*}br", "{*}tab"):
        yield (element.text or "") if _name(element) == "t" else "\n"


def _attribute(element: _Element, name: str) -> str | None:
    return next((str(v) for k, v in element.items() if str(k).rpartition("}")[2] == name), None)


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


@dataclass(slots=True)
class _Rows:
    """Where a pass through a table stands: numbers as in WordPlace."""

    table: int
    row: int = 0
    cell: int = 0
    in_cell: bool = False


@dataclass(slots=True)
class _Pass:
    """Where a pass through the body stands, which comments are open, and where they are."""

    wanted: frozenset[str]
    tables: int = 0
    paragraphs: int = 0
    boxes: int = 0
    nesting: list[_Rows] = field(default_factory=list)
    open: set[str] = field(default_factory=set)
    places: dict[str, dict[WordPlace, None]] = field(default_factory=dict)

    def start(self, name: str, element: _Element) -> None:
        if name == "tbl":
            self.tables += 1
            self.nesting.append(_Rows(self.tables))
        elif name == "txbxContent":
            self.boxes += 1
        elif name in ("tr", "tc"):
            self._enter(name)
        elif name == "p":
            if not self.nesting and not self.boxes:
                self.paragraphs += 1
                self._mark(self.open)
        elif (id := _attribute(element, "id")) in self.wanted and id is not None:
            if name == "commentRangeEnd":
                self.open.discard(id)
                return
            self._mark((id,))
            if name == "commentRangeStart":
                self.open.add(id)

    def _enter(self, name: str) -> None:
        if not self.nesting:
            return
        rows = self.nesting[-1]
        if name == "tr":
            rows.row, rows.cell = rows.row + 1, 0
        else:
            rows.cell, rows.in_cell = rows.cell + 1, True
            self._mark(self.open)

    def end(self, name: str) -> None:
        if name == "tbl" and self.nesting:
            self.nesting.pop()
        elif name == "txbxContent":
            self.boxes -= 1
        elif name == "tc" and self.nesting:
            self.nesting[-1].in_cell = False

    def _mark(self, ids: Iterable[str]) -> None:
        """Notes that the comments are on the cell or paragraph in which the pass stands."""
        rows = next((each for each in reversed(self.nesting) if each.in_cell), None)
        if rows is not None:
            place = WordPlace(rows.table, rows.row, rows.cell)
        elif not self.nesting and self.paragraphs:
            place = WordPlace(None, None, None, self.paragraphs)
        else:
            return
        for id in ids:
            held = self.places.setdefault(id, {})
            if len(held) < _MAX_PLACES:
                held[place] = None


def _places(chunks: Iterable[bytes], wanted: frozenset[str]) -> dict[str, dict[WordPlace, None]]:
    """By comment, the cells and paragraphs it is on, counted as the reader of the body does."""
    tags = tuple(f"{{*}}{name}" for name in _TAGS)
    parser = etree.XMLPullParser(
        events=("start", "end"), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
    )
    stand = _Pass(wanted)
    for chunk in chunks:
        parser.feed(chunk)
        for event, element in cast(Iterator[tuple[str, _Element]], parser.read_events()):
            name = _name(element)
            if event == "start":
                stand.start(name, element)
            else:
                stand.end(name)
                if name in ("p", "tr"):
                    element.clear()
    parser.close()
    return stand.places
