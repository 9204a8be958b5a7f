"""The command line: lines in colour, through rich."""

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from linter.reports.lines import Line, Style

_STYLES: dict[Style, str] = {
    "plain": "",
    "strong": "bold",
    "faint": "dim",
    "path": "bold underline",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold blue",
    "mark": "red",
    "good": "green",
}


def print_coloured(lines: Iterable[Line]) -> None:
    """The lines, laid out already, with their styles as terminal colours."""
    console = Console(file=sys.stdout, force_terminal=True, no_color=False, highlight=False)
    text = Text(no_wrap=True, overflow="ignore", end="")
    for line in lines:
        for piece, style in line:
            text.append(piece, _STYLES[style])
        text.append("\n")
    console.print(text, soft_wrap=True, end="")
