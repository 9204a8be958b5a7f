"""Small stores for the tests of the quality report, written by hand."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from linter.bulk.quality.anonymous import Masks, read_masks
from linter.bulk.quality.figures import Quality
from linter.bulk.quality.measure import Request, measure
from linter.bulk.quality.problems import RuleWords
from linter.bulk.store import build_store
from linter.settings.folders import domain_folder
from tests.bulk.rows import batches, document, finding, project

MASKS = read_masks(domain_folder() / "quality" / "names.yaml")
RULES: Mapping[str, RuleWords] = {
    "FML01": RuleWords("公式的系数应为×100%", "请改为×100%。"),
    "MSR01": RuleWords("指标值无法衡量", "请量化。"),
    "TXT10": RuleWords("拟公开的文本出现涉密字样", "", is_secret=True),
}


def table(index: int, score: float | None, errors: int = 0, **more: Any) -> dict[str, Any]:
    """A project's table that has this score."""
    return project(
        index, f"第{index}号道路改造工程", score=score, errors=errors, indicators=8, **more
    )


def remark(rule: str, project_index: int, text: str, message: str, **more: Any) -> dict[str, Any]:
    return finding(
        rule, project_index, severity="error" if rule == "FML01" else "warning", text=text,
        message=message, field="value", column="指标值", place=f"第{project_index}表第3行",
        span_start=0, span_end=len(text), **more,
    )  # fmt: skip


def unread(path: str, reason: str = "扫描件，没有文字") -> dict[str, Any]:
    return document(path, status="unreadable", reason=reason)


def unit(name: str, scores: Iterable[float], area: str = "东原县", **more: Any) -> dict[str, Any]:
    """A document of a unit with a table for each score, those under 60 with an error."""
    held = list(scores)
    tables = [table(n, score, int(score < 60)) for n, score in enumerate(held, start=1)]
    found = [
        remark("FML01", n, "完成数/总数*101%", "系数应为×100%", fingerprint=f"{name}{n:04}")
        for n, score in enumerate(held, start=1)
        if score < 60
    ]
    return document(f"{area}/{name}.docx", tables, (), found, unit=name, year=2024, **more)


def store(folder: Path, documents: Iterable[Mapping[str, Any]], root: str = "") -> Path:
    build_store(batches(sorted(documents, key=lambda each: each["path"])), folder, root=root)
    return folder


def report(folder: Path, masks: Masks = MASKS, **more: Any) -> Quality:
    return measure(Request(folder, RULES, masks, **more))


def county(folder: Path) -> Path:
    """Six units in two areas: two that are equal, one with few tables, one that cannot be read."""
    return store(
        folder,
        (
            unit("东原县教育局", [90, 80, 70]),
            unit("东原县民政局", [100, 80, 50, 40]),
            unit("西平县教育局", [90, 80, 70], "西平县"),
            unit("西平县财政局", [95, 95, 96], "西平县"),
            unit("西平县档案馆", [10], "西平县"),
            unread("西平县/西平县财政局（二）.pdf"),
            unread("西平县/西平县审计局.pdf", "文件有密码"),
            document("东原县/通知.docx"),
        ),
    )
