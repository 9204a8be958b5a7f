"""Reports without any text of the documents, in every format; and words that are withheld."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.cli.outputs import DRAWN, FORMATS, Target, render, write_report
from linter.document import SheetPlace, WordPlace
from linter.filter.discreet import WITHHELD, discreet
from linter.filter.redact import redacted
from linter.findings import (
    DocumentReport,
    Finding,
    ProjectIdentity,
    Related,
    Report,
    RuleFailure,
    RuleSummary,
    fingerprinted,
)
from linter.model import Disclosure, Field, Indicator, Project
from linter.reports.statistics import statistics_report
from linter.reports.text import Page
from linter.reports.timing import timing_report

RULES = (RuleSummary("FML01", "multiplier", "系数", rationale="理由", advice="改", source="办法"),)
# Formats that are packages of files, like workbooks.
PACKED = tuple(format for format in DRAWN if format not in FORMATS)
# No character of our own words, so that any piece found in a report comes from the document.
CELL = st.text(alphabet="甲乙丙丁戊己庚辛壬癸子丑寅卯=<&\n", min_size=4, max_size=20)


def all_texts(value: Any) -> Iterator[str]:
    """Every text that a document gave, wherever it stands in the report."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from all_texts(getattr(value, each.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from all_texts(one)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    def cell() -> str:
        return draw(CELL)

    place = draw(st.sampled_from([WordPlace(3, 4, 5), SheetPlace(cell(), "B3")]))
    related = Related("purpose", cell(), cell(), cell(), place, row=2, project=1)
    finding = Finding(
        rule=draw(st.sampled_from(["FML01", "ORG01"])), name="multiplier", severity="error",
        confidence="high", message=cell(), advice=cell(), suggestion=cell(), evidence=cell(),
        project=ProjectIdentity(1, cell(), cell()), indicator=cell(), row=1, field="value",
        column=cell(), text=cell(), span=(1, 3), place=place, related=(related,),
    )  # fmt: skip
    name = Field("name", cell(), place, cell(), None, 1)
    row = Indicator(1, name, None, None, None, None, name, value=name)
    project = Project(
        1, None, name, name, name, None, None, None, None, (), (), (row,), None, "hebei"
    )
    disclosure = Disclosure(cell(), "docx", "hebei", cell(), 2024, None, (project,), (), ())
    document = DocumentReport(
        path=f"{cell()}/{cell()}.docx", format="docx", status="partial", reason=cell(),
        unit=cell(), year=2024, projects=1, indicators=1, unknown={"FML01": 2},
        findings=fingerprinted((finding,)), failures=(RuleFailure("FML01", cell()),),
        notes=(cell(),), seconds={"read": 0.1, "rules": 0.2}, disclosure=disclosure,
    )  # fmt: skip
    return Report("0.1.0", RULES, (document,))


def pieces(report: Report) -> set[str]:
    found = (re.sub(r"\s", "", text) for text in all_texts(report.documents))
    own = re.compile("[甲-癸子丑寅卯乙丙丁戊己庚辛壬]")
    return {t[i : i + 4] for t in found for i in range(len(t) - 3) if own.search(t[i : i + 4])}


@settings(max_examples=25, deadline=None)
@given(reports())
def test_no_piece_of_any_text_is_in_any_redacted_output(report: Report) -> None:
    hidden = redacted(report)
    outputs = [render(hidden, format, Page(show_unknown=True)) for format in FORMATS]
    outputs += [statistics_report(hidden), timing_report(hidden)]
    forbidden = pieces(report)
    for output in outputs:
        squeezed = re.sub(r"\s", "", output)
        squeezed += re.sub(r"\\u[0-9a-f]{4}", lambda m: chr(int(m.group()[2:], 16)), squeezed)
        assert not [piece for piece in forbidden if piece in squeezed]


def test_positions_codes_hashes_and_counts_stay(report_with_leak: Report) -> None:
    hidden = redacted(report_with_leak)
    before, after = report_with_leak.documents[0], hidden.documents[0]
    for old, new in zip(before.findings, after.findings, strict=True):
        for name in ("rule", "severity", "confidence", "fingerprint", "place", "row", "field"):
            assert getattr(new, name) == getattr(old, name)
    assert (after.projects, after.indicators) == (before.projects, before.indicators)
    assert after.path == "文档1.docx"
    assert redacted(hidden).documents[0].findings == after.findings


SECRET = "校外培训机构"
MASKED = WordPlace(1, 2, 2)
READABLE = WordPlace(1, 4, 2)


def finding(rule: str, field: str, text: str, place: WordPlace, *related: Related) -> Finding:
    return Finding(
        rule=rule, name=rule.lower(), severity="warning", confidence="medium",
        message=f"“{text}”有问题", advice="请核对。", suggestion=text, evidence=text,
        project=ProjectIdentity(1, None, "某项目"), indicator=None, row=None, field=field,
        column="", text=text, span=(0, 2), place=place, related=related,
    )  # fmt: skip


@pytest.fixture
def report_with_leak() -> Report:
    """A masked text, its readable words elsewhere, and other findings about that other cell."""
    nameless = Related("purpose", None, "", "未遮蔽", READABLE, project=1)
    quoted = Related("purpose", None, f"用于{SECRET}运维", SECRET, READABLE, project=1)
    findings = (
        finding("TXT08", "name", "**机构运维费", MASKED, nameless),
        finding("COM07", "purpose", f"用于{SECRET}运维", READABLE),
        finding("DUP04", "goal", "目标", WordPlace(1, 7, 2), quoted),
        finding("VAL01", "value", "5", WordPlace(2, 2, 2)),
    )
    document = DocumentReport(
        "甲.docx", "docx", "checked", None, None, None, 1, 1, {}, fingerprinted(findings)
    )
    purpose = Field("purpose", f"用于{SECRET}运维", READABLE, "资金用途", None, 1)
    name = Field("name", "**机构运维费", MASKED, "项目名称", None, 1)
    project = Project(
        1, None, None, None, name, None, None, None, purpose, (), (), (), None, "hebei"
    )
    disclosure = Disclosure("甲.docx", "docx", "hebei", None, None, None, (project,), (), ())
    return Report("0.1.0", RULES, (replace(document, disclosure=disclosure),))


@pytest.mark.parametrize("format", FORMATS)
def test_words_masked_elsewhere_are_printed_nowhere(report_with_leak: Report, format: str) -> None:
    output = render(discreet(report_with_leak), format, Page())
    assert "机构" in output
    assert SECRET not in output


@pytest.mark.parametrize("format", PACKED)
def test_packages_hold_nothing_withheld_or_redacted(
    report_with_leak: Report, format: str, tmp_path: Path
) -> None:
    for report, forbidden in (
        (discreet(report_with_leak), (SECRET,)),
        (redacted(report_with_leak), (SECRET, "机构运维费", "某项目", "甲.docx")),
    ):
        path = tmp_path / "结果"
        write_report(report, Target(format, str(path)), Page())
        with ZipFile(path) as package:
            texts = [package.read(name).decode(errors="replace") for name in package.namelist()]
        assert not [words for words in forbidden if any(words in text for text in texts)]


def test_only_findings_that_quote_a_withheld_cell_lose_their_words(
    report_with_leak: Report,
) -> None:
    before, after = report_with_leak.documents[0], discreet(report_with_leak).documents[0]
    leak, use, goal, value = after.findings
    assert (leak, value) == (before.findings[0], before.findings[3])
    assert (use.text, use.message, use.place) == (WITHHELD, "com07", READABLE)
    assert (goal.text, goal.related[0].text) == ("目标", "")
    assert [f.fingerprint for f in after.findings] == [f.fingerprint for f in before.findings]


def test_a_cell_that_is_empty_withholds_nothing() -> None:
    empty = Related("value", None, "", "空白", READABLE)
    findings = (
        finding("DUP01", "name", "甲", MASKED, empty),
        finding("COM08", "value", "", READABLE),
    )
    document = DocumentReport("甲.docx", "docx", "checked", None, None, None, 1, 1, {}, findings)
    report = Report("0.1.0", RULES, (document,))
    assert discreet(report) == report
