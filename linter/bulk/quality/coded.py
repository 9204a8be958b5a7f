"""Station 7: a quality report without the names of units, areas, projects and files."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from linter.bulk.quality.figures import Candidate, Quality, Ranking, Standing

_OTHER = "其他单位"


def coded(quality: Quality) -> Quality:
    """The report with codes for units and areas, in the order of the ranking; what is but a list of
    names keeps its numbers only."""
    units = _codes("单位", quality.units)
    areas = _codes("地区", quality.areas) if quality.areas else {}
    submission, comparison = quality.submission, quality.comparison
    return replace(
        quality,
        units=_ranking(quality.units, units, areas),
        areas=_ranking(quality.areas, areas, areas) if quality.areas else None,
        good=replace(quality.good, candidates=tuple(_candidates(quality, units))),
        submission=replace(submission, is_named=False) if submission else None,
        unread=tuple(replace(each, paths=()) for each in quality.unread),
        comparison=replace(
            comparison,
            units=tuple(
                replace(each, name=units.get(each.name, _OTHER)) for each in comparison.units
            ),
        )
        if comparison
        else None,
    )


def _codes(kind: str, ranking: Ranking) -> Mapping[str, str]:
    names = [
        *(each.name for each in (*ranking.ranked, *ranking.small)),
        *(name for name, _ in ranking.empty),
    ]
    width = len(str(len(names)))
    return {name: f"{kind}{number:0{width}}" for number, name in enumerate(names, start=1)}


def _ranking(ranking: Ranking, names: Mapping[str, str], areas: Mapping[str, str]) -> Ranking:
    def standings(held: tuple[Standing, ...]) -> tuple[Standing, ...]:
        return tuple(
            replace(each, name=names[each.name], area=areas.get(each.area) if each.area else None)
            for each in held
        )

    return replace(
        ranking,
        ranked=standings(ranking.ranked),
        small=standings(ranking.small),
        empty=tuple((names[name], count) for name, count in ranking.empty),
    )


def _candidates(quality: Quality, units: Mapping[str, str]) -> Iterator[Candidate]:
    for each in quality.good.candidates:
        yield replace(each, unit=units.get(each.unit, _OTHER), project="（名称略）")
