"""The straight line on one screen: path → document → disclosure → facts → findings → report."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePath
from time import perf_counter
from typing import Any

from linter.document import Document, Unreadable
from linter.domain.problem import LoadError
from linter.engine.apply import judge
from linter.engine.cases import Verdict, run_cases
from linter.facts.lexicon import Lexicon
from linter.facts.lexicon_file import load_lexicon
from linter.facts.view import facts_of
from linter.filter.excuse import excuse
from linter.filter.remarks import remarks_of
from linter.filter.thresholds import weighty
from linter.findings import DocumentReport, Report, RuleFailure, RuleSummary
from linter.kinds import KINDS, find_kind
from linter.language.load import load_rules
from linter.language.profile import (
    Least,
    Profile,
    apply_profiles,
    find_config,
    least_of,
    load_profiles,
    locked_codes,
)
from linter.language.rule import Rule
from linter.language.rule_file import KindBook
from linter.language.select import choose
from linter.language.suppression import Suppressions
from linter.language.suppression_file import codes_of, read_suppressions
from linter.model import Disclosure
from linter.readers import Source, read, read_bytes, sources_in, sources_in_bytes
from linter.recognise import load_layouts, recognise
from linter.recognise.layout import Layout
from linter.reports.rule_page import source_words

KIND_BOOK = KindBook(tuple(KINDS), find_kind)
DEFAULT_PROFILE = "default"


class ConfigError(Exception):
    """Rules, profiles or lexicon that cannot be used; `errors` are lines `path:line:column: …`."""

    def __init__(self, errors: Iterable[object]) -> None:
        self.errors = tuple(map(str, errors))
        super().__init__("\n".join(self.errors))


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run needs besides the documents. `problems` are lines `path:line:column: …`
    on rule files that could not be used; the other rules run all the same. `previous` is last
    year's disclosure, for the rules that compare with it. With `keep_disclosures` the reports of
    documents hold what was recognised, which takes the memory of all documents together.
    `profiles` are those that were applied to `every_rule`, which holds those that are off, too;
    `today` is the day on which suppressions must still hold.
    """

    rules: tuple[Rule, ...]
    layouts: tuple[Layout, ...]
    lexicon: Lexicon
    problems: tuple[str, ...] = ()
    seconds: float = 0.0
    least: Least = field(default_factory=Least)
    previous: Disclosure | None = None
    keep_disclosures: bool = False
    suppressions: Suppressions = field(default_factory=Suppressions)
    profiles: tuple[Profile, ...] = ()
    every_rule: tuple[Rule, ...] = ()
    today: date = field(default_factory=date.today)


def domain_folder() -> Path:
    """The shipped rules: inside an installed package, or beside the package in a checkout."""
    package = Path(__file__).parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def prepare(
    *,
    profile: str | None = None,
    config: Path | None = None,
    rules: Sequence[Path] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    start: Path | None = None,
    previous: Path | None = None,
) -> Settings:
    """The settings of a run; raises ConfigError with every mistake in profiles and choices.

    `config` is a `jxlint.yaml`, else the nearest one from `start` upward is taken; `rules` are
    further folders of rules; `select` and `ignore` are codes, names, tags or families; `previous`
    is last year's document.
    """
    started = perf_counter()
    folders = (domain_folder(), *rules)
    missing = [f"{folder}:1:1: 规则文件夹不存在" for folder in rules if not folder.is_dir()]
    if missing:
        raise ConfigError(missing)
    config = config or (find_config(start) if start else None)
    profiles = _profiles(profile, config, folders)
    folders += tuple(folder for each in profiles for folder in each.folders)
    loaded = load_rules(folders, KIND_BOOK)
    active, problems = apply_profiles(loaded.rules, profiles)
    chosen, unknown = choose(active, loaded.rules, select, ignore)
    nodes = [node for each in profiles for node in each.suppress]
    locked = locked_codes(loaded.rules, profiles)
    suppressions, wrong = read_suppressions(nodes, codes_of(loaded.rules), locked)
    broken = {problem.path.stem.partition("-")[0] for problem in loaded.problems}
    told = [
        text
        for text in map(str, (*problems, *wrong, *unknown))
        if not any(c in text for c in broken)
    ]
    if told:
        raise ConfigError([*loaded.problems, *told])
    layouts = _guarded(lambda: load_layouts([folder / "layouts" for folder in folders]))
    lexicon = _guarded(lambda: _lexicon(folders, profiles))
    return Settings(
        rules=chosen,
        layouts=layouts,
        lexicon=lexicon,
        problems=tuple(map(str, loaded.problems)),
        seconds=perf_counter() - started,
        least=least_of(profiles),
        previous=_previous(previous, layouts) if previous else None,
        suppressions=suppressions,
        profiles=profiles,
        every_rule=loaded.rules,
    )


def _previous(path: Path, layouts: Sequence[Layout]) -> Disclosure:
    try:
        return recognise(read(path), layouts)
    except Unreadable as error:
        raise ConfigError([f"{path}：上年的文件未能读取：{error}"]) from error


def _profiles(
    name: str | None, config: Path | None, folders: Sequence[Path]
) -> tuple[Profile, ...]:
    wanted: list[str | Path] = [name or DEFAULT_PROFILE] if name or config is None else []
    if config is not None:
        wanted.append(config)
    return tuple(each for item in wanted for each in _guarded(_loader(item, folders)))


def _loader(item: str | Path, folders: Sequence[Path]) -> Callable[[], tuple[Profile, ...]]:
    return lambda: load_profiles(item, folders)


def _guarded(load: Callable[[], Any]) -> Any:
    try:
        return load()
    except LoadError as error:
        raise ConfigError(error.problems) from None


def _lexicon(folders: Sequence[Path], profiles: Sequence[Profile]) -> Lexicon:
    places = [folder / "lexicon" for folder in folders if (folder / "lexicon").is_dir()]
    return load_lexicon(places, [profile.lexicon for profile in profiles if profile.lexicon])


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
    return recognise(read(path), settings.layouts)


def extract_source(source: Source, settings: Settings) -> Disclosure:
    """What a document discloses; raises Unreadable."""
    return recognise(source.read(), settings.layouts)


def test_rules(settings: Settings, rules: Sequence[Rule]) -> Iterable[Verdict]:
    """The verdicts of the cases of these rules."""
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
    """No cyclic garbage collection while one document is checked: it would walk the whole tree
    of the document again and again and find nothing; what is left over goes afterwards."""
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
    )


def _left_out(document: Document, disclosure: Disclosure) -> tuple[str, ...]:
    """What of the document is not checked, for people."""
    unplaced = disclosure.unrecognised
    if not unplaced:
        return document.unread
    reasons = "；".join(dict.fromkeys(table.reason for table in unplaced))
    return (*document.unread, f"{len(unplaced)}张表未能识别：{reasons}")


class _Clock:
    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, station: str, work: Callable[[], Any]) -> Any:
        started = perf_counter()
        try:
            return work()
        finally:
            self.seconds[station] = perf_counter() - started


__all__ = ["ConfigError", "RuleFailure", "Settings", "extract_file", "extract_source", "lint",
           "lint_bytes", "lint_file", "lint_files", "lint_files_in_bytes", "prepare", "report_of",
           "test_rules"]  # fmt: skip
