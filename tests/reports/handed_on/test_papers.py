"""The papers in Word: their texts as snapshots, and templates that people change."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.table import Table

from linter.findings import Report
from linter.reports.papers import SHIPPED
from linter.reports.papers.build_templates import notice_template, opinion_template
from linter.reports.papers.notice import notice_paper
from linter.reports.papers.opinion import opinion_paper
from linter.reports.papers.remarks import ordinal
from linter.reports.papers.scope import Scope, TemplateError
from linter.reports.papers.template import fill

Snapshot = Callable[[str, str], None]


def opened(paper: bytes) -> Document:
    return docx.Document(io.BytesIO(paper))


def lines(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield "| " + " | ".join(cell.text.replace("\n", " / ") for cell in row.cells)
        else:
            yield block.text


def text(paper: bytes) -> str:
    return "".join(f"{line}\n" for line in lines(opened(paper)))


def template(*paragraphs: str) -> bytes:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def filled(scope: Scope, *paragraphs: str) -> list[str]:
    return [each.text for each in opened(fill(template(*paragraphs), scope)).paragraphs]


def test_opinion(disclosed: Report, snapshot: Snapshot) -> None:
    snapshot("opinion.txt", text(opinion_paper(disclosed)))


def test_notice(disclosed: Report, snapshot: Snapshot) -> None:
    snapshot("notice.txt", text(notice_paper(disclosed)))


def test_an_opinion_a_project_is_left_to_people(disclosed: Report) -> None:
    tables = opened(opinion_paper(disclosed)).tables
    assert len(tables) == 4
    for table in tables:
        cells = [row.cells for row in table.rows]
        assert all(not row[4].text and not row[5].text for row in cells[4:13])
        assert "□优" in cells[-2][2].text


def test_a_notice_asks_for_errors_and_certain_warnings_only(disclosed: Report) -> None:
    words = text(notice_paper(disclosed))
    assert "FML01" in words and "CON01" in words and "DUP01" in words
    assert "TXT02" not in words, "a warning of low confidence"
    assert "COM05" not in words, "an information"


def test_a_notice_without_anything_to_change_says_so(disclosed: Report) -> None:
    nothing = replace(disclosed, documents=disclosed.documents[2:])
    assert "没有需要退回修改的问题" in text(notice_paper(nothing))


def test_the_shipped_templates_are_what_the_script_builds() -> None:
    for name, build in (("opinion", opinion_template), ("notice", notice_template)):
        stream = io.BytesIO()
        build().save(stream)
        with zipfile.ZipFile(stream) as built, zipfile.ZipFile(SHIPPED[name]) as shipped:
            for part in ("word/document.xml", "word/styles.xml"):
                assert built.read(part) == shipped.read(part), f"{name}: build the templates again"


def test_a_placeholder_in_pieces_is_filled_and_keeps_its_look() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("致")
    for piece in ("{单", "位名", "称}同志"):
        paragraph.add_run(piece).bold = True
    stream = io.BytesIO()
    document.save(stream)
    (made,) = opened(fill(stream.getvalue(), Scope({"单位名称": "某局"}))).paragraphs
    assert made.text == "致某局同志"
    assert made.runs[1].text == "某局" and made.runs[1].bold


def test_lists_repeat_and_lines_repeat_their_paragraph() -> None:
    items = [Scope({"序": str(number), "行": tuple("ab"[:number])}) for number in range(3)]
    made = filled(Scope({"谁": "甲"}, {"项": items}), "{每个项}", "{谁}{序}", "-{行}", "{项结束}")
    assert made == ["甲0", "甲1", "-a", "甲2", "-a", "-b"]


def test_words_of_a_document_are_no_placeholders() -> None:
    assert filled(Scope({"名": "{名}\x00\x0b"}), "{名}")[0].startswith("{名}")


def test_what_must_be_unique_is_not_repeated() -> None:
    document = docx.Document()
    for words in ("{每个项}", "{名}", "{项结束}"):
        document.add_paragraph(words)
    element = document.paragraphs[1]._p
    element.set("{http://schemas.microsoft.com/office/word/2010/wordml}paraId", "0A0B0C0D")
    element.append(OxmlElement("w:bookmarkStart"))
    element.append(OxmlElement("w:bookmarkEnd"))
    stream = io.BytesIO()
    document.save(stream)
    scope = Scope({}, {"项": [Scope({"名": "一"}), Scope({"名": "二"})]})
    made = opened(fill(stream.getvalue(), scope))
    assert [each.text for each in made.paragraphs] == ["一", "二"]
    assert "paraId=" not in made.element.xml and "bookmark" not in made.element.xml


def test_rows_of_a_table_repeat() -> None:
    document = docx.Document()
    table = document.add_table(3, 1)
    for row, words in zip(table.rows, ("{每个项}", "{名}", "{项结束}"), strict=True):
        row.cells[0].text = words
    stream = io.BytesIO()
    document.save(stream)
    scope = Scope({}, {"项": [Scope({"名": "一"}), Scope({"名": "二"})]})
    (made,) = opened(fill(stream.getvalue(), scope)).tables
    assert [row.cells[0].text for row in made.rows] == ["一", "二"]


@pytest.mark.parametrize(
    ("paragraphs", "reason"),
    [
        (["{单位名}"], "是否想写“{单位名称}”"),
        (["{每个项木}", "{项木结束}"], "是否想写“{每个项目}”"),
        (["{每个项目}", "甲"], "缺少单独一段（或一行）的“{项目结束}”"),
    ],
)
def test_a_wrong_template_says_what_is_wrong(paragraphs: list[str], reason: str) -> None:
    scope = Scope({"单位名称": "某局"}, {"项目": [Scope()]})
    with pytest.raises(TemplateError, match=reason.replace("{", r"\{").replace("(", r"\(")):
        fill(template(*paragraphs), scope)


def test_a_word_file_without_placeholders_is_no_template() -> None:
    with pytest.raises(TemplateError, match="没有花括号括起的词"):
        fill(template("关于预算的通知"), Scope())


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_file_is_no_template(data: bytes) -> None:
    with pytest.raises(TemplateError):
        fill(data, Scope())


def test_a_bureau_chooses_which_rules_stand_where(disclosed: Report) -> None:
    own = template("{每个项目}", "甲：{检查发现：FML01}", "乙：{检查发现：其余}", "{项目结束}")
    words = text(opinion_paper(disclosed, own))
    assert "甲：【错误】第3行指标“培训合格率”" in words
    assert "乙：【疑似错误】第1行指标“参训教师人数”" in words


def test_ordinals() -> None:
    assert [ordinal(number) for number in (1, 10, 11, 20, 31, 100)] == [
        "一", "十", "十一", "二十", "三十一", "100",
    ]  # fmt: skip
