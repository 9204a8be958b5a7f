"""Station 7: the cases of rules that compare documents: small collections, and what they give."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import pyarrow as pa

from linter.bulk.corpus.compare import compared
from linter.bulk.rows import Row, document_row
from linter.bulk.schema import OUTPUT
from linter.bulk.score import Counting
from linter.bulk.store import build_store
from linter.domain.node import Node, read
from linter.engine.casebook import CaseError, disclosure_of
from linter.engine.cases import Problem, Verdict
from linter.facts.lexicon import Lexicon
from linter.facts.view import facts_of
from linter.findings import DocumentReport
from linter.language.case_file import read_case
from linter.language.rule import Rule
from linter.recognise.layout import Layout

_WANTED = ("document", "project", "row", "field", "contains")


@dataclass(frozen=True, slots=True)
class Collection:
    """A case: documents as those of other rules' cases, with `area` and `digest` where they matter,
    and what is wanted of its findings; `document` counts from 1."""

    kind: Literal["good", "bad"]
    name: str
    line: int
    documents: tuple[Node, ...]
    want: tuple[Mapping[str, object], ...]


def collections_of(path: Path) -> Iterator[Collection]:
    """All cases of a rule file; raises LoadError."""
    tests = read(path).mapping()["tests"].mapping()
    kinds: tuple[Literal["good", "bad"], ...] = ("good", "bad")
    for kind in kinds:
        for node in tests[kind].items():
            values = node.mapping()
            want = [item.plain for item in values["want"].items()] if "want" in values else []
            for wrong in (key for item in want for key in item if key not in _WANTED):
                node.fail(f"want 中不认识的键“{wrong}”（可用：{'、'.join(_WANTED)}）")
            name = str(values["name"].value) if "name" in values else ""
            documents = values["documents"].items()
            yield Collection(kind, name, node.line, documents, tuple(want))


def run_collections(
    rules: Sequence[Rule], layouts: Sequence[Layout], lexicon: Lexicon
) -> Iterator[Verdict]:
    """A verdict for every case of rules that compare documents. Raises LoadError."""
    for rule in rules:
        for case in collections_of(rule.path):
            problem, detail = _verdict(rule, case, layouts, lexicon)
            yield Verdict(rule.id, case.name, case.kind, case.line, problem, detail)


def _verdict(
    rule: Rule, case: Collection, layouts: Sequence[Layout], lexicon: Lexicon
) -> tuple[Problem | None, str]:
    try:
        rows = [
            _row(node, number, rule.path, layouts, lexicon)
            for number, node in enumerate(case.documents, 1)
        ]
    except CaseError as error:
        return "broken", str(error)
    broken: list[str] = []
    found = _findings(rule, rows, broken)
    if broken:
        return "broken", broken[0]
    messages = "；".join(str(finding["message"]) for finding in found)
    if case.kind == "good":
        return ("noisy", messages) if found else (None, "")
    if not found:
        return "missing", "没有报告任何问题"
    paths = [row["path"] for row in rows]
    unmet = [want for want in case.want if not any(_fits(want, each, paths) for each in found)]
    return ("wrong", f"期望 {unmet[0]}，实际：{messages}") if unmet else (None, "")


def _findings(rule: Rule, rows: Sequence[Row], broken: list[str]) -> list[Row]:
    with TemporaryDirectory(prefix="jxlint-") as folder:
        store = Path(folder)
        build_store([pa.RecordBatch.from_pylist(list(rows), schema=OUTPUT)], store)
        batches = compared(store, [rule], broken.append)
        return [row for batch in batches for row in batch.to_pylist()]


def _row(
    node: Node, number: int, rule_path: Path, layouts: Sequence[Layout], lexicon: Lexicon
) -> Row:
    """The row that the kernel gives for a document of a case."""
    values = dict(node.mapping())
    area, digest = (values.pop(key, None) for key in ("area", "digest"))
    case = read_case(replace(node, value=values), "good")
    facts = facts_of(disclosure_of(case, rule_path, layouts), lexicon)
    folder = f"{area.value}/" if area else ""
    report = DocumentReport(
        path=f"{folder}{number}.docx",
        format="docx",
        status="checked",
        reason=None,
        unit=facts.unit,
        year=facts.year,
        projects=len(facts.projects),
        indicators=sum(len(project.indicators) for project in facts.projects),
        unknown={},
        findings=(),
        facts=facts,
    )
    content = str(digest.value) if digest else report.path
    return document_row(report, report.path, content, Counting(), date.today())


def _fits(want: Mapping[str, object], finding: Row, paths: Sequence[object]) -> bool:
    number = want.get("document")
    wanted = {
        "path": paths[number - 1] if isinstance(number, int) else None,
        "project_index": want.get("project"),
        "row": want.get("row"),
        "field": want.get("field"),
    }
    words = f"{finding['message']}\n{finding['evidence'] or ''}"
    return str(want.get("contains", "")) in words and all(
        value in (None, finding[key]) for key, value in wanted.items()
    )
