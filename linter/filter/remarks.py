"""Between findings and reports: suppressions that are written as comments in a document."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from linter.document import Comment
from linter.filter.housekeeping import REFUSED, remark
from linter.findings import Finding
from linter.language.suppression import Suppression, Suppressions, day_of
from linter.language.suppression_file import known_word, refusal

# One comment may hold several, each on a line; office programs write the author's name before.
_REMARK = re.compile(r"jxlint[ \t]*[:：][ \t]*豁免[ \t:：]*([^\n]*)", re.IGNORECASE)
_ADDRESSED = re.compile(r"jxlint[ \t]*[:：]", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_UNTIL = re.compile(r"有效期?至[ \t]*[:：]?[ \t]*(\d[\d./年月日-]*)")
_AROUND = " \t:：,，、;；()（）"


@dataclass(frozen=True, slots=True)
class Remarks:
    """The suppressions in the comments of a document, and findings on those that are refused."""

    suppressions: tuple[Suppression, ...]
    findings: tuple[Finding, ...]


def remarks_of(comments: Iterable[Comment], path: str, known: Suppressions) -> Remarks:
    """What the comments of the document `path` suppress: `jxlint: 豁免 DUP02 理由`, also with
    `有效至2026-12-31` in the reason; who wrote the comment answers for it."""
    suppressions: list[Suppression] = []
    findings: list[Finding] = []
    for comment in comments:
        texts = _REMARK.findall(comment.text)
        if not texts and _ADDRESSED.search(comment.text):
            told = "批注没有写明豁免什么，应写成“jxlint: 豁免 规则代码 理由”"
            findings.append(remark(REFUSED, told, comment.text.strip(), comment.place))
        for text in texts:
            found = _suppression(text.strip(), comment, path, known)
            if isinstance(found, Suppression):
                suppressions.append(found)
            else:
                findings.append(remark(REFUSED, f"豁免没有起作用：{found}", text, comment.place))
    return Remarks(tuple(suppressions), tuple(findings))


def _suppression(text: str, comment: Comment, path: str, known: Suppressions) -> Suppression | str:
    """The suppression in one remark, or why there is none."""
    code = _CODE.match(text)
    if code is None:
        return "没有写明规则的代码"
    word = known_word(code[0], known.codes)
    if told := refusal(word, known.codes, known.locked):
        return told
    reason = text[code.end() :].strip(_AROUND)
    until = _UNTIL.search(reason)
    day = day_of(until[1].rstrip(".-")) if until else None
    if until and day is None:
        return f"“{until[1]}”不是日期，应写成 2026-12-31 的形式"
    reason = _UNTIL.sub("", reason).strip(_AROUND)
    if not reason:
        return "没有写明理由"
    return Suppression(
        known.codes[word], reason, path, comment.place, True, by=comment.author, until=day
    )
