"""Formats that other programs read: valid after their schemas, with every finding in them."""

import csv
import io
import json
from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest

from linter.document import TextPlace
from linter.findings import Excused, Finding, Report
from linter.language.suppression import Suppression
from linter.reports.checkstyle import checkstyle_report
from linter.reports.csv import csv_report
from linter.reports.github import github_report
from linter.reports.gitlab import gitlab_report
from linter.reports.jsonl import jsonl_report
from linter.reports.junit import junit_report
from linter.reports.markdown import escaped
from linter.reports.sarif import sarif_report
from linter.reports.spreadsheet import harmless
from tests.reports.schemas import GITLAB, SARIF

NASTY = "\x00\x1b[31m\ud800]]>&<a b='\"'>%0A::,\n|`*"


def findings_of(report: Report) -> list[Finding]:
    return [finding for document in report.documents for finding in document.findings]


@pytest.fixture
def nasty(report: Report) -> Report:
    """The report with characters everywhere that mean something to one format or another."""
    document = report.documents[0]
    findings = tuple(
        replace(f, message=NASTY, advice=NASTY, text=NASTY, suggestion=NASTY, evidence=NASTY,
                indicator=NASTY, column=NASTY)
        for f in document.findings
    )  # fmt: skip
    changed = replace(document, path=f"单位/{NASTY}.docx", reason=NASTY, findings=findings)
    return replace(report, documents=(changed, *report.documents[1:]))


def test_sarif_follows_its_schema(report: Report, nasty: Report) -> None:
    for each in (report, nasty):
        jsonschema.validate(json.loads(sarif_report(each)), SARIF)


def test_sarif_holds_fingerprints_and_no_invented_line(report: Report) -> None:
    (run,) = json.loads(sarif_report(report))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result, finding in zip(run["results"], findings_of(report), strict=True):
        assert result["partialFingerprints"] == {"jxlint/v1": finding.fingerprint}
        assert rules[result["ruleIndex"]] == result["ruleId"] == finding.rule
        physical = result["locations"][0]["physicalLocation"]
        is_text = unquote(physical["artifactLocation"]["uri"]).endswith(".txt")
        assert ("region" in physical) == is_text
    assert run["invocations"][0]["executionSuccessful"] is False
    told = [each["message"]["text"] for each in run["invocations"][0]["toolExecutionNotifications"]]
    assert len(told) == 4


@pytest.mark.parametrize(("is_comment", "kind"), [(False, "external"), (True, "inSource")])
def test_sarif_holds_what_was_suppressed(report: Report, is_comment: bool, kind: str) -> None:
    document = report.documents[0]
    first, *others = document.findings
    entry = Suppression(first.rule, "已核实", "jxlint.yaml", TextPlace(3, 5), is_comment)
    changed = replace(document, findings=tuple(others), excused=(Excused(first, entry),))
    content = json.loads(sarif_report(replace(report, documents=(changed,))))
    jsonschema.validate(content, SARIF)
    (told,) = [each for each in content["runs"][0]["results"] if "suppressions" in each]
    assert told["suppressions"] == [{"kind": kind, "justification": "已核实"}]
    assert told["partialFingerprints"] == {"jxlint/v1": first.fingerprint}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("单位/a b.docx", "%E5%8D%95%E4%BD%8D/a%20b.docx"),
        ("预算.zip!甲.docx", "%E9%A2%84%E7%AE%97.zip%21%E7%94%B2.docx"),
        ("/tmp/a.docx", "file:///tmp/a.docx"),
        ("C:\\预算\\a.docx", "file:///C:/%E9%A2%84%E7%AE%97/a.docx"),
        ("\\\\server\\share\\a.docx", "file://server/share/a.docx"),
        ("a:b.docx", "a%3Ab.docx"),
    ],
)
def test_sarif_names_files_by_uris(report: Report, path: str, uri: str) -> None:
    (document, *_) = report.documents
    content = json.loads(sarif_report(replace(report, documents=(replace(document, path=path),))))
    assert content["runs"][0]["artifacts"] == [{"location": {"uri": uri}}]


def test_gitlab_follows_its_schema_with_unique_fingerprints(report: Report, nasty: Report) -> None:
    for each in (report, nasty, replace(report, documents=report.documents[:1])):
        issues = json.loads(gitlab_report(each))
        jsonschema.validate(issues, GITLAB)
        prints = [issue["fingerprint"] for issue in issues]
        assert len(set(prints)) == len(prints) >= len(findings_of(each))


def test_xml_formats_parse_whatever_the_text(report: Report, nasty: Report) -> None:
    for each in (report, nasty):
        root = ElementTree.fromstring(junit_report(each))
        assert root.get("tests") == str(len(root.findall(".//testcase")))
        assert root.get("failures") == str(len(root.findall(".//failure")))
        assert len(root.findall(".//failure")) + len(root.findall(".//skipped")) == 7
        errors = ElementTree.fromstring(checkstyle_report(each)).findall(".//error")
        found = [error for error in errors if error.get("source", "").count(".") == 2]
        assert len(found) == len(findings_of(each))


def test_github_commands_are_one_line_each(nasty: Report) -> None:
    lines = github_report(nasty).splitlines()
    assert len([line for line in lines if line.startswith("::")]) == 12
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    properties = lines[0].split("::")[1]
    assert properties.startswith("warning file=")
    assert properties.count(",title=") == 1


def test_jsonl_is_a_line_a_document_and_a_finding(report: Report, nasty: Report) -> None:
    lines = [json.loads(line) for line in jsonl_report(report).splitlines()]
    assert [line["type"] for line in lines].count("document") == len(report.documents)
    found = [line["fingerprint"] for line in lines if line["type"] == "finding"]
    assert found == [finding.fingerprint for finding in findings_of(report)]
    assert all("findings" not in line for line in lines)
    assert len(jsonl_report(nasty).split("\n")) == len(lines) + 1


def test_csv_has_a_row_for_each_finding_and_document_not_checked(nasty: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_report(nasty))))
    assert [row["指纹"] for row in rows if row["指纹"]] == [
        finding.fingerprint for finding in findings_of(nasty)
    ]
    assert [row["级别"] for row in rows if not row["指纹"]] == [
        "部分检查", "部分检查", "规则运行出错", "没有绩效目标表", "未能检查",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "＝1", "－1"])
def test_spreadsheets_run_nothing(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert harmless(f"a{text}") == f"a{text}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*101%", "\\*101%"),
        ("1.甲", "1\\.甲"),
        ("1) 甲", "1\\) 甲"),
        ("- 甲", "\\- 甲"),
        ("<b>|`_[x](y)", "\\<b\\>\\|\\`\\_\\[x\\](y)"),
        ("甲\n乙", "甲 乙"),
        ("10.00", "10\\.00"),
    ],
)
def test_markdown_takes_text_for_text(text: str, expected: str) -> None:
    assert escaped(text) == expected
