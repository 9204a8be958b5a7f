"""Copies: what was changed and what was not, as lines for people to read before they accept it."""

from collections.abc import Iterable, Iterator, Mapping

from linter.document import Place
from linter.findings import Finding
from linter.fix.edits import Edit, Skipped
from linter.fix.repair import Repair
from linter.reports.lines import Line
from linter.reports.quote import quote
from linter.reports.text import Page
from linter.reports.where import address
from linter.reports.width import hung
from linter.reports.words import short

_CAUTION = " · 需要核实"
_BLANK = "▁"


def diff_lines(
    repair: Repair, titles: Mapping[str, str], fixable: Mapping[str, str], page: Page
) -> Iterator[Line]:
    """Each changed cell with its old and new wording and the rules; then what was left.

    `titles` say what each rule checks, `fixable` how safe its replacements are.
    """
    shown: str | None = None
    for edit in _by_cell(repair.edits):
        where = address(edit.finding)
        if where != shown:
            yield from (((line, "strong"),) for line in _hung(where, page))
            shown = where
        yield from _change(edit, titles, fixable, page)
    for skipped in repair.skipped:
        yield from (((line, "warning"),) for line in _hung(_left(skipped), page))


def _hung(text: str, page: Page) -> Iterator[str]:
    return hung(text, page.width, rest="  ", ambiguous=page.ambiguous)


def _by_cell(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits in their order, those of a cell together, so that a cell is shown once."""
    cells: dict[tuple[Place, str], list[Edit]] = {}
    for edit in edits:
        cells.setdefault((edit.place, edit.finding.field), []).append(edit)
    return (edit for cell in cells.values() for edit in cell)


def _change(
    edit: Edit, titles: Mapping[str, str], fixable: Mapping[str, str], page: Page
) -> Iterator[Line]:
    finding = edit.finding
    old = quote(finding.text, edit.span, page.width - 4, page.ambiguous)
    taken = _seen(old.marked)
    yield (("  - ", "faint"), (old.before, "plain"), (taken, "mark"), (old.after, "plain"))
    yield (("  + ", "faint"), (old.before, "plain"), (edit.text, "good"), (old.after, "plain"))
    caution = _CAUTION if fixable.get(finding.rule) == "unsafe" else ""
    title = titles.get(finding.rule, "")
    yield ((f"    {finding.rule} {finding.name} {title}{caution}", "faint"),)


def _seen(marked: str) -> str:
    """What is replaced; blanks alone as marks, for nobody would see them."""
    return marked if marked.strip() else marked.replace("\u3000", _BLANK * 2).replace(" ", _BLANK)


def _left(skipped: Skipped) -> str:
    finding = skipped.finding
    return f"没有修改：{address(finding)}：{_wanted(finding)}（{finding.rule}）：{skipped.reason}"


def _wanted(finding: Finding) -> str:
    start, end = finding.span or (0, 0)
    return f"“{short(finding.text[start:end])}”改为“{short(finding.suggestion or '')}”"


def summary_line(repair: Repair, fixable: Mapping[str, str]) -> Line:
    """How many changes there are, and how many of them want a look."""
    if not repair.edits:
        return (("没有可以直接修改的问题", "strong"),)
    unsafe = sum(fixable.get(edit.finding.rule) == "unsafe" for edit in repair.edits)
    cells = len({edit.place for edit in repair.edits})
    doubtful = f"，其中{unsafe}处需要核实" if unsafe else ""
    return ((f"{cells}个单元格或段落，{len(repair.edits)}处修改{doubtful}", "strong"),)
