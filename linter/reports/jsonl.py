"""Station 6: the report as lines of JSON, for streams and log collectors."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from linter.findings import Report
from linter.reports.json import SCHEMA, document_data, finding_data


def jsonl_report(report: Report) -> str:
    """One JSON object a line: each document without its findings (`"type": "document"`), followed
    by its findings (`"type": "finding"`, with the document's `path`). The keys are those of the
    JSON report."""
    lines = (json.dumps(line, ensure_ascii=False) for line in _lines(report))
    return "".join(f"{line}\n" for line in lines)


def _lines(report: Report) -> Iterator[Mapping[str, Any]]:
    for document in report.documents:
        about = {**document_data(document)}
        del about["findings"]
        yield {"schema": SCHEMA, "type": "document", "version": report.version, **about}
        for finding in document.findings:
            yield {
                "schema": SCHEMA,
                "type": "finding",
                "path": document.path,
                **finding_data(finding),
            }
