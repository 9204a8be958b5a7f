"""Station 6: the list of all suppressions, for whoever answers for them."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from linter.document import TextPlace
from linter.filter.tally import State, Tally
from linter.findings import Finding
from linter.language.suppression import Suppression
from linter.reports.json import place_data
from linter.reports.places import place_words
from linter.reports.words import one_line

SCHEMA = "jxlint-suppressions/1"
STATE_WORDS: Mapping[State, str] = {
    "used": "有效",
    "unused": "没有用到",
    "expired": "已过期",
    "untried": "没有检查",
}
_Refused = tuple[str, Finding]


def suppressions_text(tallies: Sequence[Tally], refused: Sequence[_Refused]) -> str:
    """The suppressions with scope, reason, who, until and state; `refused` are the comments that
    could not be taken, with their documents."""
    lines = [line for tally in tallies for line in _lines(tally)]
    for path, finding in refused:
        lines.append(f"无效  {one_line(path)}:{place_words(finding.place)}")
        lines.append(f"      {one_line(finding.message)}")
    counts = Counter(tally.state for tally in tallies)
    told = [f"{words}{counts[state]}条" for state, words in STATE_WORDS.items() if counts[state]]
    told += [f"无效{len(refused)}条"] if refused else []
    if not told:
        return "没有豁免。\n"
    total = len(tallies) + len(refused)
    return "".join(f"{line}\n" for line in (*lines, "", f"豁免{total}条：{'，'.join(told)}。"))


def origin_words(suppression: Suppression) -> str:
    """Where it was written: line and column of a settings file, or the cell of a comment."""
    path, place = one_line(suppression.path), suppression.place
    if not suppression.is_comment and isinstance(place, TextPlace):
        return f"{path}:{place.line}"
    return f"{path}:{place_words(place)}"


def _lines(tally: Tally) -> Iterator[str]:
    each = tally.suppression
    used = f"（{tally.count}处）" if tally.state == "used" else ""
    yield f"{STATE_WORDS[tally.state]}{used}  {each.rule}  {origin_words(each)}"
    scope = (
        ("项目", each.project),
        ("指标", each.indicator),
        ("内容", each.field),
        ("文档", each.document),
    )
    told = "；".join(f"{label}：{one_line(text)}" for label, text in scope if text)
    if told or not each.is_comment:
        yield f"      范围：{told or '这条规则的全部问题'}"
    yield f"      理由：{one_line(each.reason)}"
    by, until = one_line(each.by or "没有写明"), each.until or "长期"
    yield f"      批准：{by}；有效至：{until}"


def suppressions_json(tallies: Iterable[Tally], refused: Iterable[_Refused]) -> str:
    """The same as one JSON object."""
    content = {
        "schema": SCHEMA,
        "suppressions": [_data(tally) for tally in tallies],
        "refused": [
            {"path": path, "place": place_data(finding.place), "message": finding.message}
            for path, finding in refused
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _data(tally: Tally) -> Mapping[str, Any]:
    each = tally.suppression
    return {
        "rule": each.rule,
        "project": each.project,
        "indicator": each.indicator,
        "field": each.field,
        "document": each.document,
        "reason": each.reason,
        "by": each.by,
        "until": each.until.isoformat() if each.until else None,
        "state": tally.state,
        "findings": tally.count,
        "path": each.path,
        "place": place_data(each.place),
    }
