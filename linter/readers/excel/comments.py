"""Between file and station 1: the comments of a worksheet that are addressed to jxlint."""

import zipfile
from collections.abc import Iterable, Iterator

from linter.document import Comment, SheetPlace, Unreadable
from linter.readers.excel.workbook import SheetPart, part_root, relations_of

_ADDRESSEE = "jxlint"
UNREAD_NOTE = "工作表里的批注损坏，没有读，其中的豁免没有起作用"


def read_comments(
    package: zipfile.ZipFile, sheets: Iterable[SheetPart]
) -> tuple[tuple[Comment, ...], tuple[str, ...]]:
    """The comments whose text names jxlint, and notes on what could not be read."""
    found: list[Comment] = []
    notes: dict[str, None] = {}
    for sheet in sheets:
        try:
            found += _comments(package, sheet)
        except Unreadable:
            notes[UNREAD_NOTE] = None
    return tuple(found), tuple(notes)


def _comments(package: zipfile.ZipFile, sheet: SheetPart) -> Iterator[Comment]:
    for kind, part in relations_of(package, sheet.part).values():
        root = part_root(package, part) if kind.endswith("/comments") else None
        if root is None:
            continue
        authors = [author.text or "" for author in root.iterfind("{*}authors/{*}author")]
        for comment in root.iterfind("{*}commentList/{*}comment"):
            text = "".join(piece.text or "" for piece in comment.iter("{*}t"))
            if _ADDRESSEE in text.lower():
                number = comment.get("authorId", "")
                is_known = number.isdecimal() and len(number) < 9 and int(number) < len(authors)
                author = authors[int(number)] if is_known else None
                place = SheetPlace(sheet.name, comment.get("ref", ""))
                yield Comment(text, author or None, place)
