"""Station 7: which charts a quality report has, and what each of them shows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from linter.bulk.quality.charts.drawing import Look, Row, changes, distribution, shares, spreads
from linter.bulk.quality.figures import Bin, Problem, Quality, RuleChange, Standing
from linter.bulk.quality.wording import percent, points

# More lines make a chart that nobody reads; the ends of a ranking are what people look for.
_MOST_LINES, _MOST_RULES = 30, 10


@dataclass(frozen=True, slots=True)
class Plate:
    """A chart by its key: its caption, what the codes of a chart without words stand for, what is
    told to those who do not see it, and how it is drawn."""

    key: str
    caption: str
    codes: str
    told: str
    draw: Callable[[Look], Any]


def plates(quality: Quality) -> dict[str, Plate]:
    """The charts of a report by their keys; without data there is none."""
    return {plate.key: plate for plate in _plates(quality)}


def _plates(quality: Quality) -> Iterator[Plate]:
    if quality.overview.quartiles:
        yield _distribution(quality.bins)
    for key, kind, ranking in (("units", "单位", quality.units), ("areas", "地区", quality.areas)):
        if ranking and len(ranking.ranked) > 1:
            yield _spreads(key, kind, ranking.ranked)
    if quality.problems:
        yield _problems(quality.problems, quality.overview.tables)
    changed = quality.comparison.changed[:_MOST_RULES] if quality.comparison else ()
    if changed:
        yield _changes(changed)


def _distribution(bins: Sequence[Bin]) -> Plate:
    labels = [f"{each.low}–{each.high}" for each in bins]
    most = max(bins, key=lambda each: each.tables)
    return Plate(
        "distribution",
        "项目表得分分布（每段含下限，最后一段含100分）",
        "横轴为得分，纵轴为表数。",
        f"得分分布直方图：{most.low}至{most.high}分的表最多，有{most.tables}张",
        partial(distribution, labels=labels, counts=[each.tables for each in bins]),
    )


def _spreads(key: str, kind: str, ranked: Sequence[Standing]) -> Plate:
    half = _MOST_LINES // 2
    is_cut = len(ranked) > _MOST_LINES
    shown = [*ranked[:half], *ranked[-half:]] if is_cut else ranked
    rows = [Row(str(each.rank), each.name, each.quartiles) for each in shown]
    cut = f"，只画前{half}个和后{half}个" if is_cut else ""
    first, last = ranked[0], ranked[-1]
    return Plate(
        key,
        f"各{kind}得分的中位数（圆点）和四分位区间（横条）{cut}",
        "左侧数字为名次，横轴为得分。",
        f"各{kind}得分图：最高{first.name}，中位数{points(first.median)}；"
        f"最低{last.name}，中位数{points(last.median)}",
        partial(spreads, rows=rows),
    )


def _problems(problems: Sequence[Problem], tables: int) -> Plate:
    rows = [Row(each.rule, each.title, (100 * each.tables / tables,)) for each in problems]
    first = problems[0]
    return Plate(
        "problems",
        "主要问题：有该问题的项目表所占比例",
        "左侧为规则代码，横轴为百分比。",
        f"主要问题条形图：最多的是“{first.title}”，占{percent(first.tables, tables)}",
        partial(shares, rows=rows),
    )


def _changes(changed: Sequence[RuleChange]) -> Plate:
    rows = [Row(each.rule, each.title, (100 * each.before, 100 * each.now)) for each in changed]
    first = changed[0]
    return Plate(
        "changes",
        "与上次相比变化最大的问题：有该问题的项目表所占比例",
        "左侧为规则代码，横轴为百分比，斜线（1）为上次，实心（2）为本次。",
        f"变化条形图：变化最大的是“{first.title}”，由{percent(first.before)}到{percent(first.now)}",
        partial(changes, rows=rows),
    )
