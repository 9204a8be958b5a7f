"""Station 2: the code and the name of a project, printed together."""

from collections.abc import Sequence

from linter.document import Cell
from linter.recognise.grid import is_blank
from linter.recognise.header import Entry
from linter.recognise.layout import Patterns
from linter.recognise.words import LONGEST_TITLE, Label, fold, key, squeezed

_CODE = Label("code", 0)


def parted(heading: str, text: str, own: str, patterns: Patterns) -> tuple[str, str] | None:
    """The code and the name in a text below or beside a heading; None where it holds no code or
    another one than `own`, where that is not empty."""
    if len(text) > LONGEST_TITLE:
        return None
    for whole in (text, f"{heading}:{text}"):
        folded = fold(whole)
        for pattern in patterns:
            if match := pattern.fullmatch(folded):
                code, name = (
                    whole[slice(*match.span(group))].strip() for group in ("code", "name")
                )
                return (code, name) if name and own in {"", key(code)} else None
    return None


def beside(
    group: tuple[Label, Cell] | None,
    cells: Sequence[Cell],
    labels: Sequence[Label | None],
    patterns: Patterns,
) -> Entry | None:
    """The code where the heading of a name has the code and the name beside it in two cells:
    项目名称（编码） [130001] 某项目. `group` heads the first cell."""
    heading, code = _heading(group), None
    for cell, label in zip(cells, labels, strict=True):
        if label:
            heading, code = _heading((label, cell)), None
        elif heading is None or is_blank(cell):
            continue
        elif code is None:
            code = cell
        else:
            found = parted(key(heading.text), f"{code.text} {cell.text}", "", patterns)
            if found and key(found[1]) == key(cell.text):
                return Entry(_CODE, squeezed(heading.text), code, found[0], heading.column)
            heading = None
    return None


def _heading(group: tuple[Label, Cell] | None) -> Cell | None:
    """The cell that heads the name of a project, None for any other."""
    return group[1] if group and group[0].field == "name" else None
