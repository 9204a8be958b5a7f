"""Copies: a Word file with its edits as tracked changes."""

from collections.abc import Iterable
from itertools import groupby

from linter.document import WordPlace
from linter.fix.edits import NOT_FOUND, Edit, Skipped
from linter.fix.package import Stamp, copy_package, part_bytes
from linter.fix.runs import Unchangeable
from linter.fix.track import Tracker, check_replaceable, replace_tracked, tracker
from linter.fix.wordtree import Character, WordTree, characters_of, unit_at, word_tree


def edited_word(
    data: bytes, edits: Iterable[Edit], stamp: Stamp
) -> tuple[bytes, list[Edit], list[Skipped]]:
    """The file with the edits, those made, and those that cannot be made. Raises Unreadable."""
    tree = word_tree(data)
    tracks = tracker(tree, stamp)
    made: list[Edit] = []
    skipped: list[Skipped] = []
    for place, group in groupby(edits, key=lambda edit: edit.place):
        of_place = list(group)
        characters = _characters(tree, place) if isinstance(place, WordPlace) else []
        # From the end, so that what stands before a change keeps its elements.
        for edit in reversed(of_place):
            reason = _change(tracks, characters, edit)
            if reason is None:
                made.append(edit)
            else:
                skipped.append(Skipped(edit.finding, reason))
    if not made:
        return data, [], skipped
    return copy_package(data, {tree.part: part_bytes(tree.root)}), made, skipped


def _characters(tree: WordTree, place: WordPlace) -> list[Character]:
    unit = unit_at(tree, place)
    return [] if unit is None else characters_of(*unit, tree.names)


def _change(tracks: Tracker, characters: list[Character], edit: Edit) -> str | None:
    """Makes the change; the reason where it cannot be made."""
    offset = offset_of(characters, edit.finding.text)
    if offset is None:
        return NOT_FOUND
    span = edit.span[0] + offset, edit.span[1] + offset
    try:
        check_replaceable(tracks.tree, characters, span, edit.text)
    except Unchangeable as error:
        return str(error)
    replace_tracked(tracks, characters, span, edit.text)
    return None


def offset_of(characters: list[Character], text: str) -> int | None:
    """Where the text of a finding stands among the characters of its place, None where it does
    not or stands there twice."""
    whole = "".join(character.text for character in characters)
    first = whole.find(text)
    is_one = first >= 0 and (whole == text or whole.find(text, first + 1) < 0)
    return first if is_one and text else None
