"""Station 7: the cases of rules that compare documents: small collections, and what they give."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from linter.bulk.corpus.compare import compared
from linter.bulk.rows import Row, document_row
from linter.bulk.schema import OUTPUT
from linter.bulk.score import Counting
from linter.bulk.store import build_store
from linter.engine.casebook import CaseError, disclosure_of
from linter.engine.cases import Problem, Verdict
from linter.facts.lexicon import Lexicon
from linter.facts.view import facts_of
from linter.findings import DocumentReport
from linter.language.case import Case, Want
from linter.language.case_file import cases_of
from linter.language.rule import Rule
from linter.recognise.layout import Layout


def run_collections(
    rules: Sequence[Rule], layouts: Sequence[Layout], lexicon: Lexicon
) -> Iterator[Verdict]:
    """A verdict for every case of rules that compare documents. Raises LoadError."""
    for rule in rules:
        for case in cases_of(rule.path):
            problem, detail = _verdict(rule, case, layouts, lexicon)
            yield Verdict(rule.id, case.name, case.kind, case.line, problem, detail)


def _verdict(
    rule: Rule, case: Case, layouts: Sequence[Layout], lexicon: Lexicon
) -> tuple[Problem | None, str]:
    try:
        rows = [
            _row(document, number, rule.path, layouts, lexicon)
            for number, document in enumerate(case.documents, 1)
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
    case: Case, number: int, rule_path: Path, layouts: Sequence[Layout], lexicon: Lexicon
) -> Row:
    """The row that the kernel gives for a document of a case."""
    facts = facts_of(disclosure_of(case, rule_path, layouts), lexicon)
    folder = f"{case.area}/" if case.area else ""
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
    return document_row(report, report.path, case.digest or report.path, Counting(), date.today())


def _fits(want: Want, finding: Row, paths: Sequence[object]) -> bool:
    wanted = {
        "path": paths[want.document - 1] if want.document else None,
        "project_index": want.project,
        "row": want.row,
        "field": want.field,
    }
    words = f"{finding['message']}\n{finding['evidence'] or ''}"
    return (want.contains or "") in words and all(
        value in (None, finding[key]) for key, value in wanted.items()
    )
