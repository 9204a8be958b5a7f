"""Station 6: builds the shipped templates: `python -m linter.reports.papers.build_templates`.

They are plain Word files all the same, and people change them in Word or WPS.
"""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

from linter.reports.papers import SHIPPED
from linter.reports.papers.typesetting import (
    add_heading,
    add_paragraph,
    add_text,
    add_title,
    fill_cell,
    keep_whole,
    new_document,
    number_pages,
    repeat_heading,
    set_margins,
)

_BODY_FONT, _TABLE_FONT = "仿宋", "宋体"
_WIDTHS = (1.5, 2.2, 3.6, 6.5, 2.4, 1.2)
_HEADINGS = ("审核内容", "", "审核要点", "机器检查发现", "人工意见", "结论")
_BY_PEOPLE = "（由人工审核）"
_ROWS = (
    ("完整性", "规范完整性", "填报格式是否规范，内容是否完整、准确，有无缺项、错项。",
     "{检查发现：COM、TXT、VAL}"),
    ("完整性", "明确清晰性", "目标是否明确、清晰，能否反映项目主要内容和预期效果。",
     "{检查发现：MSR}"),
    ("相关性", "目标相关性", "目标是否符合法规政策和规划，与单位职能、项目内容是否相关。",
     "{检查发现：MSR12、MSR11、DUP03、DUP04、DUP08}"),
    ("相关性", "指标科学性", "指标是否全面、归类正确，口径是否可靠，能否衡量目标。",
     "{检查发现：CLS、FML、DUP}"),
    ("适当性", "绩效合理性", "指标值是否符合行业水平和历史情况，是否过高或过低。",
     "{检查发现：CMP、VAL09、VAL12、VAL13、DUP10}"),
    ("适当性", "资金匹配性", "目标与资金量、使用方向是否匹配，金额、数量前后是否一致。",
     "{检查发现：CON、BGT、CMP04、CMP08、DUP06}"),
    ("可行性", "实现可能性", "目标是否经过论证和测算，时间安排和测算依据是否充分。",
     "{检查发现：CON10、CON11、CON12、CON13、MSR07、MSR08、MSR09}"),
    ("可行性", "条件充分性", "实施方案是否合理，组织能力、管理制度等条件是否具备。", _BY_PEOPLE),
)  # fmt: skip


def opinion_template() -> WordDocument:
    """The 审核意见表, a table a project, A4 upright."""
    document = new_document(_TABLE_FONT, 10)
    set_margins(document, 1.8, ends=1.6)
    number_pages(document, 9)
    add_paragraph(document, "{每个项目}")
    add_title(document, "项目支出绩效目标审核意见表", 16)
    add_paragraph(document, "单位：{单位名称}　　年度：{年度}　　第{序号}号")
    table = document.add_table(0, len(_WIDTHS))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    _identity_rows(table)
    _aspect_rows(table)
    _closing_rows(table)
    add_paragraph(
        document,
        "说明：“机器检查发现”由{版本}给出，“疑似”的请先核实；人工意见、结论和等级由审核人员填写。"
        "表式参考财预〔2015〕88号，以本地正式文件为准。文件：{文件}",
        size=8,
    )
    add_paragraph(document, "{项目结束}")
    add_paragraph(document, "{每个项目外}")
    add_paragraph(document, "项目之外的发现（{文件}）：", bold=True)
    add_paragraph(document, "{发现}")
    add_paragraph(document, "{项目外结束}")
    add_paragraph(document, "{每个未检文件}")
    add_paragraph(document, "{情况}：{文件}：{原因}")
    add_paragraph(document, "{未检文件结束}")
    return document


def notice_template() -> WordDocument:
    """The 退回修改通知, a letter a unit, A4 in the manner of official letters."""
    document = new_document(_BODY_FONT, 16)
    set_margins(document, 2.7)
    number_pages(document, 14)
    style: Any = document.styles["Normal"]
    style.paragraph_format.line_spacing = Pt(28)
    add_paragraph(document, "{每个单位}")
    add_title(document, "关于退回修改{年度}年项目支出绩效目标的通知", 20)
    add_paragraph(document, "")
    add_paragraph(document, "{单位名称}：")
    add_text(
        document,
        "你单位报送的{年度}年项目支出绩效目标（{文件}）收悉。经审核，{项目数}个项目中有{问题数}处"
        "需要更正或核实（其中须更正{错误数}处），现予退回，请修改后重新报送。",
    )
    add_heading(document, "一、审核依据")
    add_text(document, "本地文件（名称、文号）：＿＿＿＿＿＿＿＿＿＿＿＿")
    add_text(document, "{依据}")
    add_heading(document, "二、需要修改的问题")
    add_paragraph(document, "{每个项目}")
    add_text(document, "（{序}）{项目名称}{项目说明}", bold=True)
    add_paragraph(document, "{每个问题}")
    add_text(document, "{序号}.【{要求}】{位置}：{问题}（{规则}）")
    for placeholder in ("{原文}", "{对照}", "{建议}"):
        add_text(document, placeholder, size=14)
    add_paragraph(document, "{问题结束}")
    add_paragraph(document, "{项目结束}")
    add_text(document, "{未能检查}")
    add_heading(document, "三、修改要求")
    add_text(
        document,
        "（一）请逐项核对上列问题：“须更正”的应当更正；“请核实”“疑似”的应当核实，情况属实的更正，"
        "确有依据的附书面说明。",
    )
    add_text(
        document,
        "（二）修改时请一并核对资金用途、支出计划、预算数与各项指标，避免改动后前后不一致。",
    )
    add_text(document, "（三）请于＿＿＿＿年＿＿月＿＿日前将修改后的绩效目标表重新报送。")
    add_text(document, "联系人：＿＿＿＿＿＿　　联系电话：＿＿＿＿＿＿＿＿")
    add_paragraph(document, "")
    for line in ("（落款单位、印章）＿＿＿＿＿＿＿＿", "＿＿＿＿年＿＿月＿＿日"):
        add_paragraph(document, line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    add_paragraph(document, "{单位结束}")
    add_paragraph(document, "{没有问题}")
    return document


def _identity_rows(table: Table) -> None:
    for label, text in (
        ("项目名称", "{项目名称}"),
        ("项目编码", "{项目编码}　　预算数：{预算数}"),
        ("机器检查", "{问题数}"),
    ):
        cells = _row(table)
        fill_cell(cells[0].merge(cells[1]), label, centred=True)
        fill_cell(cells[2].merge(cells[5]), text)


def _aspect_rows(table: Table) -> None:
    heading = _row(table)
    for cell, text in zip(heading, _HEADINGS, strict=True):
        if text:
            fill_cell(cell, text, centred=True, bold=True)
    heading[0].merge(heading[1])
    repeat_heading(table)
    above: tuple[_Cell, str] | None = None
    for aspect, item, points, found in (*_ROWS, ("其他", "", "", "{检查发现：其余}")):
        cells = _row(table)
        if above is not None and above[1] == aspect:
            above[0].merge(cells[0])
        else:
            fill_cell(cells[0], aspect, centred=True)
            above = (cells[0], aspect)
        fill_cell(cells[1], item, centred=True)
        fill_cell(cells[2], points, size=9)
        fill_cell(cells[3], found, size=9)
        # A row of findings may be longer than a page; others are short.
        if "{" not in found:
            keep_whole(table)


def _closing_rows(table: Table) -> None:
    for label, text, height in (
        ("总体意见", "", 1.6),
        ("综合评定等级", "□优　　□良　　□中　　□差", 0.9),
        ("审核人签字", "＿＿＿＿＿＿　　审核单位：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日",
         1.2),
    ):  # fmt: skip
        cells = _row(table)
        table.rows[-1].height = Cm(height)
        fill_cell(cells[0].merge(cells[1]), label, centred=True)
        fill_cell(cells[2].merge(cells[5]), text)
    # Opinion, grade and signature are not parted by the end of a page.
    for row in table.rows[-3:-1]:
        row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True


def _row(table: Table) -> tuple[_Cell, ...]:
    rows: Any = table
    cells: tuple[_Cell, ...] = rows.add_row().cells
    for cell, width in zip(cells, _WIDTHS, strict=True):
        cell.width = Cm(width)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return cells


def main() -> None:
    opinion_template().save(str(SHIPPED["opinion"]))
    notice_template().save(str(SHIPPED["notice"]))


if __name__ == "__main__":
    main()
