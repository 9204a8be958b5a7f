"""Station 6: which layout each table was read in and why, for people."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from linter.model import Choice, Disclosure, Project, Unrecognised
from linter.reports.places import place_words
from linter.reports.words import FIELD_WORDS, one_line

_NONE = "（无）"
_WORDS = {
    **FIELD_WORDS, "direction": "指标方向", "kind": "指标类型", "department": "单位名称",
    "other": "不取",
}  # fmt: skip


def explanation(disclosures: Sequence[Disclosure]) -> str:
    """For each document its projects with their layout, the words that told it, what every column
    was taken for and what is unknown; then the tables that could not be placed."""
    return "\n".join(line for disclosure in disclosures for line in _document(disclosure)) + "\n"


def _document(disclosure: Disclosure) -> Iterator[str]:
    indicators = sum(len(project.indicators) for project in disclosure.projects)
    counts = f"{len(disclosure.projects)}个项目、{indicators}项指标"
    others = f"，另有{len(disclosure.tables)}张其他表" if disclosure.tables else ""
    yield f"{one_line(disclosure.path)}：{counts}{others}"
    for _, same in groupby(disclosure.projects, key=lambda project: project.choice):
        yield from _projects(list(same))
    for table in disclosure.unrecognised:
        yield from _unrecognised(table)


def _projects(projects: Sequence[Project]) -> Iterator[str]:
    first, last = projects[0], projects[-1]
    numbers = f"第{first.index}—{last.index}项" if len(projects) > 1 else f"第{first.index}项"
    named = first.name or first.title
    name = f" {one_line(named.text)}" if named and len(projects) == 1 else ""
    if first.choice is None:
        yield f"  {numbers}{name}"
        return
    yield f"  {numbers}{name}：版式“{first.choice.title}”（{first.choice.layout}）"
    yield from (f"    {line}" for line in _reasons(first.choice))


def _reasons(choice: Choice) -> Iterator[str]:
    known = [f"{head}={_WORDS.get(field, field)}" for head, field in choice.columns if field]
    unknown = [head for head, field in choice.columns if field is None]
    yield f"依据：{_listed(choice.words) if choice.words else '没有其他版式特有的表头、标签'}"
    if known:
        yield f"各栏：{_listed(known)}"
    if unknown:
        yield f"不认识的表头：{_listed(unknown)}"
    others = [name for name in choice.rivals if name not in choice.twins]
    if choice.twins:
        yield f"也可能是：{_listed(choice.twins)}（特有的表头、标签一样多，各栏读法相同）"
    if others:
        yield f"其次像：{_listed(others)}"


def _unrecognised(table: Unrecognised) -> Iterator[str]:
    yield f"  未识别：{place_words(table.place)}：{table.reason}"
    yield f"    看到的表头：{_listed(table.headings) if table.headings else _NONE}"


def _listed(texts: Sequence[str]) -> str:
    return "、".join(one_line(text) for text in texts)
