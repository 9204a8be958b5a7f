"""Station 6: the rules as a static site: an index by family and a page a rule."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from linter.language.case import Case, CaseProject, CaseTable
from linter.language.case_file import cases_of
from linter.language.rule import Rule
from linter.reports.rule_page import SCOPE_WORDS, STATUS_WORDS
from linter.reports.words import CONFIDENCE_WORDS, FIELD_WORDS, SEVERITY_WORDS

FAMILIES = {
    "COM": "完整性", "DUP": "重复", "VAL": "指标值与单位", "FML": "公式", "CON": "数据一致性",
    "CLS": "指标分类", "MSR": "可衡量性", "TXT": "文字", "BGT": "预算表", "CMP": "合规",
}  # fmt: skip

_STYLE = """\
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --error: #c0392b;
  --warning: #b9770e; --info: #2471a3; }
body { font: 16px/1.7 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 0 auto;
  max-width: 62rem; padding: 1.5rem 1rem 4rem; }
a { color: inherit; } h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
code, .code { font-family: ui-monospace, Consolas, monospace; font-size: .9em; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .92rem; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left;
  vertical-align: top; }
th { background: var(--soft); font-weight: 600; white-space: nowrap; }
th:first-child:nth-last-child(2) { width: 7rem; }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
.case { border-left: 3px solid var(--line); padding: .1rem 0 .1rem .9rem; margin: 1rem 0; }
.case h3 { font-size: 1rem; margin: .3rem 0; } pre { background: var(--soft); padding: .8rem;
  overflow-x: auto; } .quiet { opacity: .75; } .wide { overflow-x: auto; }
@media print { a { text-decoration: none; } .case { break-inside: avoid; } }
"""


def rule_site(rules: Sequence[Rule]) -> Mapping[str, str]:
    """File name → HTML text of the whole site; no page refers to anything outside it."""
    pages = {page_name(rule): _rule(rule) for rule in rules}
    return {"index.html": _index(rules), **pages}


def page_name(rule: Rule) -> str:
    """The file of a rule's page; a rule that compares documents may share its code."""
    return f"{rule.id}-corpus.html" if rule.scope == "corpus" else f"{rule.id}.html"


def _document(title: str, body: Iterator[str]) -> str:
    lines = (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>",
        *body,
        "</main></body></html>\n",
    )
    return "\n".join(lines)


def _index(rules: Sequence[Rule]) -> str:
    def body() -> Iterator[str]:
        yield f"<h1>jxlint 的检查规则</h1><p>共{len(rules)}条。</p>"
        for heading, members in _parts(rules).items():
            yield f"<h2>{escape(heading)}</h2><div class=wide><table>"
            yield "<tr><th>代码</th><th>名称</th><th>检查什么</th><th>级别</th><th>可信度</th></tr>"
            yield from map(_row, members)
            yield "</table></div>"

    return _document("jxlint 的检查规则", body())


def _parts(rules: Sequence[Rule]) -> Mapping[str, list[Rule]]:
    """The rules by family, those that compare documents apart."""
    parts: dict[str, list[Rule]] = {}
    for rule in rules:
        family = f"{rule.id[:3]} {FAMILIES.get(rule.id[:3], '')}".strip()
        heading = "比较各文档（jxlint bulk）" if rule.scope == "corpus" else family
        parts.setdefault(heading, []).append(rule)
    return parts


def _row(rule: Rule) -> str:
    return (
        f'<tr><td><a href="{page_name(rule)}">{rule.id}</a></td><td><code>{rule.name}</code></td>'
        f"<td>{escape(rule.title)}</td>"
        f'<td class="{rule.severity}">{SEVERITY_WORDS[rule.severity]}</td>'
        f"<td>{CONFIDENCE_WORDS[rule.confidence]}</td></tr>"
    )


def _rule(rule: Rule) -> str:
    return _document(f"{rule.id} {rule.title}", _rule_body(rule))


def _rule_body(rule: Rule) -> Iterator[str]:
    yield '<p><a href="index.html">全部规则</a></p>'
    yield f"<h1>{rule.id} <code>{rule.name}</code> {escape(rule.title)}</h1>"
    clause = f" {rule.source.clause}" if rule.source.clause else ""
    verified = "" if rule.source.status == "verified" else "参考 "
    facts = {
        "级别": f'<span class="{rule.severity}">{SEVERITY_WORDS[rule.severity]}</span>',
        "可信度": CONFIDENCE_WORDS[rule.confidence],
        "检查": SCOPE_WORDS[rule.scope],
        "标签": escape("、".join(rule.tags)),
        "理由": escape(rule.rationale),
        "怎么改": escape(rule.advice.text),
        "依据": escape(
            f"{verified}{rule.source.doc}{clause}（{STATUS_WORDS[rule.source.status]}）"
        ),
    }
    rows = (f"<tr><th>{label}</th><td>{text}</td></tr>" for label, text in facts.items() if text)
    yield f"<table>{''.join(rows)}</table>"
    yield from _settings(rule)
    for kind, heading in (("bad", "反例：应当报告"), ("good", "正例：不应报告")):
        yield f"<h2>{heading}</h2>"
        for case in cases_of(rule.path):
            if case.kind == kind:
                yield from _case(case)


def _settings(rule: Rule) -> Iterator[str]:
    yield "<h2>停用与调整</h2><p>在文档所在文件夹（或上级）的 <code>jxlint.yaml</code> 里写：</p>"
    lines = ["rules:", f"  {rule.id}: off            # 停用"]
    lines += [f"  {rule.id}: {{severity: info}}   # 改级别"] if rule.severity != "info" else []
    yield f"<pre>{escape(chr(10).join(lines))}</pre>"
    if rule.settings:
        yield "<table><tr><th>选项</th><th>默认值</th><th>说明</th></tr>"
        for name, option in rule.settings.items():
            default = option.default
            shown = "、".join(default) if isinstance(default, tuple) else str(default)
            yield (
                f"<tr><td><code>{name}</code></td><td class=code>{escape(shown)}</td>"
                f"<td>{escape(option.title)}</td></tr>"
            )
        yield "</table>"


def _case(case: Case) -> Iterator[str]:
    yield f"<div class=case><h3>{escape(case.name)}</h3>"
    yield from _content(case)
    for number, document in enumerate(case.documents, 1):
        known = (document.area, document.unit, document.year)
        named = "，".join(str(each) for each in known if each is not None)
        yield f"<h4>第{number}份文档{f'（{escape(named)}）' if named else ''}</h4>"
        yield from _content(document)
    told = [want.contains for want in case.want if want.contains]
    if told:
        yield f"<p class=quiet>报告中含：{escape('、'.join(told))}</p>"
    yield "</div>"


def _content(case: Case) -> Iterator[str]:
    for project in case.projects:
        yield from _project(project)
    for table in case.tables:
        yield from _grid(table)
    yield from (f"<p>正文：{escape(paragraph)}</p>" for paragraph in case.narrative)


def _project(project: CaseProject) -> Iterator[str]:
    cells = {FIELD_WORDS.get(name, name): text for name, text in project.cells.items()}
    if project.goals:
        cells[FIELD_WORDS["goal"]] = "\n".join(project.goals)
    cells |= dict(project.schedule)
    if cells:
        rows = (f"<tr><th>{escape(k)}</th><td>{escape(v)}</td></tr>" for k, v in cells.items())
        yield f"<table>{''.join(rows)}</table>"
    if project.rows:
        used = list(dict.fromkeys(name for row in project.rows for name in row.cells))
        headings = [FIELD_WORDS.get(name, name) for name in used]
        body = [[row.cells.get(name, "") for name in used] for row in project.rows]
        yield _table(headings, body)


def _grid(table: CaseTable) -> Iterator[str]:
    yield _table(table.headings, table.rows)


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in headings)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows
    )
    return f"<div class=wide><table><tr>{head}</tr>{body}</table></div>"
