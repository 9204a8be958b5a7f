"""Station 7: builds the shipped template: `python -m linter.bulk.quality.paper.build_template`.

It is a plain Word file all the same, and people change it in Word or WPS.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from PIL import Image

from linter.bulk.quality.paper import SHIPPED
from linter.reports.papers.typesetting import (
    add_paragraph,
    add_text,
    add_title,
    fill_cell,
    new_document,
    number_pages,
    repeat_heading,
)

# GB/T 9704: 仿宋 of 16 points on lines of 28, headings in 黑体, 22 lines a page.
_BODY, _HEADING, _SECOND = "仿宋", "黑体", "楷体"
_SIZE, _LINE, _TABLE_SIZE = 16, 28, 10.5
_WIDTH = 15.6


def quality_template() -> WordDocument:
    """The 通报, A4 in the manner of official letters."""
    document = new_document(_BODY, _SIZE)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    number_pages(document, 14)
    add_title(document, "关于{年度}绩效目标编制质量情况的通报", 22)
    _plain(document, "")
    _plain(document, "各预算部门（单位）：")
    _body(document, "按照全过程预算绩效管理的要求，对{年度}报送的项目支出绩效目标表进行了检查，"
                    "现将有关情况通报如下。")  # fmt: skip
    _situation(document)
    for name, key in (("单位", "units"), ("地区", "areas")):
        _ranking(document, name, key)
    _problems(document)
    _good(document)
    _gaps(document)
    _comparison(document)
    _requirements(document)
    _method(document)
    return document


def _situation(document: WordDocument) -> None:
    _heading(document, "{序：总体情况}、总体情况")
    _body(document, "{总体情况}")
    _heading(document, "{序：得分分布}、得分分布")
    _picture(document, "distribution")
    columns = (("得分", "{分段}", 5.2), ("表数", "{表数}", 5.2), ("比例", "{比例}", 5.2))
    with _each(document, "分段表"):
        _table(document, "分段", columns)


def _ranking(document: WordDocument, name: str, key: str) -> None:
    columns = (
        ("名次", "{名次}", 1.3), (name, "{名称}", 5.2), ("得分中位数", "{得分}", 1.9),
        ("有错误的表", "{错误占比}", 2.0), ("表数", "{表数}", 1.5), ("文件", "{文件数}", 1.5),
        ("未能读取", "{未读占比}", 2.2),
    )  # fmt: skip
    with _each(document, f"{name}排名"):
        _heading(document, f"{{序：{name}排名}}、{name}排名")
        _body(document, "{排名说明}")
        _picture(document, key)
        with _each(document, "排名表"):
            _table(document, "名次", columns, left=(1,))
        _body(document, "{排名以外}")


def _problems(document: WordDocument) -> None:
    _heading(document, "{序：主要问题}、主要问题")
    _body(document, "{主要问题}")
    _picture(document, "problems")
    columns = (
        ("问题", "{问题}", 6.6), ("规则", "{规则}", 2.0), ("级别", "{级别}", 1.6),
        ("占项目表", "{占比}", 2.0), ("表数", "{表数}", 1.7), ("单位数", "{单位数}", 1.7),
    )  # fmt: skip
    with _each(document, "问题表"):
        _table(document, "问题", columns, left=(0,))
        with _each(document, "问题"):
            _second(document, "（{序}）{问题}")
            _body(document, "有此问题的项目表{表数}张，占{占比}{涉及}。")
            _body(document, "{案例}")
    across = (
        ("问题", "{问题}", 7.6), ("规则", "{规则}", 2.0), ("表数", "{表数}", 2.0),
        ("文件", "{文件数}", 2.0), ("单位数", "{单位数}", 2.0),
    )  # fmt: skip
    with _each(document, "比对表"):
        _second(document, "跨文件比对发现的问题")
        _body(document, "{比对说明}")
        _table(document, "比对", across, left=(0,))


def _good(document: WordDocument) -> None:
    _heading(document, "{序：优秀案例}、优秀案例")
    _body(document, "{优秀案例}")
    columns = (
        ("项目", "{项目}", 6.6), ("单位", "{单位}", 5.8), ("指标数", "{指标数}", 1.6),
        ("得分", "{得分}", 1.6),
    )  # fmt: skip
    with _each(document, "优秀表"):
        _table(document, "优秀", columns, left=(0, 1))


def _gaps(document: WordDocument) -> None:
    with _each(document, "报送"):
        _heading(document, "{序：报送情况}、报送情况")
        _body(document, "{报送情况}")
    _heading(document, "{序：未能检查}、未能检查的文件")
    _body(document, "{未能检查}")


def _comparison(document: WordDocument) -> None:
    rule_columns = (
        ("问题", "{问题}", 6.4), ("规则", "{规则}", 1.9), ("上次", "{上次}", 1.9),
        ("本次", "{本次}", 1.9), ("变化", "{变化}", 3.5),
    )  # fmt: skip
    unit_columns = (
        ("单位", "{名称}", 5.4), ("上次得分", "{上次}", 1.8), ("本次得分", "{本次}", 1.8),
        ("变化", "{变化}", 1.6), ("已消除", "{已消除}", 1.6), ("仍存在", "{仍存在}", 1.7),
        ("新出现", "{新出现}", 1.7),
    )  # fmt: skip
    with _each(document, "比较"):
        _heading(document, "{序：比较}、与上次比较")
        _body(document, "{比较}")
        _picture(document, "changes")
        with _each(document, "变化表"):
            _table(document, "变化问题", rule_columns, left=(0,))
        with _each(document, "变化单位表"):
            _table(document, "变化单位", unit_columns, left=(0,))


def _requirements(document: WordDocument) -> None:
    _heading(document, "{序：工作要求}、下一步工作要求")
    for text in (
        "（一）各部门、各单位对照所列问题逐项核对，情况属实的及时修改，确有依据的作出书面说明。",
        "（二）未报送和文件未能检查的单位，请于＿＿月＿＿日前报送或者换报可以读取的文件。",
        "（三）请于＿＿＿＿年＿＿月＿＿日前将修改后的绩效目标表重新报送。",
    ):
        _body(document, text)
    _plain(document, "")
    for line in ("（落款单位、印章）＿＿＿＿＿＿＿＿", "＿＿＿＿年＿＿月＿＿日"):
        _plain(document, line).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _method(document: WordDocument) -> None:
    _plain(document, "")
    _second(document, "附：统计办法说明")
    add_text(document, "{统计办法}", size=12)


@contextmanager
def _each(document: WordDocument, items: str) -> Iterator[None]:
    """What is repeated for each of these items: its marks before and behind what is set within."""
    _plain(document, f"{{每个{items}}}")
    yield
    _plain(document, f"{{{items}结束}}")


def _plain(document: WordDocument, text: str) -> Paragraph:
    paragraph = add_paragraph(document, text)
    _lines(paragraph)
    return paragraph


def _body(document: WordDocument, text: str) -> None:
    add_text(document, text)
    _lines(document.paragraphs[-1])


def _lines(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(_LINE)


def _heading(document: WordDocument, text: str) -> None:
    _body(document, text)
    _as_heading(document.paragraphs[-1], _HEADING, 0)


def _second(document: WordDocument, text: str) -> None:
    _body(document, text)
    _as_heading(document.paragraphs[-1], _SECOND, 1)


def _as_heading(paragraph: Paragraph, font: str, level: int) -> None:
    """In another font, with what follows, and in the outline that readers jump by."""
    paragraph.paragraph_format.keep_with_next = True
    fonts = paragraph.runs[0]._element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:eastAsia", "w:ascii", "w:hAnsi"):
        fonts.set(qn(attribute), font)
    outline: Any = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level))
    paragraph._element.get_or_add_pPr().append(outline)


def _picture(document: WordDocument, key: str) -> None:
    paragraph = add_paragraph(document, "")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.runs[0].add_picture(io.BytesIO(_grey()), width=Cm(_WIDTH))
    about: Any = next(paragraph._element.iter(qn("wp:docPr")))
    about.set("descr", f"图：{key}")
    caption = add_paragraph(document, f"{{图注：{key}}}", size=12)
    caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption.paragraph_format.space_after = Pt(6)


def _grey() -> bytes:
    """A grey PNG that keeps the place of a chart."""
    stream = io.BytesIO()
    Image.new("L", (14, 6), 0xDD).save(stream, "PNG")
    return stream.getvalue()


def _table(
    document: WordDocument,
    items: str,
    columns: tuple[tuple[str, str, float], ...],
    left: tuple[int, ...] = (),
) -> None:
    """A table with a row for each of the items; the columns named in `left` hold texts."""
    table = document.add_table(0, len(columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, (_, _, width) in zip(table.columns, columns, strict=True):
        column.width = Cm(width)
    texts = (
        [heading for heading, _, _ in columns],
        [f"{{每个{items}}}", *("" for _ in columns[1:])],
        [placeholder for _, placeholder, _ in columns],
        [f"{{{items}结束}}", *("" for _ in columns[1:])],
    )
    for number, row in enumerate(texts):
        for column, (cell, text) in enumerate(zip(table.add_row().cells, row, strict=True)):
            cell.width = Cm(columns[column][2])
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            is_text = number == 2 and column in left
            fill_cell(cell, text, centred=not is_text, bold=number == 0, size=_TABLE_SIZE)
            cell.paragraphs[0].paragraph_format.space_before = Pt(1.5)
            cell.paragraphs[0].paragraph_format.space_after = Pt(1.5)
        if number == 0:
            repeat_heading(table)
        _keep_whole(table.rows[-1])
    add_paragraph(document, "", size=6)


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def main() -> None:
    quality_template().save(str(SHIPPED))


if __name__ == "__main__":
    main()
