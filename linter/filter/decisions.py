"""Between findings and reports: what reviewers decided in the list of findings they were given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from linter.document import Cell, Document, Place, Table, Unreadable
from linter.findings import DocumentReport, Excused, Finding, Report
from linter.language.suppression import Suppression

STATE, REMARK, FINGERPRINT = "处理状态", "备注", "指纹"
ACCEPTED, REJECTED, CHANGED = "采纳", "不采纳", "已修改"
STATES = (ACCEPTED, REJECTED, CHANGED)


@dataclass(frozen=True, slots=True)
class Decision:
    """One of STATES with the reviewer's remark, and the cell where it stands."""

    state: str
    remark: str
    path: str
    place: Place


def decisions_in(document: Document) -> Mapping[str, Decision]:
    """The decisions of a list of findings by fingerprint; rows without one of STATES are left to
    the machine. Raises Unreadable for a document without such a list."""
    lists = list(_lists(document))
    if not lists:
        needed = f"“{FINGERPRINT}”和“{STATE}”"
        raise Unreadable(f"没有{needed}两栏，不是 check -o xlsx 写出的问题清单")
    return {
        fingerprint: Decision(_text(state), remark, document.path, state.place)
        for table, columns in lists
        for fingerprint, state, remark in _rows(table, columns)
        if _text(state) in STATES
    }


def unknown_states(document: Document) -> Iterator[tuple[str, Place]]:
    """What reviewers wrote for a state that is none of STATES, and where."""
    for table, columns in _lists(document):
        for _, state, _ in _rows(table, columns):
            if _text(state) not in STATES:
                yield _text(state), state.place


def _lists(document: Document) -> Iterator[tuple[Table, Mapping[str, int]]]:
    tables = (block for block in document.blocks if isinstance(block, Table))
    return ((table, columns) for table in tables if (columns := _columns(table)))


def _columns(table: Table) -> Mapping[str, int]:
    """The columns of the list by heading; empty where the table is none."""
    headings = {_text(cell): index for index, cell in enumerate(table.grid[0])}
    return headings if {STATE, FINGERPRINT} <= headings.keys() else {}


def _text(cell: Cell | None) -> str:
    return cell.text.strip() if cell else ""


def _rows(table: Table, columns: Mapping[str, int]) -> Iterator[tuple[str, Cell, str]]:
    """Fingerprint, state and remark of each row that has a state."""
    for row in table.grid[1:]:
        cells = {
            heading: row[index]
            for heading in (STATE, REMARK, FINGERPRINT)
            if (index := columns.get(heading, len(row))) < len(row)
        }
        state, fingerprint = cells.get(STATE), _text(cells.get(FINGERPRINT))
        if state is not None and fingerprint and _text(state):
            yield fingerprint, state, _text(cells.get(REMARK))


def decided(
    report: Report, decisions: Mapping[str, Decision], locked: frozenset[str] = frozenset()
) -> Report:
    """The report after the reviewers: what they rejected is excused, unless its rule is locked, and
    what they accepted is named as such."""
    if not decisions:
        return report
    accepted = (mark for mark, decision in decisions.items() if decision.state == ACCEPTED)
    documents = tuple(_document(each, decisions, locked) for each in report.documents)
    return replace(report, documents=documents, accepted=frozenset(accepted))


def _document(
    document: DocumentReport, decisions: Mapping[str, Decision], locked: frozenset[str]
) -> DocumentReport:
    kept: list[Finding] = []
    excused: list[Excused] = []
    for finding in document.findings:
        decision = decisions.get(finding.fingerprint)
        if decision is None or decision.state != REJECTED or finding.rule in locked:
            kept.append(finding)
            continue
        reason = decision.remark or REJECTED
        entry = Suppression(finding.rule, reason, decision.path, decision.place, is_decision=True)
        excused.append(Excused(finding, entry))
    return replace(document, findings=tuple(kept), excused=(*document.excused, *excused))
