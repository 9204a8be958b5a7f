"""Rows of the kernel's output, written by hand for the tests of the store."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from linter.bulk.schema import FINDING, INDICATOR, OUTPUT, PROJECT


def _blank(struct: pa.StructType) -> dict[str, Any]:
    return {struct.field(i).name: None for i in range(struct.num_fields)}


def finding(rule: str, project: int | None = None, **more: Any) -> dict[str, Any]:
    return {
        **_blank(FINDING), "rule": rule, "name": rule.lower(), "severity": "warning",
        "confidence": "high", "message": f"{rule}的说明", "project_index": project, "related": [],
        "items": [], "loss": 0.0, "fingerprint": "f" * 16, **more,
    }  # fmt: skip


def indicator(project: int, row: int, name: str, value: str, **more: Any) -> dict[str, Any]:
    return {
        **_blank(INDICATOR), "project_index": project, "row": row, "level1": "产出指标",
        "level2": "数量指标", "category": "数量", "name": name, "value": value,
        "key": f"{name}|{value}", "place": f"第{project}表第{row}行", **more,
    }  # fmt: skip


def project(index: int, name: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        **_blank(PROJECT), "project_index": index, "name": name, "core": name, "subject": name,
        "names_source": False, "indicators": 0, "score": 100.0, "errors": 0, "warnings": 0,
        "infos": 0, "place": f"第{index}表第2行", "goal_place": f"第{index}表第5行", **more,
    }  # fmt: skip


def document(
    path: str,
    projects: Sequence[Mapping[str, Any]] = (),
    indicators: Sequence[Mapping[str, Any]] = (),
    findings: Sequence[Mapping[str, Any]] = (),
    **more: Any,
) -> dict[str, Any]:
    return {
        "path": path, "source": path.split("!")[0], "digest": path, "format": "docx",
        "status": "checked", "reason": None, "unit": None, "year": None, "layout": None,
        "projects": len(projects), "indicators": len(indicators), "errors": 0,
        "warnings": len(findings), "infos": 0, "excused": 0, "unknown": [], "failures": [],
        "notes": [], "finding_rows": list(findings), "project_rows": list(projects),
        "indicator_rows": list(indicators), **more,
    }  # fmt: skip


def batches(documents: Iterable[Mapping[str, Any]], size: int = 1000) -> list[pa.RecordBatch]:
    rows = pa.Table.from_pylist([dict(each) for each in documents], schema=OUTPUT)
    return rows.combine_chunks().to_batches(max_chunksize=size)
