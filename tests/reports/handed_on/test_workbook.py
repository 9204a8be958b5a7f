"""The list of findings as a workbook, read back cell by cell."""

import io
from collections.abc import Callable
from dataclasses import replace

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from linter.filter.redact import redacted
from linter.findings import Report
from linter.reports.workbook.findings import STATES, xlsx_report
from tests.reports.handed_on.sheets import sheet_text


def opened(report: Report) -> Workbook:
    return load_workbook(io.BytesIO(xlsx_report(report)))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    headings, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in body]


def test_list(disclosed: Report, snapshot: Callable[[str, str], None]) -> None:
    data = xlsx_report(disclosed)
    snapshot("list.xlsx.txt", sheet_text(data))
    assert data == xlsx_report(disclosed)


def test_its_sheets_are_in_order(disclosed: Report) -> None:
    assert opened(disclosed).sheetnames == ["汇总", "问题明细", "规则说明", "未能检查"]


def test_every_document_is_counted(disclosed: Report) -> None:
    first, *_, last = rows(opened(disclosed)["汇总"])
    counts = {"项目数": 5, "指标行数": 37, "错误": 2, "警告": 2, "提示": 1, "未判断": 15}
    assert {name: first[name] for name in counts} == counts
    assert last["单位"] == "合计（4个文件）"
    assert (last["错误"], last["警告"], last["提示"]) == (3, 2, 2)


def test_findings_stand_with_project_and_indicator_the_most_severe_first(
    disclosed: Report,
) -> None:
    found = rows(opened(disclosed)["问题明细"])
    assert [row["级别"] for row in found] == ["错误"] * 3 + ["警告"] * 2 + ["提示"] * 2
    first = found[0]
    assert (first["代码"], first["序号"]) == ("FML01", 1)
    assert (first["项目编码"], first["预算数"]) == ("13102824P00000000001X", "5.15万元")
    assert (first["一级"], first["二级"], first["三级"]) == ("产出指标", "数量 指标", "培训合格率")
    assert first["建议值"] == "×100%"
    assert "计算：95÷100×101%=95.95%" in str(first["问题说明"])
    assert first["指纹"] == disclosed.documents[0].findings[3].fingerprint
    assert first["处理状态"] is None


def test_the_list_can_be_sorted_filtered_and_marked(disclosed: Report) -> None:
    sheet = opened(disclosed)["问题明细"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:V{sheet.max_row}"
    (validation,) = sheet.data_validations.dataValidation
    assert validation.formula1 == f'"{",".join(STATES)}"'
    assert str(validation.sqref) == f"R2:R{sheet.max_row}"
    code = sheet["C2"]
    assert code.number_format == "@" and code.alignment.wrap_text


def test_severities_have_colours(disclosed: Report) -> None:
    sheet = opened(disclosed)["问题明细"]
    colours = {sheet.cell(row, 11).fill.fgColor.rgb for row in range(2, sheet.max_row + 1)}
    assert len(colours) == 3


def test_no_text_of_a_document_is_a_formula(disclosed: Report) -> None:
    finding = replace(disclosed.documents[0].findings[0], text="=1+1", span=None, message="@a")
    document = replace(disclosed.documents[0], findings=(finding,), unit="=cmd|' /C calc'!A0")
    sheets = opened(replace(disclosed, documents=(document,)))
    for sheet in sheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    assert rows(sheets["问题明细"])[0]["原文"] == "=1+1"


def test_what_no_cell_can_hold_is_cut_or_replaced(disclosed: Report) -> None:
    finding = replace(
        disclosed.documents[0].findings[0], text="长" * 40_000, span=(3, 6), message="\ud800\x01"
    )
    document = replace(disclosed.documents[0], findings=(finding,))
    (row,) = rows(opened(replace(disclosed, documents=(document,)))["问题明细"])
    assert len(str(row["原文"])) == 32_000
    assert row["问题说明"] is not None


def test_what_is_unchecked_is_told_with_its_reason(disclosed: Report) -> None:
    told = {(row["文件"], row["情况"]) for row in rows(opened(disclosed)["未能检查"])}
    assert {
        ("旧表.doc", "未能检查"),
        ("公开.txt", "部分检查"),
        ("公开.txt", "规则运行出错"),
        ("通知.docx", "没有绩效目标表"),
        ("单位/部门预算.docx", "未判断"),
    } <= told


def test_rules_stand_with_their_source_and_count(disclosed: Report) -> None:
    formula = rows(opened(disclosed)["规则说明"])[1]
    assert (formula["代码"], formula["本次发现"]) == ("FML01", 1)
    assert formula["依据"] == "财预〔2013〕53号（尚未核对原文）"


def test_a_redacted_report_shows_no_text(report: Report) -> None:
    sheets = opened(redacted(report))
    texts = [str(cell) for row in sheets["问题明细"].iter_rows(values_only=True) for cell in row]
    assert not any("培训" in text or "巡逻" in text for text in texts)


def test_nothing_found_is_a_workbook_too(report: Report) -> None:
    sheets = opened(replace(report, documents=()))
    assert sheets["问题明细"].max_row == 1
