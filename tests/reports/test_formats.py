"""Every format of one fixed report, as a snapshot."""

import json
from collections.abc import Callable
from dataclasses import replace

from linter.filter.redact import redacted
from linter.findings import Report
from linter.reports.checkstyle import checkstyle_report
from linter.reports.concise import concise_report
from linter.reports.csv import csv_report
from linter.reports.github import github_report
from linter.reports.gitlab import gitlab_report
from linter.reports.json import json_report
from linter.reports.jsonl import jsonl_report
from linter.reports.junit import junit_report
from linter.reports.markdown import markdown_report
from linter.reports.sarif import sarif_report
from linter.reports.statistics import statistics_report
from linter.reports.text import Page, text_report
from linter.reports.timing import timing_report

Snapshot = Callable[[str, str], None]


def test_json(report: Report, snapshot: Snapshot) -> None:
    snapshot("report.json", json_report(report))


def test_json_has_the_keys_of_version_1_in_their_order(report: Report) -> None:
    content = json.loads(json_report(report))
    assert list(content) == ["schema", "version", "rules", "documents", "summary"]
    assert content["rules"] == len(report.rules)
    assert " ".join(content["documents"][0]) == (
        "path format status reason unit year projects indicators unknown findings"
    )
    assert " ".join(content["documents"][0]["findings"][0]) == (
        "rule name severity confidence message advice suggestion evidence fingerprint project "
        "indicator row field column text span place related"
    )


def test_concise(report: Report, snapshot: Snapshot) -> None:
    snapshot("report.concise.txt", concise_report(report))


def test_jsonl(report: Report, snapshot: Snapshot) -> None:
    snapshot("report.jsonl", jsonl_report(report))


def test_sarif(report: Report, snapshot: Snapshot) -> None:
    snapshot("report.sarif", sarif_report(report))


def test_junit(report: Report, snapshot: Snapshot) -> None:
    snapshot("report.junit.xml", junit_report(report))


def test_checkstyle(report: Report, snapshot: Snapshot) -> None:
    snapshot("report.checkstyle.xml", checkstyle_report(report))


def test_github(report: Report, snapshot: Snapshot) -> None:
    snapshot("report.github.txt", github_report(report))


def test_gitlab(report: Report, snapshot: Snapshot) -> None:
    snapshot("report.gitlab.json", gitlab_report(report))


def test_markdown(report: Report, snapshot: Snapshot) -> None:
    snapshot("report.md", markdown_report(report))


def test_csv(report: Report, snapshot: Snapshot) -> None:
    snapshot("report.csv", csv_report(report).replace("\r\n", "\n"))


def test_redacted(report: Report, snapshot: Snapshot) -> None:
    snapshot("redacted.txt", text_report(redacted(report)))
    snapshot("redacted.json", json_report(redacted(report)))


def test_text(report: Report, snapshot: Snapshot) -> None:
    snapshot("report.txt", text_report(report))


def test_text_on_a_narrow_page_with_unknown(report: Report, snapshot: Snapshot) -> None:
    page = Page(width=60, show_unknown=True, hidden=3)
    snapshot("report.narrow.txt", text_report(report, page))


def test_text_on_a_console_of_a_chinese_code_page(report: Report, snapshot: Snapshot) -> None:
    snapshot("report.wide.txt", text_report(report, Page(width=80, ambiguous=2)))


def test_text_without_findings(report: Report, snapshot: Snapshot) -> None:
    clean = replace(report.documents[0], findings=(), notes=(), unknown={})
    snapshot("clean.txt", text_report(replace(report, documents=(clean,))))


def test_text_of_nothing(report: Report, snapshot: Snapshot) -> None:
    snapshot("nothing.txt", text_report(replace(report, documents=())))


def test_statistics(report: Report, snapshot: Snapshot) -> None:
    snapshot("statistics.txt", statistics_report(report))


def test_timing(report: Report, snapshot: Snapshot) -> None:
    snapshot("timing.txt", timing_report(report))


def test_reports_are_fit_for_a_chinese_code_page(report: Report) -> None:
    harmless = replace(report, documents=(report.documents[0], *report.documents[2:]))
    for text in (
        text_report(harmless, Page(show_unknown=True, hidden=3)),
        concise_report(harmless),
        statistics_report(harmless),
        timing_report(harmless),
    ):
        text.encode("gbk")
