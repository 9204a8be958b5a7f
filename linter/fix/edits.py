"""Copies: findings that know a replacement, as edits of their cells that do not overlap."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from linter.document import Place
from linter.findings import Finding

# Why an edit is not made although its finding knows it.
NOT_FOUND = "在原文件里没有找到这段文字"
_IN_NUMBER = re.compile(r"[\d.,]")


@dataclass(frozen=True, slots=True)
class Edit:
    """`finding.text[span]` becomes `text`: only what differs from the replacement, so that the
    change is as small as a person would make it. `fixed` is the whole text afterwards."""

    finding: Finding
    span: tuple[int, int]
    text: str
    fixed: str

    @property
    def place(self) -> Place:
        return self.finding.place


@dataclass(frozen=True, slots=True)
class Skipped:
    """A replacement that is not made, with the reason (Chinese)."""

    finding: Finding
    reason: str


def edit_of(finding: Finding) -> Edit | None:
    """The edit of one finding; None where nothing of its text is to be replaced."""
    if finding.span is None or finding.suggestion is None:
        return None
    start, end = finding.span
    text, new = finding.text, finding.suggestion
    if not 0 <= start < end <= len(text) or text[start:end] == new or not new.isprintable():
        return None
    fixed = text[:start] + new + text[end:]
    before = _common(text[start:end], new)
    after = _common(text[start + before : end][::-1], new[before:][::-1])
    span = start + before, end - after
    return Edit(finding, span, new[before : len(new) - after], fixed)


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common, a number that differs later not
    being cut."""
    length = next(
        (index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    if _IN_NUMBER.match(one[length:]) or _IN_NUMBER.match(other[length:]):
        while length and _IN_NUMBER.match(one[length - 1]):
            length -= 1
    return length


def plan(
    findings: Iterable[Finding],
    fixable: Mapping[str, str],
    is_refused: Callable[[Edit], bool],
) -> tuple[list[Edit], list[Skipped]]:
    """The edits to make at once, and those left because another one comes first.

    `fixable` are the rules whose replacements are wanted. Edits of one place come in the order
    of their spans; two findings that want the same change give it once.
    """
    taken: dict[Place, list[Edit]] = {}
    skipped: list[Skipped] = []
    for finding in findings:
        edit = edit_of(finding) if finding.rule in fixable else None
        if edit is None or is_refused(edit):
            continue
        others = taken.setdefault(edit.place, [])
        rival = next((other for other in others if _overlap(edit, other)), None)
        if rival is None:
            others.append(edit)
        elif (rival.span, rival.text) != (edit.span, edit.text):
            first = rival.finding
            skipped.append(Skipped(finding, f"与 {first.rule} 的修改重叠，先按 {first.rule} 修改"))
    edits = [edit for each in taken.values() for edit in sorted(each, key=lambda edit: edit.span)]
    return edits, skipped


def _overlap(one: Edit, other: Edit) -> bool:
    """Whether two findings mark common characters, or their changes touch."""
    if one.finding.text != other.finding.text:
        return True
    first, second = one.finding.span or one.span, other.finding.span or other.span
    return first[0] < second[1] and second[0] < first[1]
