"""Station 2: what cells of a header mean by the label over them: terms of goals, parts of money."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.document import Cell
from linter.recognise.grid import is_blank, overlaps
from linter.recognise.headings import header_label
from linter.recognise.inline import is_amount
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import Label, squeezed

# A label and the cell that prints it.
Group = tuple[Label, Cell]

# An unknown label of that length may still name the money unit: 本年申请资金（万元）.
LONGEST_UNKNOWN_LABEL = 20
# Longer texts under a label of goals are goals.
_LONGEST_TERM = 4


def term_under(group: Group | None, text: str, vocabulary: Vocabulary) -> Label | None:
    """A term that stands under a label of goals instead of a label: 实施期 under 总体目标."""
    if group is None or group[0].field != "goal":
        return None
    bare, whole = (vocabulary.keys(each)[-1:] for each in (text, group[1].text))
    if not bare or not whole or len(bare[0]) > _LONGEST_TERM:
        return None
    found = header_label(bare[0] + whole[0][-2:], vocabulary)
    return found if found and found.field == "goal" else None


def part_under(group: Group | None, text: str, vocabulary: Vocabulary) -> Label | None:
    """The label that a cell makes with what heads all money of a form: 合计 beside 资金来源."""
    if group is None or group[0].field not in {"money", "budget"}:
        return None
    over, name = (vocabulary.keys(each)[-1:] for each in (group[1].text, text))
    if not name:
        return None
    found = header_label("".join((*over, *name)), vocabulary)
    return found if found and found.field in {"budget", "other_funds"} else None


def named_amount(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """The name and the amount that a cell joins by a colon; the amount is empty where there is
    none."""
    name, _, amount = text.replace("：", ":").partition(":")
    return name, amount.strip() if is_amount(amount, vocabulary) else ""


def unknown_funds(
    cells: Sequence[Cell], labels: Sequence[Label | None], vocabulary: Vocabulary
) -> Iterator[str]:
    """What stands before an amount among all the money of a form and is no label we know."""
    filled = [(c, label) for c, label in zip(cells, labels, strict=True) if not is_blank(c)]
    for (cell, label), (value, _) in pairwise(filled):
        bare = "".join(vocabulary.keys(cell.text)[-1:])
        is_name = bare.isalpha() and len(bare) <= LONGEST_UNKNOWN_LABEL
        is_sum = bare in vocabulary.total_rows
        if label is None and is_name and not is_sum and is_amount(value.text, vocabulary):
            yield squeezed(cell.text)


def heads_years(cells: Sequence[Cell], labels: Sequence[Label | None]) -> bool:
    """Whether a label of the budget stands beside another one over columns of money, as that of
    last year, and neither has a value in the row."""
    fields = [label.field if label else None for label in labels]
    is_beside = any({"budget", "other"} == set(pair) for pair in pairwise(fields))
    return is_beside and not any(c.isdigit() for cell in cells for c in cell.text)


def is_of_other_years(cell: Cell, heads: Sequence[Group]) -> bool:
    """Whether the cell stands under another label than those over the budgets: 上年安排资金."""
    over = [
        label.field
        for label, head in heads
        if overlaps(cell, head.column, head.column + head.column_span)
    ]
    return over == ["other"]
