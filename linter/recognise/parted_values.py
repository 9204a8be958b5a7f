"""Station 2: a heading of values merged over the columns of their signs, figures and units."""

from collections import Counter
from collections.abc import Iterator, Sequence

from linter.document import Cell
from linter.recognise.columns import Heading
from linter.recognise.grid import Row, is_blank
from linter.recognise.headings import matches
from linter.recognise.vocabulary import Vocabulary

# Rows below a heading that tell how its columns are parted, and how many of them must agree.
_SAMPLE = 12
_MOSTLY = 0.6
_LONGEST_UNIT = 6


def with_parts(
    headings: Sequence[Heading], below: Sequence[Row], vocabulary: Vocabulary
) -> list[Heading]:
    """The headings, one of values over several columns being one for each of them: signs and
    units are called as layouts call them. Where the cells do not tell them apart it stays."""
    return [part for each in headings for part in _parts(each, below, vocabulary)]


def _parts(heading: Heading, below: Sequence[Row], vocabulary: Vocabulary) -> Sequence[Heading]:
    # Nearly all headings are over one column.
    if heading.end - heading.start < 2:
        return (heading,)
    if vocabulary.value_headings.isdisjoint(vocabulary.keys(heading.text)):
        return (heading,)
    found = [cells for row in below[:_SAMPLE] if (cells := _within(row, heading))]
    borders = Counter(tuple(cell.column for cell in cells) for cells in found)
    starts, count = max(borders.items(), key=lambda item: item[1], default=((), 0))
    if len(starts) < 2 or count < _MOSTLY * len(found):
        return (heading,)
    rows = [cells for cells in found if tuple(cell.column for cell in cells) == starts]
    columns = [[c.text for c in cells if not is_blank(c)] for cells in zip(*rows, strict=True)]
    names = _names(columns, heading.text, vocabulary)
    if not names:
        return (heading,)
    firsts, ends = (heading.start, *starts[1:]), (*starts[1:], heading.end)
    return [
        Heading(name, start, end, heading.group)
        for name, start, end in zip(names, firsts, ends, strict=True)
    ]


def _within(row: Row, heading: Heading) -> list[Cell]:
    """The cells of a row that stand under the heading alone."""
    return [
        cell
        for cell in row.cells
        if cell.column >= heading.start
        and cell.column + cell.column_span <= heading.end
        and not row.is_merged(cell)
    ]


def _names(columns: Sequence[Sequence[str]], value: str, vocabulary: Vocabulary) -> Sequence[str]:
    """What heads the columns; none where they are not a value with its sign or unit."""
    own = vocabulary.forms[0].layout.columns
    kinds = "".join(_kinds(columns, vocabulary))
    if kinds not in {"sv", "vu", "svu"}:
        return ()
    called = {"v": (value,), "s": own.get("comparator"), "u": own.get("unit")}
    names = [words[0] for kind in kinds if (words := called[kind])]
    return names if len(names) == len(kinds) else ()


def _kinds(columns: Sequence[Sequence[str]], vocabulary: Vocabulary) -> Iterator[str]:
    for texts in columns:
        if _most(matches(text, vocabulary.cells.get("comparator", ())) for text in texts):
            yield "s"
        elif _most(_is_unit(text) for text in texts):
            yield "u"
        else:
            yield "v"


def _is_unit(text: str) -> bool:
    return len(text.strip()) <= _LONGEST_UNIT and not any(c.isdigit() for c in text)


def _most(found: Iterator[bool]) -> bool:
    answers = list(found)
    return bool(answers) and sum(answers) >= _MOSTLY * len(answers)
