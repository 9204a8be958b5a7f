"""The letter and the annexed workbook of a quality report."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest
from docx.document import Document
from docx.table import Table

from linter.bulk.quality.coded import coded
from linter.bulk.quality.figures import Quality
from linter.bulk.quality.paper import SHIPPED, quality_paper
from linter.bulk.quality.paper.build_template import quality_template
from linter.bulk.quality.workbook import quality_workbook
from linter.reports.papers.scope import TemplateError
from linter.reports.papers.typesetting import new_document
from tests.bulk.quality.stores import report, store, unit, unread
from tests.bulk.quality.test_page import full, many
from tests.ooxml import complaints

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
Snapshot = Callable[[str, str], None]


@pytest.fixture(scope="module")
def quality(tmp_path_factory: pytest.TempPathFactory) -> Quality:
    return full(tmp_path_factory.mktemp("stores"))


def opened(paper: bytes) -> Document:
    return docx.Document(io.BytesIO(paper))


def lines(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield "| " + " | ".join(cell.text for cell in row.cells)
        else:
            has_picture = bool(block._element.findall(".//{*}drawing"))
            yield "（图）" if has_picture else block.text


def text(paper: bytes) -> str:
    return "".join(f"{line}\n" for line in lines(opened(paper)))


def alternatives(paper: bytes) -> list[str]:
    return [node.get("descr") for node in opened(paper).element.body.iter("{*}docPr")]


def test_letter(quality: Quality, snapshot: Snapshot) -> None:
    snapshot("letter.txt", text(quality_paper(quality)))


def test_the_shipped_template_is_the_built_one() -> None:
    built = io.BytesIO()
    quality_template().save(built)
    shipped = SHIPPED.read_bytes()
    assert text(built.getvalue()) == text(shipped)
    assert alternatives(built.getvalue()) == alternatives(shipped)


def test_charts_are_pictures_with_words_for_those_who_do_not_see(quality: Quality) -> None:
    paper = quality_paper(quality)
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        assert package.testzip() is None
        media = {n for n in package.namelist() if n.startswith("word/media/jxlint-")}
        pictures = [package.read(name) for name in sorted(media)]
    told = alternatives(paper)
    assert len(told) == len(pictures) == 5
    assert all("图" in words and not words.startswith("图：") for words in told)
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


def test_pictures_keep_their_shape_and_fit_on_a_page(tmp_path: Path) -> None:
    document = opened(quality_paper(many(tmp_path)))
    assert document.inline_shapes
    for shape in document.inline_shapes:
        assert shape.height.cm <= 21.1 and shape.width.cm <= 15.61


def test_chapters_without_data_go(tmp_path: Path) -> None:
    for number, documents in enumerate(([], [unread("a.pdf")], [unit("甲县教育局", [90])])):
        folder = store(tmp_path / f"store{len(documents)}{number}", documents)
        words = text(quality_paper(report(folder)))
        assert "{" not in words and "}" not in words
        assert "与上次比较" not in words and "地区排名" not in words and "报送情况" not in words
        assert "七、下一步工作要求" in words


def test_codes_leave_no_name_in_the_letter(quality: Quality) -> None:
    shown = coded(quality)
    told = text(quality_paper(shown)) + "".join(alternatives(quality_paper(shown)))
    assert "单位1" in told
    assert not any(name in told for name in ("东原", "西平", "教育局", ".pdf", "道路改造"))


def test_an_equal_report_is_an_equal_letter_and_workbook(quality: Quality) -> None:
    assert quality_paper(quality) == quality_paper(quality)
    assert quality_workbook(quality) == quality_workbook(quality)


def test_without_a_font_the_captions_say_what_codes_mean(
    quality: Quality, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linter.bulk.quality.paper.chinese_font", lambda: None)
    told = text(quality_paper(quality))
    assert "左侧数字为名次，横轴为得分。" in told and "左侧为规则代码" in told


def test_files_keep_the_rules_of_their_format(quality: Quality, tmp_path: Path) -> None:
    assert not complaints(SHIPPED.read_bytes(), tmp_path / "template.docx")
    for number, each in enumerate((quality, many(tmp_path), report(store(tmp_path / "no", [])))):
        assert not complaints(quality_paper(each), tmp_path / f"{number}.docx")
        assert not complaints(quality_workbook(each), tmp_path / f"{number}.xlsx")


def test_a_picture_that_there_is_not_leaves_its_cell(quality: Quality, tmp_path: Path) -> None:
    document = new_document("宋体", 12)
    document.add_paragraph("{年度}")
    cell = document.add_table(1, 1).cell(0, 0)
    picture = zipfile.ZipFile(SHIPPED).read("word/media/image1.png")
    cell.paragraphs[0].add_run().add_picture(io.BytesIO(picture))
    next(cell._element.iter("{*}docPr")).set("descr", "图：没有")
    stream = io.BytesIO()
    document.save(stream)
    paper = quality_paper(quality, stream.getvalue())
    assert not complaints(paper, tmp_path / "cell.docx")
    assert alternatives(paper) == []


def template(*paragraphs: str) -> bytes:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_template_of_a_bureau_is_filled(quality: Quality) -> None:
    own = template("{年度}质量通报", "{每个问题表}", "{每个问题}", "{序}：{问题}", "{问题结束}",
                   "{问题表结束}", "{图注：units}")  # fmt: skip
    told = text(quality_paper(quality, own)).splitlines()
    assert told[0] == "2024年质量通报" and told[1] == "一：公式的系数应为×100%"
    assert told[2].startswith("各单位得分")


def test_a_wrong_template_is_told(quality: Quality) -> None:
    with pytest.raises(TemplateError, match="总体情况"):
        quality_paper(quality, template("{总体情況}"))
    with pytest.raises(TemplateError):
        quality_paper(quality, b"no package")


def sheets(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_workbook_has_the_whole_ranking(tmp_path: Path, quality: Quality) -> None:
    held = sheets(quality_workbook(quality))
    assert list(held) == [
        "单位排名", "地区排名", "主要问题", "跨文件比对", "报送情况", "未能检查", "问题变化",
        "单位变化", "说明",
    ]  # fmt: skip
    assert [row[:2] for row in held["单位排名"][1:5]] == [
        (1, "西平县财政局"), (2, "东原县教育局"), (2, "西平县教育局"), (4, "东原县民政局"),
    ]  # fmt: skip
    assert held["单位排名"][1][3:7] == (95, 95, 95.5, 0)
    assert held["单位排名"][5][-1] == "不足3张表，不排名"
    assert len(sheets(quality_workbook(many(tmp_path)))["单位排名"]) > 70


def test_no_text_becomes_a_formula(quality: Quality) -> None:
    (first, *others) = quality.problems
    changed = replace(quality, problems=(replace(first, title="=1+1"), *others))
    book = openpyxl.load_workbook(io.BytesIO(quality_workbook(changed)))
    assert book["主要问题"]["B2"].data_type == "s"


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_an_office_program_shows_it_whole(quality: Quality, tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(quality_paper(quality))
    (tmp_path / "annex.xlsx").write_bytes(quality_workbook(quality))
    command = [
        str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
        "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "letter.docx"),
        str(tmp_path / "annex.xlsx"),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    letter = pypdfium2.PdfDocument(tmp_path / "letter.pdf")
    words = "".join("".join(p.get_textpage().get_text_range() for p in letter).split())
    images = [
        each for page in letter for each in page.get_objects() if each.type == 3
    ]  # FPDF_PAGEOBJ_IMAGE
    letter.close()
    assert "西平县财政局" in words and "统计办法说明" in words and len(images) == 5
    annex = pypdfium2.PdfDocument(tmp_path / "annex.pdf")
    assert "不足3张表" in "".join(p.get_textpage().get_text_range() for p in annex)
    annex.close()
