"""Station 7: everything that a quality report says, as data; scores from 0 to 100."""

from dataclasses import dataclass

from linter.findings import Severity


@dataclass(frozen=True, slots=True)
class Overview:
    """What was looked at. A table is one project's; `repeated` documents are copies of others and
    count nowhere, `lacking` ones were read and hold no table, `unnamed` ones name no unit.
    `quartiles` are the lower quartile, the median and the upper quartile of the scores, None
    without tables."""

    documents: int
    checked: int
    partial: int
    unreadable: int
    lacking: int
    repeated: int
    units: int
    unnamed: int
    years: tuple[int, ...]
    tables: int
    indicators: int
    with_error: int
    with_warning: int
    without_either: int
    quartiles: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class Bin:
    """How many tables score from `low` to below `high`; the last one holds `high`, too."""

    low: int
    high: int
    tables: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit or an area. `rank` is None where it has too few tables to be ranked; equal ones share
    a rank. `quartiles` as in the overview; of its `documents` some are `unreadable`."""

    name: str
    area: str | None
    rank: int | None
    tables: int
    quartiles: tuple[float, float, float]
    with_error: int
    documents: int
    unreadable: int

    @property
    def median(self) -> float:
        return self.quartiles[1]

    @property
    def error_share(self) -> float:
        return self.with_error / self.tables


@dataclass(frozen=True, slots=True)
class Ranking:
    """The ranked, best first; those with fewer than `least` tables, by name; those of which no
    table could be judged, with their documents."""

    least: int
    ranked: tuple[Standing, ...]
    small: tuple[Standing, ...]
    empty: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A finding in which no name is left: the column, what stands there and what is wrong."""

    column: str
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule with the tables that it found something in; `units` of those that have tables."""

    rule: str
    title: str
    severity: Severity
    tables: int
    units: int
    advice: str
    example: Example | None


@dataclass(frozen=True, slots=True)
class Across:
    """A rule that compares documents; the tables, documents and units it found something in."""

    rule: str
    title: str
    tables: int
    documents: int
    units: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A table that may serve as a good example, to be looked at by people."""

    unit: str
    project: str
    indicators: int
    score: float


@dataclass(frozen=True, slots=True)
class Good:
    """How many tables have neither error nor warning and at least `least` points."""

    least: float
    tables: int
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """A unit that should hand in, as the list names it."""

    name: str
    area: str | None


@dataclass(frozen=True, slots=True)
class Submission:
    """The list against what came in: `suspected` are pairs of a listed unit and the like name that
    came in; `unlisted` units came in without being listed. Unless `is_named` only their numbers are
    told."""

    expected: int
    handed_in: int
    missing: tuple[Expected, ...]
    suspected: tuple[tuple[Expected, str], ...]
    unlisted: tuple[str, ...]
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class Unread:
    """Files that could not be checked, or not wholly, for one reason; `paths` are the first."""

    status: str
    reason: str
    files: int
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleChange:
    """The shares of tables, from 0 to 1, with a finding of a rule, before and now."""

    rule: str
    title: str
    before: float
    now: float


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A unit in both stores: its median score and its share of tables with an error, each before
    and now; its findings (errors and warnings) that are cured, that remain and that are new."""

    name: str
    medians: tuple[float, float]
    error_shares: tuple[float, float]
    cured: int
    remaining: int
    new: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed since an earlier store: `rules` by how much their shares changed, units by how
    much their medians rose; `gone` units were only in the earlier one, `joined` are only in this.
    `same_rules` is None where a store does not say which rules it was made with."""

    tables: tuple[int, int]
    medians: tuple[float | None, float | None]
    error_shares: tuple[float, float]
    rules: tuple[RuleChange, ...]
    units: tuple[UnitChange, ...]
    gone: int
    joined: int
    same_rules: bool | None

    @property
    def changed(self) -> tuple[RuleChange, ...]:
        return tuple(each for each in self.rules if each.now != each.before)


@dataclass(frozen=True, slots=True)
class Quality:
    """A whole report. `areas` is None where no area is known, `submission` without a list,
    `comparison` without an earlier store. `version` is that of jxlint which made the store, None
    where it does not say."""

    version: str | None
    overview: Overview
    bins: tuple[Bin, ...]
    units: Ranking
    areas: Ranking | None
    problems: tuple[Problem, ...]
    across: tuple[Across, ...]
    good: Good
    submission: Submission | None
    unread: tuple[Unread, ...]
    comparison: Comparison | None
