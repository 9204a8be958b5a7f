"""Station 7: what a quality report says in words, on pages and papers alike."""

from collections.abc import Iterator

from linter.bulk.quality.figures import (
    Comparison,
    Good,
    Overview,
    Quality,
    Ranking,
    Submission,
    Unread,
)
from linter.bulk.score import CERTAINTY, GOALS, HEAD, HEAD_SHARE, LOSS, ROWS
from linter.reports.words import one_line

TITLE = "绩效目标编制质量情况通报"
NOTHING = "没有可以统计的项目表。"
STATES = {"unreadable": "未能读取", "lacking": "没有识别出绩效目标表", "partial": "部分检查"}


def percent(part: float, whole: float = 1.0) -> str:
    """A share with one decimal, — of nothing."""
    return f"{100 * part / whole:.1f}%" if whole else "—"


def points(score: float | None) -> str:
    return "—" if score is None else f"{score:.1f}"


def signed(change: float, unit: str = "") -> str:
    """A change with its sign, 0.0 without one."""
    text = f"{change:+.1f}"
    return f"{text[1:] if float(text) == 0 else text}{unit}"


def year_words(overview: Overview) -> str:
    """2024年, 2023—2024年, or nothing where no year is known."""
    years = overview.years
    if not years:
        return ""
    return f"{years[0]}年" if len(years) == 1 else f"{years[0]}—{years[-1]}年"


def units_words(count: int) -> str:
    """How many units a number is about; nothing where none is known."""
    return f"，涉及{count}个单位" if count else ""


def overview_lines(overview: Overview) -> Iterator[str]:
    """The state of things in sentences."""
    repeated, with_error = overview.repeated, overview.with_error
    copies = f"（另有{repeated}份与其他文件内容相同，不重复统计）" if repeated else ""
    yield (
        f"本次共检查{overview.documents}份文件{copies}{units_words(overview.units)}，"
        f"识别出{overview.tables}张项目绩效目标表、{overview.indicators}条指标。"
    )
    gaps = (
        (overview.partial, "部分检查"),
        (overview.unreadable, "未能读取"),
        (overview.lacking, "没有识别出绩效目标表"),
    )
    told = "，".join(
        f"{count}份{words}（{percent(count, overview.documents)}）"
        for count, words in gaps
        if count
    )
    if told:
        yield f"其中{told}，原因见后。这些文件不等于没有问题，也不计入得分。"
    if overview.tables and overview.quartiles:
        low, median, high = overview.quartiles
        yield (
            f"项目表得分的中位数为{points(median)}分"
            f"（下四分位{points(low)}分，上四分位{points(high)}分）；"
            f"有错误的表{with_error}张，占{percent(with_error, overview.tables)}；"
            f"既无错误也无警告的表{overview.without_either}张，"
            f"占{percent(overview.without_either, overview.tables)}。"
        )
    if overview.unnamed:
        yield f"有{overview.unnamed}份文件没有认出单位，计入总体情况，不计入单位排名。"


def problem_lines(quality: Quality) -> Iterator[str]:
    """What stands in the place of the problems; nothing where there are some."""
    if not quality.problems:
        yield "没有发现错误或警告。" if quality.overview.tables else NOTHING


def ranking_note(ranking: Ranking, kind: str) -> str:
    """How units or areas are ranked, or that they cannot be."""
    if not (ranking.ranked or ranking.small or ranking.empty):
        return f"没有认出{kind}，不能排名。"
    least = ranking.least
    apart = f"不足{least}张表的{kind}不排名，另列于后。" if least > 1 else ""
    return (
        "按项目表得分的中位数由高到低排列，中位数相同的看有错误的表所占比例，两项都相同的名次并列；"
        f"不按问题数量排名。{apart}“未能读取”是该{kind}文件中读不了的比例，比例高的，"
        "名次只反映读得了的部分。"
    )


ACROSS = (
    "以下问题由各文件互相比较得出（一张表计一次），不计入得分和占比；相同的内容也可能出自统一的模板，"
    "请核实。"
)


def good_line(good: Good, tables: int) -> str:
    share = f"，占{percent(good.tables, tables)}" if tables else ""
    offer = "下列各表可供推荐，请人工审核后选用。" if good.candidates else ""
    return (
        f"得分在{good.least:.0f}分以上、既无错误也无警告的项目表共{good.tables}张{share}。{offer}"
    )


def all_read_line(overview: Overview) -> str:
    return "全部文件都已检查。" if overview.documents else "没有文件。"


def submission_line(submission: Submission) -> str:
    missing, suspected = len(submission.missing), len(submission.suspected)
    told = f"名单中{submission.expected}个单位，已报送{submission.handed_in}个"
    told += f"，疑似已报送（名称不完全一致，请核对）{suspected}个" if suspected else ""
    return f"{told}，未报送{missing}个。"


def unread_words(unread: Unread) -> str:
    """State and reason in one phrase."""
    state = STATES.get(unread.status, unread.status)
    reason = one_line(unread.reason)
    return f"{state}：{reason}" if reason else state


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    before, now = comparison.medians
    yield (
        f"项目表由{comparison.tables[0]}张变为{comparison.tables[1]}张；得分的中位数由{points(before)}分"
        f"变为{points(now)}分；有错误的表所占比例由{percent(comparison.error_shares[0])}"
        f"变为{percent(comparison.error_shares[1])}。"
    )
    yield (
        f"两次都有的单位{len(comparison.units)}个；上次有、本次没有的{comparison.gone}个，"
        f"本次新增的{comparison.joined}个。"
    )
    if comparison.units and not any(each.remaining for each in comparison.units):
        yield (
            "两次没有逐处对应得上的问题（例如年度不同、项目编码已换），"
            "“已消除”和“新出现”只表示各自独有的。"
        )
    if comparison.same_rules is False:
        yield "两次所用的规则或设置不同，变化可能有一部分来自规则，请谨慎比较。"
    elif comparison.same_rules is None:
        yield "数据中没有记载两次所用的规则是否相同，请谨慎比较。"


def method_lines(quality: Quality) -> Iterator[str]:
    """How the score is made and what it does not say."""
    loss = f"错误失去全部，警告失去{LOSS['warning']:.0%}，提示失去{LOSS['info']:.0%}"
    yield (
        f"得分：每张项目表满分100分，其中基本信息{HEAD}分、绩效目标{GOALS}分、指标{ROWS}分。"
        f"基本信息的每个栏目、绩效目标整体、每行指标各为一项，每项只按其中最重的一处问题扣分：{loss}；"
        f"可信度为中的按{CERTAINTY['medium']:.0%}、低的按{CERTAINTY['low']:.0%}计。"
    )
    yield (
        f"基本信息每失去一个栏目，失去该部分的{HEAD_SHARE:.0%}，扣完为止；绩效目标按其一项扣；"
        "指标按各行失去部分的平均数扣。因此表的长短、项目的多少不影响得分，"
        "多一行没有问题的指标也不会降低得分。每张表失去的分数都可以逐项复核。"
    )
    yield (
        "不计入的：几乎每张表都有的普遍问题，与其他文件比较得出的问题，已按规定豁免的问题，"
        "没有指标行的表（不评分），以及读不了的文件。需要的内容没有填写或没有认出的，不下结论。"
    )
    yield (
        "占比：主要问题按“出现该问题的项目表占全部项目表的比例”排列，只统计错误和警告，"
        "一张表计一次。"
    )
    yield (
        "案例：为自动摘录并隐去单位、项目、人名、地名，数额保留；涉密和脱敏的内容不摘录。"
        "使用前请再核对。"
    )
    made = f"（jxlint {quality.version}）" if quality.version else "（jxlint）"
    yield (
        f"本通报由程序{made}对表格文字自动检查、汇总而成，只起辅助作用，"
        "不代替人工审核，也不评价项目本身；结论和考核以集体审核为准。"
    )
