"""The straight line on one screen: path → document → disclosure → facts → findings → report."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from time import perf_counter
from typing import TYPE_CHECKING, Any

from linter.document import Document, Unreadable
from linter.engine.apply import MAX_INDICATORS, judge
from linter.facts.view import facts_of
from linter.filter.excuse import excuse
from linter.filter.remarks import remarks_of
from linter.filter.thresholds import weighty
from linter.findings import DocumentReport, Report, RuleFailure, RuleSummary
from linter.language.rule import Rule
from linter.model import Disclosure
from linter.readers import Source, read, read_bytes, sources_in, sources_in_bytes
from linter.recognise import recognise
from linter.reports.rule_page import source_words
from linter.settings.error import ConfigError
from linter.settings.folders import DEFAULT_PROFILE, domain_folder
from linter.settings.prepare import KIND_BOOK, prepare
from linter.settings.record import Settings

if TYPE_CHECKING:
    from linter.engine.cases import Verdict


def lint_file(path: Path, settings: Settings) -> DocumentReport:
    """What one file gives; a file that cannot be read gives its reason."""
    return _report(str(path), path.suffix.lstrip(".").lower(), lambda: read(path), settings)


def lint_bytes(data: bytes, path: str, settings: Settings) -> DocumentReport:
    """What a file's bytes give, as from standard input."""
    return _report(path, "", lambda: read_bytes(data, path), settings)


def lint_files(path: Path, settings: Settings) -> Iterator[DocumentReport]:
    """What a file gives; an archive gives a report for each document in it."""
    return (_source_report(source, settings) for source in sources_in(path))


def lint_files_in_bytes(data: bytes, path: str, settings: Settings) -> Iterator[DocumentReport]:
    """What a file's bytes give, as from standard input; an archive as in `lint_files`."""
    return (_source_report(source, settings) for source in sources_in_bytes(data, path))


def lint(paths: Iterable[Path], settings: Settings) -> Report:
    """The report of several files, in their order."""
    documents = tuple(report for path in paths for report in lint_files(path, settings))
    return report_of(documents, settings)


def report_of(documents: Iterable[DocumentReport], *settings: Settings) -> Report:
    """A report of documents already linted, each under one of the settings."""
    from linter import __version__

    rules = {rule.id: rule for each in reversed(settings) for rule in each.rules}
    summaries = tuple(_summary(rules[code]) for code in sorted(rules))
    return Report(__version__, summaries, tuple(documents))


def _summary(rule: Rule) -> RuleSummary:
    advice = rule.advice.text
    return RuleSummary(
        id=rule.id,
        name=rule.name,
        title=rule.title,
        severity=rule.severity,
        confidence=rule.confidence,
        rationale=rule.rationale,
        advice=advice if rule.advice.parts == (advice,) else "",
        source=source_words(rule.source),
    )


def extract_file(path: Path, settings: Settings) -> Disclosure:
    """What a file discloses; raises Unreadable."""
    with _without_collector():
        return recognise(read(path), settings.layouts)


def extract_source(source: Source, settings: Settings) -> Disclosure:
    """What a document discloses; raises Unreadable."""
    with _without_collector():
        return recognise(source.read(), settings.layouts)


def test_rules(settings: Settings, rules: Sequence[Rule]) -> "Iterable[Verdict]":
    """The verdicts of the cases of these rules."""
    # Only rules that are tested need what turns cases into documents.
    from linter.engine.cases import run_cases

    return run_cases(rules, settings.layouts, settings.lexicon)


def _source_report(source: Source, settings: Settings) -> DocumentReport:
    form = PurePath(source.path).suffix.lstrip(".").lower()
    return _report(source.path, form, source.read, settings)


def _report(
    path: str, form: str, load: Callable[[], Document], settings: Settings
) -> DocumentReport:
    clock = _Clock()
    with _without_collector():
        return _checked(path, form, load, settings, clock)


@contextmanager
def _without_collector() -> Iterator[None]:
    """No cyclic garbage collection while one document is read and judged: it would walk the whole
    tree of the document again and again and find nothing; what is left over goes afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _checked(
    path: str, form: str, load: Callable[[], Document], settings: Settings, clock: "_Clock"
) -> DocumentReport:
    try:
        document = clock.time("read", load)
        return _judged(path, document, settings, clock)
    except Unreadable as error:
        return _unchecked(path, form, str(error))
    except Exception as error:
        # A mistake of ours in one file must neither stop the others nor pass for a clean file.
        reason = f"处理时出错（{type(error).__name__}：{error}），未能检查"
        return _unchecked(path, form, reason)


def _unchecked(path: str, form: str, reason: str) -> DocumentReport:
    return DocumentReport(path, form, "unreadable", reason, None, None, 0, 0, {}, ())


def _judged(path: str, document: Document, settings: Settings, clock: "_Clock") -> DocumentReport:
    disclosure = clock.time("recognise", lambda: recognise(document, settings.layouts))
    facts = clock.time("facts", lambda: facts_of(disclosure, settings.lexicon, settings.previous))
    judgement = clock.time("rules", lambda: judge(facts, settings.rules, settings.lexicon))
    remarks = remarks_of(document.comments, path, settings.suppressions)
    codes = frozenset(rule.id for rule in settings.rules)
    excuses = excuse(
        path, judgement.findings, settings.suppressions.entries, remarks, codes, settings.today
    )
    reasons = _left_out(document, disclosure)
    return DocumentReport(
        path=path,
        format=document.format,
        status="partial" if reasons or judgement.failures else "checked",
        reason="；".join(reasons) or None,
        unit=disclosure.unit,
        year=disclosure.year,
        projects=len(disclosure.projects),
        indicators=sum(len(project.indicators) for project in disclosure.projects),
        unknown=judgement.unknown,
        findings=weighty(excuses.findings, settings.least.of),
        failures=judgement.failures,
        notes=disclosure.notes,
        seconds={**clock.seconds, **judgement.seconds},
        disclosure=disclosure if settings.keep_disclosures else None,
        excused=excuses.excused,
        exemptions=remarks.suppressions,
        facts=facts if settings.keep_facts else None,
    )


def _left_out(document: Document, disclosure: Disclosure) -> tuple[str, ...]:
    """What of the document is not checked, for people."""
    reasons = list(document.unread)
    if unplaced := disclosure.unrecognised:
        words = "；".join(dict.fromkeys(table.reason for table in unplaced))
        reasons.append(f"{len(unplaced)}张表未能识别：{words}")
    if large := sum(len(project.indicators) > MAX_INDICATORS for project in disclosure.projects):
        reasons.append(f"{large}个项目的指标超过{MAX_INDICATORS}条，不像正常的绩效目标表，没有检查")
    return tuple(reasons)


class _Clock:
    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, station: str, work: Callable[[], Any]) -> Any:
        started = perf_counter()
        try:
            return work()
        finally:
            self.seconds[station] = perf_counter() - started


__all__ = ["DEFAULT_PROFILE", "KIND_BOOK", "ConfigError", "RuleFailure", "Settings",
           "domain_folder", "extract_file", "extract_source", "lint", "lint_bytes", "lint_file",
           "lint_files", "lint_files_in_bytes", "prepare", "report_of", "test_rules"]  # fmt: skip
