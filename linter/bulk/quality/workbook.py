"""Station 7: the tables annexed to a quality report, as a workbook."""

from collections.abc import Iterator, Sequence

from linter.bulk.quality.figures import Comparison, Quality, Ranking, Standing, Submission
from linter.bulk.quality.wording import STATES, method_lines
from linter.reports.words import SEVERITY_WORDS, one_line
from linter.reports.workbook.sheet import Column, Sheet, Value, workbook_bytes


def quality_workbook(quality: Quality) -> bytes:
    """The rankings whole, the problems, what was not handed in or not checked, and the changes."""
    return workbook_bytes(_sheets(quality))


def _sheets(quality: Quality) -> Iterator[Sheet]:
    yield _ranking("单位排名", "单位", quality.units)
    if quality.areas:
        yield _ranking("地区排名", "地区", quality.areas)
    yield _problems(quality)
    if quality.across:
        yield _across(quality)
    if quality.submission and quality.submission.is_named:
        yield _submission(quality.submission)
    yield _unread(quality)
    if quality.comparison:
        yield _rule_changes(quality.comparison)
        yield _unit_changes(quality.comparison)
    columns = (Column("统计办法说明", 110),)
    yield "说明", columns, ((line,) for line in method_lines(quality))


def _ranking(name: str, kind: str, ranking: Ranking) -> Sheet:
    columns = (
        Column("名次", 8, "number"), Column(kind, 40), Column("地区", 14),
        Column("得分中位数", 12, "decimal"), Column("下四分位", 12, "decimal"),
        Column("上四分位", 12, "decimal"), Column("有错误的表占比", 12, "share"),
        Column("表数", 8, "number"), Column("文件", 8, "number"),
        Column("未能读取占比", 12, "share"), Column("备注", 20),
    )  # fmt: skip
    return name, columns, _standings(ranking)


def _standings(ranking: Ranking) -> Iterator[Sequence[Value]]:
    for each in ranking.ranked:
        yield _standing(each, "")
    for each in ranking.small:
        yield _standing(each, f"不足{ranking.least}张表，不排名")
    for name, count in ranking.empty:
        yield ("", name, "", "", "", "", "", 0, count, "", "没有可评分的项目表")


def _standing(each: Standing, note: str) -> Sequence[Value]:
    low, median, high = each.quartiles
    return (
        each.rank or "", each.name, each.area or "", median, low, high, each.error_share,
        each.tables, each.documents, each.unreadable / each.documents, note,
    )  # fmt: skip


def _problems(quality: Quality) -> Sheet:
    columns = (
        Column("规则", 10, "centre"), Column("问题", 40), Column("级别", 8, "centre"),
        Column("占项目表", 10, "share"), Column("表数", 8, "number"),
        Column("单位数", 8, "number"), Column("案例（已隐去名称）", 60), Column("建议", 50),
    )  # fmt: skip
    total = quality.overview.tables
    rows = (
        (
            each.rule, each.title, SEVERITY_WORDS[each.severity], each.tables / total,
            each.tables, each.units,
            f"{each.example.column}：{each.example.text}\n{each.example.message}"
            if each.example else "",
            each.advice,
        )
        for each in quality.problems
    )  # fmt: skip
    return "主要问题", columns, rows


def _across(quality: Quality) -> Sheet:
    columns = (
        Column("规则", 10, "centre"), Column("问题", 50), Column("表数", 10, "number"),
        Column("文件", 10, "number"), Column("单位数", 10, "number"),
    )  # fmt: skip
    rows = ((e.rule, e.title, e.tables, e.documents, e.units) for e in quality.across)
    return "跨文件比对", columns, rows


def _submission(submission: Submission) -> Sheet:
    columns = (Column("单位", 40), Column("地区", 16), Column("情况", 14), Column("说明", 44))
    missing = ((each.name, each.area or "", "未报送", "") for each in submission.missing)
    suspected = (
        (each.name, each.area or "", "疑似已报送", f"文件中的名称：{found}，请核对")
        for each, found in submission.suspected
    )
    unlisted = ((name, "", "不在名单中", "") for name in submission.unlisted)
    return "报送情况", columns, [*missing, *suspected, *unlisted]


def _unread(quality: Quality) -> Sheet:
    columns = (
        Column("情况", 20), Column("原因", 50), Column("文件数", 10, "number"),
        Column("文件（前若干份）", 60),
    )  # fmt: skip
    rows = (
        (STATES.get(e.status, e.status), one_line(e.reason), e.files, "\n".join(e.paths))
        for e in quality.unread
    )
    return "未能检查", columns, rows


def _rule_changes(comparison: Comparison) -> Sheet:
    columns = (
        Column("规则", 10, "centre"), Column("问题", 44), Column("上次占比", 12, "share"),
        Column("本次占比", 12, "share"), Column("变化（百分点）", 16, "decimal"),
    )  # fmt: skip
    rows = (
        (
            each.rule, each.title, each.before, each.now, 100 * (each.now - each.before),
        )
        for each in comparison.changed
    )  # fmt: skip
    return "问题变化", columns, rows


def _unit_changes(comparison: Comparison) -> Sheet:
    columns = (
        Column("单位", 40), Column("上次得分", 10, "decimal"), Column("本次得分", 10, "decimal"),
        Column("变化", 10, "decimal"), Column("上次有错误的表", 12, "share"),
        Column("本次有错误的表", 12, "share"), Column("已消除", 10, "number"),
        Column("仍存在", 10, "number"), Column("新出现", 10, "number"),
    )  # fmt: skip
    rows = (
        (
            each.name, *each.medians, each.medians[1] - each.medians[0], *each.error_shares,
            each.cured, each.remaining, each.new,
        )
        for each in comparison.units
    )  # fmt: skip
    return "单位变化", columns, rows
