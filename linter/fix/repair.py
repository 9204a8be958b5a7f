"""Copies: makes the replacements that findings know, until a further look finds none to make."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from linter.document import Place, Unreadable
from linter.filter.discreet import discreet
from linter.filter.thresholds import confident
from linter.findings import DocumentReport, Finding
from linter.fix.edits import Edit, Skipped, edit_of, plan
from linter.fix.package import Stamp
from linter.fix.plain import edited_text
from linter.fix.sheetcopy import edited_workbook
from linter.fix.wordcopy import edited_word
from linter.run import Settings, lint_bytes, report_of

MAX_ROUNDS = 8
MAX_TRIALS = 6
_WORSE = "改后会出现新的错误，没有修改"

Writer = Callable[[bytes, list[Edit]], tuple[bytes, list[Edit], list[Skipped]]]


@dataclass(frozen=True, slots=True)
class Repair:
    """A corrected copy: its bytes, the edits in it, what was left and why, and what `jxlint check`
    says of the document before and after."""

    data: bytes
    edits: tuple[Edit, ...]
    skipped: tuple[Skipped, ...]
    before: DocumentReport
    after: DocumentReport


@dataclass(frozen=True, slots=True)
class _Trial:
    repair: Repair
    troubled: frozenset[Place]


def fixable_rules(settings: Settings, unsafe: bool) -> Mapping[str, str]:
    """The rules whose replacements are made, with how safe they are."""
    wanted = ("safe", "unsafe") if unsafe else ("safe",)
    return {rule.id: rule.fix for rule in settings.rules if rule.fix and rule.fix in wanted}


def repaired(
    data: bytes, path: str, settings: Settings, fixable: Mapping[str, str], stamp: Stamp
) -> Repair:
    """A copy of the document with the replacements of the `fixable` rules.

    A cell in which the changes call forth a new error, or never come to rest, stays as it is.
    Raises Unreadable for a document that cannot be checked, or is of a kind that is not changed.
    """
    # Findings that are gathered know the place of the first one only.
    apart = tuple(replace(r, gather=None) if r.id in fixable else r for r in settings.rules)
    settings = replace(settings, rules=apart)
    before = _report(data, path, settings)
    if before.status == "unreadable":
        raise Unreadable(before.reason or "")
    write = _writer(before.format, stamp)
    excluded: frozenset[Place] = frozenset()
    for _ in range(MAX_TRIALS):
        trial = _try(data, before, settings, fixable, write, excluded)
        if not trial.troubled:
            return _with_reasons(trial.repair, fixable, excluded)
        excluded |= trial.troubled
    unchanged = Repair(data, (), (), before, before)
    return _with_reasons(unchanged, fixable, frozenset(each.place for each in before.findings))


def _report(data: bytes, path: str, settings: Settings) -> DocumentReport:
    report = report_of((lint_bytes(data, path, settings),), settings)
    # What masks hide elsewhere is not printed in a diff either.
    return discreet(confident(report, "medium")).documents[0]


def _writer(format: str, stamp: Stamp) -> Writer:
    match format:
        case "word":
            return lambda data, edits: edited_word(data, edits, stamp)
        case "excel":
            return lambda data, edits: edited_workbook(data, edits, stamp)
        case "text":
            return lambda data, edits: edited_text(data, edits)
        case _:
            raise Unreadable("能修改的只有 .docx、.xlsx 和文本文件，请另存为 .docx 或 .xlsx 再修改")


def _try(
    data: bytes,
    before: DocumentReport,
    settings: Settings,
    fixable: Mapping[str, str],
    write: Writer,
    excluded: frozenset[Place],
) -> _Trial:
    report, edits, skipped = before, [], []  # type: DocumentReport, list[Edit], list[Skipped]
    seen: set[tuple[Place, str]] = set()
    unable: set[tuple[str, Place, str]] = set()
    restless: set[Place] = set()

    def is_refused(edit: Edit) -> bool:
        return edit.place in excluded or _key(edit.finding) in unable

    for number in range(MAX_ROUNDS + 1):
        planned, left = plan(report.findings, fixable, is_refused)
        skipped += left if number == 0 else []
        if not planned:
            break
        back = {edit.place for edit in planned if (edit.place, edit.fixed) in seen}
        restless |= back or ({edit.place for edit in planned} if number == MAX_ROUNDS else set())
        if restless:
            break
        seen |= {(edit.place, edit.finding.text) for edit in planned}
        data, made, failed = write(data, planned)
        unable |= {_key(each.finding) for each in failed}
        done = {id(edit) for edit in made}
        edits += [edit for edit in planned if id(edit) in done]
        skipped += failed
        if made:
            report = _report(data, report.path, settings)
    repair = Repair(data, tuple(edits), tuple(skipped), before, report)
    return _Trial(repair, frozenset(restless) | _blamed(repair))


def _key(finding: Finding) -> tuple[str, Place, str]:
    return finding.rule, finding.place, f"{finding.span}{finding.text}"


def new_errors(before: DocumentReport, after: DocumentReport) -> list[Finding]:
    """The errors that a document has only after it was changed."""
    known = Counter(_identity(finding) for finding in _errors(before))
    found: list[Finding] = []
    for finding in _errors(after):
        known[_identity(finding)] -= 1
        if known[_identity(finding)] < 0:
            found.append(finding)
    return found


def _errors(report: DocumentReport) -> Iterable[Finding]:
    return (finding for finding in report.findings if finding.severity == "error")


def _identity(finding: Finding) -> tuple[str, str, Place]:
    return finding.rule, finding.field, finding.place


def _blamed(repair: Repair) -> frozenset[Place]:
    """The places whose changes called forth new errors, there or where they are compared."""
    changed = {edit.place for edit in repair.edits}
    places = (
        place
        for finding in new_errors(repair.before, repair.after)
        for place in (finding.place, *(related.place for related in finding.related))
    )
    return frozenset(place for place in places if place in changed)


def _with_reasons(repair: Repair, fixable: Mapping[str, str], excluded: frozenset[Place]) -> Repair:
    worse = tuple(
        Skipped(finding, _WORSE)
        for finding in repair.before.findings
        if finding.place in excluded and finding.rule in fixable and edit_of(finding)
    )
    return replace(repair, skipped=repair.skipped + worse)
