"""Station 7: units or areas in the order of their median scores."""

from collections.abc import Sequence
from dataclasses import replace

from linter.bulk.quality.figures import Ranking, Standing
from linter.bulk.quality.source import Source


def ranking_of(source: Source, by: str, least: int) -> Ranking:
    """The ranking `by` unit or area, of those with at least `least` tables."""
    standings = _standings(source, by)
    enough = [each for each in standings if each.tables >= least]
    small = sorted((each for each in standings if each.tables < least), key=lambda each: each.name)
    return Ranking(least, _ranked(enough), tuple(small), _empty(source, by))


def _ranked(standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """By median score, then by share of tables with an error; who is equal in both shares a
    rank."""
    ordered = sorted(standings, key=lambda each: (*_worth(each), each.name))
    ranked: list[Standing] = []
    for place, each in enumerate(ordered, start=1):
        above = ranked[-1] if ranked else None
        is_equal = above is not None and _worth(above) == _worth(each)
        ranked.append(replace(each, rank=above.rank if above and is_equal else place))
    return tuple(ranked)


def _worth(each: Standing) -> tuple[float, float]:
    return -each.median, each.error_share


def _standings(source: Source, by: str) -> list[Standing]:
    rows = source.rows(f"""
        WITH judged AS (
            SELECT {by} AS name, any_value(area) AS area, count(*) AS tables,
                   quantile_cont(score, [0.25, 0.5, 0.75]) AS quartiles,
                   count(*) FILTER (errors > 0) AS with_error
            FROM target WHERE {by} IS NOT NULL AND score IS NOT NULL GROUP BY {by}),
        held AS (
            SELECT {by} AS name, count(*) AS documents,
                   count(*) FILTER (status = 'unreadable') AS unreadable
            FROM document WHERE {by} IS NOT NULL GROUP BY {by})
        SELECT name, area, tables, quartiles, with_error, documents, unreadable
        FROM judged JOIN held USING (name) ORDER BY name
    """)
    is_unit = by == "unit"
    return [
        Standing(
            source.shown[name] if is_unit else name,
            area if is_unit else None,
            None,
            tables,
            (round(spread[0], 1), round(spread[1], 1), round(spread[2], 1)),
            *counts,
        )
        for name, area, tables, spread, *counts in rows
    ]


def _empty(source: Source, by: str) -> tuple[tuple[str, int], ...]:
    rows = source.rows(f"""
        SELECT {by} AS name, count(*) FROM document WHERE {by} IS NOT NULL
        GROUP BY name
        HAVING name NOT IN (SELECT {by} FROM target WHERE score NOTNULL AND {by} NOTNULL)
        ORDER BY name
    """)
    return tuple((source.shown[name] if by == "unit" else name, count) for name, count in rows)
