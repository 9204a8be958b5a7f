"""Station 7: the chapters of the page of a quality report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from linter.bulk.quality.charts.plates import Plate
from linter.bulk.quality.figures import (
    Comparison,
    Expected,
    Good,
    Problem,
    Quality,
    Ranking,
    Standing,
    Submission,
)
from linter.bulk.quality.html.parts import cards, chart, folded, paragraphs, table
from linter.bulk.quality.wording import (
    ACROSS,
    NOTHING,
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
    unread_words,
)
from linter.reports.html.elements import Markup, joined, tag, words
from linter.reports.words import SEVERITY_WORDS

Chapter = tuple[str, tuple[Markup, ...]]

# What a page still shows well; the workbook has all.
_MOST_ROWS, _MOST_CHANGES = 500, 20
_REST = "以下从略，全部见附件表格。"


def chapters(quality: Quality, plates: Mapping[str, Plate]) -> Iterator[Chapter]:
    """Heading and content of each chapter that has something to say."""
    yield "总体情况", tuple(_overview(quality))
    yield "得分分布", tuple(_distribution(quality, plates))
    yield "单位排名", tuple(_ranking(quality.units, "units", "单位", plates))
    if quality.areas:
        yield "地区排名", tuple(_ranking(quality.areas, "areas", "地区", plates))
    yield "主要问题", (*_problems(quality, plates), *_across(quality))
    yield "优秀案例", tuple(_good(quality.good, quality.overview.tables))
    if quality.submission:
        yield "报送情况", tuple(_submission(quality.submission))
    yield "未能检查的文件", tuple(_unread(quality))
    if quality.comparison:
        yield "与上次比较", tuple(_comparison(quality.comparison, plates))
    yield "统计办法说明", (paragraphs(method_lines(quality)),)


def _overview(quality: Quality) -> Iterator[Markup]:
    overview = quality.overview
    median = overview.quartiles[1] if overview.quartiles else None
    yield cards(
        {
            "文件": str(overview.documents),
            "单位": str(overview.units),
            "项目表": str(overview.tables),
            "指标": str(overview.indicators),
            "得分中位数": points(median),
            "有错误的表": percent(overview.with_error, overview.tables),
            "未能读取": percent(overview.unreadable, overview.documents),
        }
    )
    yield paragraphs(overview_lines(overview))


def _distribution(quality: Quality, plates: Mapping[str, Plate]) -> Iterator[Markup]:
    total = sum(each.tables for each in quality.bins)
    if not total:
        yield paragraphs([NOTHING])
        return
    yield chart(plates, "distribution")
    rows = (
        (f"{each.low}–{each.high}", each.tables, percent(each.tables, total))
        for each in quality.bins
    )
    yield folded("数据表", table("得分分布", ("得分", "表数", "比例"), rows))


def _ranking(
    ranking: Ranking, key: str, kind: str, plates: Mapping[str, Plate]
) -> Iterator[Markup]:
    yield paragraphs([ranking_note(ranking, kind)])
    yield chart(plates, key)
    yield _standings(f"{kind}排名", kind, ranking.ranked)
    yield _standings(f"不足{ranking.least}张表、不排名的{kind}", kind, ranking.small)
    yield _cut_table(f"没有可评分项目表的{kind}", (kind, "文件"), ranking.empty)


def _standings(label: str, kind: str, standings: Sequence[Standing]) -> Markup:
    has_areas = any(each.area for each in standings)
    is_ranked = any(each.rank for each in standings)
    headings = (
        *(("名次",) if is_ranked else ()), kind, *(("地区",) if has_areas else ()),
        "得分中位数", "四分位区间", "有错误的表", "表数", "文件", "未能读取",
    )  # fmt: skip
    rows = [
        (
            *((str(each.rank),) if is_ranked else ()),
            each.name,
            *((each.area or "",) if has_areas else ()),
            points(each.median),
            f"{points(each.quartiles[0])}–{points(each.quartiles[2])}",
            percent(each.with_error, each.tables),
            each.tables,
            each.documents,
            percent(each.unreadable, each.documents),
        )
        for each in standings
    ]
    head = 1 if is_ranked else 0
    texts = frozenset((head, head + 1) if has_areas else (head,))
    return _cut_table(label, headings, rows, texts, head)


def _cut_table(
    label: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str | int]],
    texts: frozenset[int] = frozenset({0}),
    head: int = 0,
) -> Markup:
    """A table of no more rows than a page shows well; it says where there are more."""
    made = table(label, headings, rows[:_MOST_ROWS], texts, head)
    return made if len(rows) <= _MOST_ROWS else joined((made, paragraphs([_REST], "quiet")))


def _problems(quality: Quality, plates: Mapping[str, Plate]) -> Iterator[Markup]:
    if not quality.problems:
        yield paragraphs(problem_lines(quality))
        return
    yield chart(plates, "problems")
    total = quality.overview.tables
    rows = (
        (
            each.title,
            each.rule,
            SEVERITY_WORDS[each.severity],
            percent(each.tables, total),
            each.tables,
            each.units or "—",
        )
        for each in quality.problems
    )
    headings = ("问题", "规则", "级别", "占项目表", "表数", "单位数")
    yield table("主要问题", headings, rows, frozenset({0, 1, 2}))
    has_examples = any(each.example for each in quality.problems)
    yield tag("h3", words("典型案例（已隐去名称）" if has_examples else "修改建议"))
    yield tag("ol", [_example(each) for each in quality.problems], class_="examples")


def _across(quality: Quality) -> Iterator[Markup]:
    if quality.across:
        yield tag("h3", words("跨文件比对"))
        yield paragraphs([ACROSS])
    rows = (
        (each.title, each.rule, each.tables or "", each.documents, each.units)
        for each in quality.across
    )
    headings = ("问题", "规则", "表数", "文件", "单位数")
    yield table("跨文件比对发现的问题", headings, rows, frozenset({0, 1}))


def _example(problem: Problem) -> Markup:
    lines = [tag("strong", words(problem.title))]
    if problem.example:
        column, text = problem.example.column, problem.example.text
        lines.append(tag("p", (tag("span", words(f"{column}："), class_="quiet"), words(text))))
        lines.append(tag("p", words(problem.example.message)))
    if problem.advice:
        lines.append(tag("p", words(f"建议：{problem.advice}"), class_="quiet"))
    return tag("li", lines)


def _good(good: Good, tables: int) -> Iterator[Markup]:
    yield paragraphs([good_line(good, tables)])
    rows = (
        (each.project, each.unit, each.indicators, points(each.score)) for each in good.candidates
    )
    headings = ("项目", "单位", "指标数", "得分")
    yield table("可供推荐的项目表（每个单位至多一张）", headings, rows, frozenset({0, 1}))


def _submission(submission: Submission) -> Iterator[Markup]:
    yield paragraphs([submission_line(submission)])
    if not submission.is_named:
        return
    yield _expected("未报送的单位", submission.missing)
    rows = [(expected.name, expected.area or "", found) for expected, found in submission.suspected]
    headings = ("名单中的单位", "地区", "文件中的名称")
    yield _cut_table("疑似已报送的单位（名称请核对）", headings, rows, frozenset({0, 1, 2}))
    if submission.unlisted:
        items = [tag("li", words(name)) for name in submission.unlisted[:_MOST_ROWS]]
        if len(submission.unlisted) > _MOST_ROWS:
            items.append(tag("li", words(_REST)))
        label = f"报送了但不在名单中的单位（{len(submission.unlisted)}个）"
        yield folded(label, tag("ul", items, class_="columns"))


def _expected(label: str, units: Sequence[Expected]) -> Markup:
    rows = [(each.name, each.area or "") for each in units]
    return _cut_table(label, ("单位", "地区"), rows, frozenset({0, 1}))


def _unread(quality: Quality) -> Iterator[Markup]:
    unread = quality.unread
    if not unread:
        yield paragraphs([all_read_line(quality.overview)])
        return
    rows = ((unread_words(each), each.files) for each in unread)
    yield table("未能检查或部分检查的原因", ("原因", "文件"), rows)
    for each in unread:
        if each.paths:
            items = [tag("li", words(path)) for path in each.paths]
            more = each.files - len(each.paths)
            items += [tag("li", words(f"……另有{more}份"))] if more else []
            yield folded(f"{unread_words(each)}（{each.files}份）", tag("ul", items))


def _comparison(comparison: Comparison, plates: Mapping[str, Plate]) -> Iterator[Markup]:
    yield paragraphs(comparison_lines(comparison))
    yield chart(plates, "changes")
    yield _rule_changes(comparison)
    rows = [
        (
            each.name,
            f"{points(each.medians[0])} → {points(each.medians[1])}",
            signed(each.medians[1] - each.medians[0]),
            f"{percent(each.error_shares[0])} → {percent(each.error_shares[1])}",
            each.cured,
            each.remaining,
            each.new,
        )
        for each in comparison.units
    ]
    headings = ("单位", "得分中位数", "变化", "有错误的表", "已消除", "仍存在", "新出现")
    yield _cut_table("各单位的变化（按得分提高的多少排列）", headings, rows)
    note = "“已消除、仍存在、新出现”是错误和警告的处数，按项目编码（没有编码的按名称）和指标对应。"
    yield paragraphs([note], "quiet")


def _rule_changes(comparison: Comparison) -> Markup:
    def rows() -> Iterable[Sequence[str | int]]:
        for each in comparison.changed[:_MOST_CHANGES]:
            state = "（已消除）" if not each.now else "（新出现）" if not each.before else ""
            change = signed(100 * (each.now - each.before), "个百分点")
            title = f"{each.title}{state}"
            yield (title, each.rule, percent(each.before), percent(each.now), change)

    headings = ("问题", "规则", "上次占比", "本次占比", "变化")
    return table("变化最大的问题", headings, rows(), frozenset({0, 1}))
