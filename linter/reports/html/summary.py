"""Station 6: the head of an HTML report: counts, documents, what could not be checked, filters."""

from collections import Counter
from collections.abc import Iterator, Sequence

from linter.findings import SEVERITIES, DocumentReport, Report, Severity
from linter.reports.html.elements import NOTHING, Markup, tag, words
from linter.reports.html.numbering import Chapter, Group
from linter.reports.troubles import troubles
from linter.reports.words import SEVERITY_WORDS, project_words, short


def summary(report: Report) -> Markup:
    """Counts of the run, and a row a document."""
    documents = report.documents
    found = Counter(each.severity for document in documents for each in document.findings)
    numbers = {
        "文档": sum(not document.is_settings for document in documents),
        "项目": sum(document.projects for document in documents),
        "指标": sum(document.indicators for document in documents),
        **{SEVERITY_WORDS[severity]: found[severity] for severity in SEVERITIES},
        "未判断": sum(sum(document.unknown.values()) for document in documents),
    }
    numbers |= {"已豁免": report.excused_count} if report.excused_count else {}
    numbers |= {"基线中已有": report.known_count} if report.known_count else {}
    styles = {SEVERITY_WORDS[severity]: severity for severity in SEVERITIES}
    cards = (
        tag("div", (tag("dt", words(k)), tag("dd", words(str(v)))), class_=styles.get(k))
        for k, v in numbers.items()
    )
    note = "未判断：需要的内容没有填写或没有认出，没有下结论，不等于没有问题。"
    parts = (
        tag("h2", words("汇总"), id="summary"),
        tag("dl", cards, class_="cards"),
        tag("p", words(note), class_="quiet"),
        _document_table(documents),
    )
    return tag("section", parts, aria_labelledby="summary")


def _document_table(documents: Sequence[DocumentReport]) -> Markup:
    counted = ("项目", "指标", *SEVERITY_WORDS.values())
    titles = (
        *(tag("th", words(title), scope="col") for title in ("文档", "单位", "年度")),
        *(tag("th", words(title), scope="col", class_="count") for title in counted),
        tag("th", words("状态"), scope="col"),
    )
    head = tag("tr", titles)
    rows = (_document_row(number, each) for number, each in enumerate(documents, start=1))
    table = tag("table", (tag("thead", head), tag("tbody", rows)), class_="numbers")
    return tag("div", table, class_="wide", tabindex="0", role="region", aria_label="各文档的数量")


def _document_row(number: int, document: DocumentReport) -> Markup:
    found = Counter(each.severity for each in document.findings)
    counts = (document.projects, document.indicators, *(found[each] for each in SEVERITIES))
    path = tag("th", tag("a", words(document.path), href=f"#d{number}"), scope="row")
    about = (document.unit or "", str(document.year or ""))
    return tag(
        "tr",
        (
            path,
            *(tag("td", words(text)) for text in about),
            *(tag("td", words(str(count)), class_="count") for count in counts),
            tag("td", words(status_words(document))),
        ),
    )


def status_words(document: DocumentReport) -> str:
    """In a word, whether the document was checked."""
    if document.status == "unreadable":
        return "未能检查"
    if document.lacks_tables:
        return "没有识别出绩效目标表"
    return "部分检查" if document.status == "partial" else "已检查"


def filters(report: Report, chapters: Sequence[Chapter]) -> Markup:
    """The controls by which findings are chosen; the script shows them, without it they are of
    no use."""
    found = Counter(e.severity for document in report.documents for e in document.findings)
    boxes = (_box(severity, found[severity]) for severity in SEVERITIES)
    levels = tag("fieldset", (tag("legend", words("级别")), *boxes))
    controls = (
        levels,
        _choice("rule", "规则", _rule_options(report)),
        _choice("project", "项目", _project_options(chapters)),
        tag(
            "label",
            (words("查找"), Markup('<input type="search" id="query" autocomplete="off">')),
        ),
        tag("button", words("清除筛选"), type="button", id="reset"),
        tag("button", words("展开表格"), type="button", id="expand", aria_pressed="false"),
        tag("button", words("打印"), type="button", id="print"),
        tag("output", id="shown", for_="rule project query"),
    )
    return tag("form", controls, id="filters", hidden=True, role="search", aria_label="筛选问题")


def _box(severity: Severity, count: int) -> Markup:
    box = Markup(f'<input type="checkbox" name="severity" value="{severity}" checked>')
    return tag("label", (box, words(f"{SEVERITY_WORDS[severity]} {count}")), class_=severity)


def _choice(name: str, label: str, options: Iterator[Markup]) -> Markup:
    every = tag("option", words("全部"), value="")
    return tag("label", (words(label), tag("select", (every, *options), id=name)))


def _rule_options(report: Report) -> Iterator[Markup]:
    found = Counter(each.rule for document in report.documents for each in document.findings)
    titles = {rule.id: rule.title for rule in report.rules}
    for rule, count in sorted(found.items()):
        text = f"{rule} {titles.get(rule, '')}（{count}）"
        yield tag("option", words(text), value=rule)


def _project_options(chapters: Sequence[Chapter]) -> Iterator[Markup]:
    for chapter in chapters:
        options = [
            tag("option", words(_option_words(group)), value=group.key) for group in chapter.groups
        ]
        if not options:
            continue
        several = len(chapters) > 1
        yield (
            tag("optgroup", options, label=chapter.report.path)
            if several
            else Markup("".join(options))
        )


def _option_words(group: Group) -> str:
    name = project_words(group.identity) if group.identity else "项目之外"
    return f"{short(name, 30)}（{len(group.findings)}）"


def problems(document: DocumentReport) -> Markup:
    """What kept a document, or a part of it, from being checked; and what its reader left out."""
    told = [
        ("error" if each.is_grave else "warning", f"{each.title}：{each.reason}")
        for each in troubles(document)
    ]
    told += [("quiet", f"说明：{note}") for note in document.notes]
    if document.projects and not document.findings:
        told.append(("good", "没有发现问题。"))
    lines = [tag("li", words(text), class_=style) for style, text in told]
    return tag("ul", lines, class_="problems") if lines else NOTHING
