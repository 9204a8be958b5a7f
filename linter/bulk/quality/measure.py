"""Station 7: a quality report measured on a store, section by section."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from linter.bulk.quality.anonymous import Masks
from linter.bulk.quality.compared import comparison_of
from linter.bulk.quality.figures import Bin, Candidate, Good, Overview, Quality, Unread
from linter.bulk.quality.handed_in import submission_of
from linter.bulk.quality.problems import RuleWords, across_of, problems_of
from linter.bulk.quality.ranking import ranking_of
from linter.bulk.quality.source import Source, database, open_source

_BIN = 10
_GOOD_SCORE, _GOOD_INDICATORS = 95.0, 5
_MOST_CANDIDATES, _MOST_PATHS = 10, 20


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a report: units with fewer than `least` tables are not ranked; `listed` is
    the list of units (see `read_unit_list`), None without one; `previous` an earlier store;
    `rules` the words of rules by their codes, `titles` the titles of those that compare documents;
    `year` and `previous_year` leave out documents of other years in each."""

    store: Path
    rules: Mapping[str, RuleWords]
    masks: Masks
    least: int = 3
    listed: Mapping[str, tuple[str, str | None]] | None = None
    previous: Path | None = None
    year: int | None = None
    previous_year: int | None = None
    titles: Mapping[str, str] = field(default_factory=dict)


def measure(request: Request) -> Quality:
    """The report on a store, named. Raises StoreError."""
    areas = request.listed or {}
    with database() as opened:
        source = open_source(opened, request.store, "now", areas, request.year)
        before = (
            open_source(opened, request.previous, "before", areas, request.previous_year)
            if request.previous
            else None
        )
        return Quality(
            version=_version(source),
            overview=_overview(source),
            bins=_bins(source),
            units=ranking_of(source, "unit", request.least),
            areas=ranking_of(source, "area", request.least) if _has_areas(source) else None,
            problems=problems_of(source, request.rules, request.masks),
            across=across_of(source, request.titles),
            good=_good(source),
            submission=submission_of(source, request.listed) if request.listed else None,
            unread=_unread(source),
            comparison=comparison_of(source, before, request.rules) if before else None,
        )


def _has_areas(source: Source) -> bool:
    """Whether there are areas to compare: folders that hold a unit each are none."""
    areas, units = source.row("""
        SELECT count(DISTINCT area), count(DISTINCT unit) FROM target
        WHERE area IS NOT NULL AND unit IS NOT NULL
    """)
    return bool(1 < areas < units)


def _version(source: Source) -> str | None:
    version = source.about.get("version")
    return version if isinstance(version, str) else None


def _overview(source: Source) -> Overview:
    documents = source.row("""
        SELECT count(*), count(*) FILTER (status = 'checked' AND projects > 0),
               count(*) FILTER (status = 'partial' AND projects > 0),
               count(*) FILTER (status = 'unreadable'),
               count(*) FILTER (status <> 'unreadable' AND coalesce(projects, 0) = 0),
               (SELECT count(*) FROM copied), count(DISTINCT unit), count(*) FILTER (unit IS NULL)
        FROM document
    """)
    years = source.rows("SELECT DISTINCT year FROM document WHERE year IS NOT NULL ORDER BY year")
    tables = source.row("""
        SELECT count(*), coalesce(sum(indicators), 0)::BIGINT, count(*) FILTER (errors > 0),
               count(*) FILTER (warnings > 0), count(*) FILTER (errors = 0 AND warnings = 0)
        FROM target
    """)
    told = (*documents, tuple(year for (year,) in years), *tables, _quartiles(source))
    return Overview(*told)


def _quartiles(source: Source) -> tuple[float, float, float] | None:
    """Lower quartile, median and upper quartile of all scores, None without any."""
    (found,) = source.row("SELECT quantile_cont(score, [0.25, 0.5, 0.75]) FROM target")
    return None if found is None else (round(found[0], 1), round(found[1], 1), round(found[2], 1))


def _bins(source: Source) -> tuple[Bin, ...]:
    counted = source.rows(
        """
        SELECT least(floor(score / ?), ?)::INTEGER AS bin, count(*)
        FROM target WHERE score NOTNULL GROUP BY bin
        """,
        _BIN,
        100 // _BIN - 1,
    )
    held = dict(counted)
    return tuple(Bin(low, low + _BIN, held.get(low // _BIN, 0)) for low in range(0, 100, _BIN))


def _good(source: Source) -> Good:
    wanted = "errors = 0 AND warnings = 0 AND score >= ? AND indicators >= ?"
    (count,) = source.row(
        f"SELECT count(*) FROM target WHERE {wanted}", _GOOD_SCORE, _GOOD_INDICATORS
    )
    # One a unit, and the longest tables first: what is short has less to go wrong.
    rows = source.rows(
        f"""
        SELECT unit, name, indicators, score FROM target
        WHERE {wanted} AND unit IS NOT NULL AND name IS NOT NULL AND name NOT LIKE '%**%'
        QUALIFY row_number() OVER (
            PARTITION BY unit ORDER BY score DESC, indicators DESC, path, project_index) = 1
        ORDER BY score DESC, indicators DESC, unit LIMIT ?
        """,
        _GOOD_SCORE,
        _GOOD_INDICATORS,
        _MOST_CANDIDATES,
    )
    candidates = (Candidate(source.shown[unit], *others) for unit, *others in rows)
    return Good(_GOOD_SCORE, count, tuple(candidates))


def _unread(source: Source) -> tuple[Unread, ...]:
    rows = source.rows(f"""
        WITH failed AS (
            SELECT CASE WHEN status = 'unreadable' THEN status
                        WHEN coalesce(projects, 0) = 0 THEN 'lacking' ELSE status END AS state,
                   path, coalesce(reason, '') AS reason
            FROM document WHERE status <> 'checked' OR coalesce(projects, 0) = 0)
        SELECT state, reason, count(*) AS files, min(path, {_MOST_PATHS})
        FROM failed GROUP BY state, reason ORDER BY state DESC, files DESC, reason
    """)
    return tuple(
        Unread(state, reason, count, tuple(path.removeprefix(source.root) for path in paths))
        for state, reason, count, paths in rows
    )
