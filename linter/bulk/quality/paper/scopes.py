"""Station 7: the words that the template of a quality report is filled with."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from linter.bulk.quality.charts.plates import Plate
from linter.bulk.quality.figures import (
    Comparison,
    Problem,
    Quality,
    Ranking,
    Standing,
    Submission,
)
from linter.bulk.quality.wording import (
    ACROSS,
    all_read_line,
    comparison_lines,
    good_line,
    method_lines,
    overview_lines,
    percent,
    points,
    problem_lines,
    ranking_note,
    signed,
    submission_line,
    units_words,
    unread_words,
    year_words,
)
from linter.reports.papers.remarks import BLANK, ordinal
from linter.reports.papers.scope import Filling, Scope
from linter.reports.words import SEVERITY_WORDS

# What a letter still bears; the annexed workbook has all.
_MOST_ROWS, _MOST_CHANGES, _MOST_NAMES = 100, 20, 60


def paper_scope(quality: Quality, plates: Mapping[str, Plate], has_words: bool) -> Scope:
    """Everything the template may ask for; chapters that there are not are empty lists."""
    submission, comparison = quality.submission, quality.comparison
    present = {
        "总体情况": True,
        "得分分布": True,
        "单位排名": True,
        "地区排名": quality.areas is not None,
        "主要问题": True,
        "优秀案例": True,
        "报送情况": submission is not None,
        "未能检查": True,
        "比较": comparison is not None,
        "工作要求": True,
    }
    numbers = {
        name: ordinal(number)
        for number, name in enumerate((name for name, is_there in present.items() if is_there), 1)
    }
    words: dict[str, Filling] = {
        "年度": year_words(quality.overview) or f"{BLANK}年",
        "总体情况": tuple(overview_lines(quality.overview)),
        "主要问题": tuple(problem_lines(quality)),
        "优秀案例": good_line(quality.good, quality.overview.tables),
        "未能检查": tuple(_unread_lines(quality)),
        "统计办法": tuple(method_lines(quality)),
    }
    lists: dict[str, Sequence[Scope]] = {
        "单位排名": [_ranking(quality.units, "单位")],
        "地区排名": [_ranking(quality.areas, "地区")] if quality.areas else [],
        "分段表": [Scope(lists={"分段": list(_bins(quality))})] if quality.overview.tables else [],
        "问题表": [Scope(lists={"问题": list(_problems(quality))})] if quality.problems else [],
        "比对表": [Scope({"比对说明": ACROSS}, {"比对": list(_across(quality))})]
        if quality.across
        else [],
        "优秀表": [Scope(lists={"优秀": list(_candidates(quality))})]
        if quality.good.candidates
        else [],
        "报送": [_submission(submission)] if submission else [],
        "比较": [_comparison(comparison)] if comparison else [],
    }
    functions = {"序": _numbering(numbers), "图注": _captions(plates, has_words)}
    return Scope(words, lists, functions)


def _numbering(numbers: Mapping[str, str]) -> Callable[[str], Filling]:
    return lambda name: numbers.get(name.strip(), "")


def _captions(plates: Mapping[str, Plate], has_words: bool) -> Callable[[str], Filling]:
    def caption(key: str) -> Filling:
        plate = plates.get(key.strip())
        if plate is None:
            return ()
        return (plate.caption if has_words else f"{plate.caption}。{plate.codes}",)

    return caption


def _bins(quality: Quality) -> Iterator[Scope]:
    total = sum(each.tables for each in quality.bins)
    for each in quality.bins:
        yield Scope(
            {
                "分段": f"{each.low}–{each.high}",
                "表数": str(each.tables),
                "比例": percent(each.tables, total),
            }
        )


def _ranking(ranking: Ranking, kind: str) -> Scope:
    rows = [_standing(each) for each in ranking.ranked[:_MOST_ROWS]]
    rest = len(ranking.ranked) - len(rows)
    apart = []
    if rest > 0:
        apart.append(f"其余{rest}个{kind}见附表。")
    if ranking.small:
        names = _listed(f"{each.name}（{each.tables}张）" for each in ranking.small)
        apart.append(f"不足{ranking.least}张表、不排名的{kind}：{names}。")
    if ranking.empty:
        names = _listed(name for name, _ in ranking.empty)
        apart.append(f"没有可评分项目表的{kind}：{names}。")
    return Scope(
        {"排名说明": ranking_note(ranking, kind), "排名以外": tuple(apart)},
        {"排名表": [Scope(lists={"名次": rows})] if rows else []},
    )


def _standing(each: Standing) -> Scope:
    return Scope(
        {
            "名次": str(each.rank),
            "名称": each.name,
            "得分": points(each.median),
            "区间": f"{points(each.quartiles[0])}–{points(each.quartiles[2])}",
            "错误占比": percent(each.with_error, each.tables),
            "表数": str(each.tables),
            "文件数": str(each.documents),
            "未读占比": percent(each.unreadable, each.documents),
        }
    )


def _listed(names: Iterator[str]) -> str:
    held = list(names)
    shown = "、".join(held[:_MOST_NAMES])
    return shown if len(held) <= _MOST_NAMES else f"{shown}等{len(held)}个"


def _problems(quality: Quality) -> Iterator[Scope]:
    for number, each in enumerate(quality.problems, start=1):
        yield Scope(
            {
                "序": ordinal(number),
                "问题": each.title,
                "规则": each.rule,
                "级别": SEVERITY_WORDS[each.severity],
                "占比": percent(each.tables, quality.overview.tables),
                "表数": str(each.tables),
                "单位数": str(each.units or "—"),
                "涉及": units_words(each.units),
                "案例": tuple(_example_lines(each)),
            }
        )


def _across(quality: Quality) -> Iterator[Scope]:
    for each in quality.across:
        yield Scope(
            {
                "问题": each.title,
                "规则": each.rule,
                "表数": str(each.tables or ""),
                "文件数": str(each.documents),
                "单位数": str(each.units),
            }
        )


def _example_lines(problem: Problem) -> Iterator[str]:
    example = problem.example
    if example:
        stop = "" if example.message.endswith(("。", "？", "！")) else "。"
        yield f"例如，{example.column}写为“{example.text}”：{example.message}{stop}"
    if problem.advice:
        yield f"建议：{problem.advice}"


def _candidates(quality: Quality) -> Iterator[Scope]:
    for each in quality.good.candidates:
        yield Scope(
            {
                "项目": each.project,
                "单位": each.unit,
                "指标数": str(each.indicators),
                "得分": points(each.score),
            }
        )


def _submission(submission: Submission) -> Scope:
    lines = [submission_line(submission)]
    if submission.is_named:
        missing = [
            f"{each.name}（{each.area}）" if each.area else each.name for each in submission.missing
        ]
        suspected = [f"{each.name}（文件中为“{found}”）" for each, found in submission.suspected]
        for label, names in (
            ("未报送的单位", missing),
            ("疑似已报送、名称请核对的单位", suspected),
            ("报送了但不在名单中的单位", list(submission.unlisted)),
        ):
            lines += [f"{label}：{_listed(iter(names))}。"] if names else []
    return Scope({"报送情况": tuple(lines)})


def _unread_lines(quality: Quality) -> Iterator[str]:
    if not quality.unread:
        yield all_read_line(quality.overview)
    for each in quality.unread:
        names = "、".join(each.paths)
        more = "等" if each.files > len(each.paths) else ""
        told = f"：{names}{more}" if names else ""
        yield f"{unread_words(each)}，{each.files}份{told}。"


def _comparison(comparison: Comparison) -> Scope:
    rules = [
        Scope(
            {
                "问题": each.title,
                "规则": each.rule,
                "上次": percent(each.before),
                "本次": percent(each.now),
                "变化": signed(100 * (each.now - each.before), "个百分点"),
            }
        )
        for each in comparison.changed[:_MOST_CHANGES]
    ]
    units = [
        Scope(
            {
                "名称": each.name,
                "上次": points(each.medians[0]),
                "本次": points(each.medians[1]),
                "变化": signed(each.medians[1] - each.medians[0]),
                "已消除": str(each.cured),
                "仍存在": str(each.remaining),
                "新出现": str(each.new),
            }
        )
        for each in comparison.units[:_MOST_ROWS]
    ]
    return Scope(
        {"比较": tuple(comparison_lines(comparison))},
        {
            "变化表": [Scope(lists={"变化问题": rules})] if rules else [],
            "变化单位表": [Scope(lists={"变化单位": units})] if units else [],
        },
    )
