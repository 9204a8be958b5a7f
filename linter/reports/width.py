"""Station 6: the width of text on a terminal, where a Chinese character takes two columns."""

import unicodedata
from collections.abc import Iterator

# Marks that may not begin a line, and marks that may not end one: 第 stays with its number.
_CLOSING = frozenset("，。；：？！、）】》”’％%…,.;:?!)]}·～")
_OPENING = frozenset("（【《“‘([{第")


def character_width(character: str, ambiguous: int = 1) -> int:
    """Columns of one character: 0, 1 or 2. `ambiguous` is what “”, ≥, × … take: one column in most
    terminals, two on a console of a Chinese code page."""
    if character.isascii():
        return 1 if character.isprintable() else 0
    kind = unicodedata.east_asian_width(character)
    if kind in "WF":
        return 2
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return ambiguous if kind == "A" else 1


def text_width(text: str, ambiguous: int = 1) -> int:
    """Columns of a text without line breaks."""
    return sum(character_width(character, ambiguous) for character in text)


def padded(text: str, width: int, ambiguous: int = 1) -> str:
    """The text filled up with blanks to `width` columns."""
    return text + " " * max(0, width - text_width(text, ambiguous))


def wrapped(text: str, width: int, ambiguous: int = 1) -> Iterator[str]:
    """Lines of at most `width` columns; words of letters and digits stay whole where they fit, a
    number stays with its unit, and no line begins with a closing mark or ends with an opening one.
    At least one line."""
    line: list[str] = []
    used = 0
    for character in text:
        columns = character_width(character, ambiguous)
        if line and used + columns > width:
            keep = _break(line, character)
            yield "".join(line[:keep]).rstrip()
            line = list("".join(line[keep:]).lstrip())
            used = text_width("".join(line), ambiguous)
            if not line and character.isspace():
                continue
        line.append(character)
        used += columns
    yield "".join(line).rstrip()


def hung(
    text: str, width: int, first: str = "", rest: str = "", ambiguous: int = 1
) -> Iterator[str]:
    """Lines of at most `width` columns (but 10 for the text), the first behind `first`, all further
    ones behind `rest`."""
    room = width - max(text_width(first), text_width(rest))
    for number, line in enumerate(wrapped(text, max(room, 10), ambiguous)):
        yield (rest if number else first) + line


def _break(line: list[str], following: str) -> int:
    """Where to cut `line` before `following`; the whole line when no good place is near."""
    farthest = max(1, len(line) // 2)
    for cut in range(len(line), farthest - 1, -1):
        after = line[cut] if cut < len(line) else following
        if _is_break(line[cut - 1], after):
            return cut
    return len(line)


def _is_break(before: str, after: str) -> bool:
    if before in _OPENING or after in _CLOSING:
        return False
    if before.isdigit() and not after.isspace():
        return False
    return not (_is_latin(before) and _is_latin(after))


def _is_latin(character: str) -> bool:
    return character.isascii() and not character.isspace()
