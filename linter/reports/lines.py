"""Station 6: lines of styled text, which a terminal colours and a file does not."""

from collections.abc import Iterable
from typing import Literal

Style = Literal["plain", "strong", "faint", "path", "error", "warning", "info", "mark", "good"]
Piece = tuple[str, Style]
Line = tuple[Piece, ...]


def plain_text(lines: Iterable[Line]) -> str:
    """The lines without their styles, each ended by a line break."""
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)
