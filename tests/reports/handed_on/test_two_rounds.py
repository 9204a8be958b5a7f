"""Two rounds of the fixed report, in every format of `jxlint diff`."""

import io
import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from linter.document import TextPlace
from linter.filter.difference import Difference, difference, shown_as
from linter.filter.redact import redacted
from linter.findings import Excused, Report
from linter.language.suppression import Suppression
from linter.reports.difference.json import difference_json
from linter.reports.difference.text import difference_text
from linter.reports.difference.workbook import difference_workbook
from tests.reports.handed_on.sheets import sheet_text

Snapshot = Callable[[str, str], None]


@pytest.fixture
def compared(disclosed: Report) -> Difference:
    """The second round: one cured, one reworded, one excused, one new, one project gone."""
    first, second, *_ = disclosed.documents
    duplicate, long, missing, formula, count = first.findings
    assert second.disclosure is None
    fresh = replace(formula, rule="VAL03", name="unit-scale", message="指标值的单位放大")
    returned = replace(
        first,
        path="二稿/部门预算.pdf",
        status="partial",
        reason="第2页是扫描件",
        unknown={"FML01": 4},
        findings=(duplicate, missing, replace(count, text="≥180人"), fresh),
        excused=(Excused(long, Suppression("TXT02", "原文如此", "jxlint.yaml", TextPlace(3, 5))),),
    )
    new = replace(disclosed, documents=(returned,))
    return difference(replace(disclosed, documents=(first, second)), new)


def test_text(compared: Difference, snapshot: Snapshot) -> None:
    snapshot("diff.txt", difference_text(compared))


def test_json(compared: Difference, snapshot: Snapshot) -> None:
    snapshot("diff.json", difference_json(compared))


def test_json_has_its_keys_in_order(compared: Difference) -> None:
    content = json.loads(difference_json(compared))
    assert " ".join(content) == (
        "schema version old new cured remaining fresh excused doubts summary"
    )


def test_workbook(compared: Difference, snapshot: Snapshot) -> None:
    data = difference_workbook(compared)
    snapshot("diff.xlsx.txt", sheet_text(data))
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["汇总", "整改对比", "文件"]
    headings, *rows = book["整改对比"].iter_rows(values_only=True)
    state = headings.index("整改情况")
    states = [row[state] for row in rows]
    old = [finding for document in compared.old.documents for finding in document.findings]
    assert len(rows) == len(old) + len(compared.fresh)
    assert states[-1] == "新发现" and set(states) == {"已整改", "未整改", "已豁免", "新发现"}
    reworded = next(row for row in rows if row[headings.index("新稿原文")] == "≥180人")
    assert reworded[headings.index("原稿原文")] == "≥170人"
    sheet = book["整改对比"]
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref


def test_workbook_counts_what_it_lists(compared: Difference) -> None:
    sheet = load_workbook(io.BytesIO(difference_workbook(compared)))["汇总"]
    counts = {row[0]: row[-1] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert counts["已整改"] == len(compared.cured)
    assert counts["未整改"] == len(compared.remaining)
    assert counts["新发现"] == len(compared.fresh)


def test_what_was_not_checked_is_told(compared: Difference) -> None:
    words = difference_text(compared)
    assert "没有全部检查：第2页是扫描件" in words
    assert "“已整改”请人工核对：FML01" in words


def test_a_redacted_difference_shows_no_text(compared: Difference) -> None:
    hidden = shown_as(compared, redacted(compared.old), redacted(compared.new))
    for words in (difference_text(hidden), difference_json(hidden)):
        assert not any(word in words for word in ("培训", "巡逻", "180", "教育局"))
