"""Marks in a copy of an Excel workbook: comments, colours and corrected texts."""

import io
import subprocess

import openpyxl
import pytest
from lxml import etree

from linter.document import SheetPlace, Unreadable
from linter.fix.edits import edit_of
from linter.fix.package import AUTHOR, copy_package
from linter.fix.repair import fixable_rules, repaired
from linter.fix.sheetcopy import commented_workbook, edited_workbook
from linter.fix.workbook import Mark, marked_workbook
from linter.readers import read_bytes
from linter.readers.office.program import find_program
from linter.run import lint_bytes, prepare
from tests.fix.findings import finding
from tests.fix.revisions import STAMP, parts

SETTINGS = prepare()
ROWS = [
    ["1、教师培训经费绩效目标表"],
    ["项目编码", "13102824P00000000001X", "项目名称", "教师培训经费"],
    ["预算数", "10.00", "其中：财政资金", "10.00"],
    [],
    ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"],
    ["产出指标", "数量指标", "培训人次", "参训人数", "≥100人次", "培训方案"],
    ["产出指标", "质量指标", "培训合格率", "反应培训情况", "≥95百分比", "培训方案"],
    ["产出指标", "成本指标", "培训总成本", "培训支出", 5, "培训方案"],
]
PLACE = SheetPlace("公开", "E7")


@pytest.fixture
def data() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "公开"
    for row in ROWS:
        book.active.append(row)
    book.create_sheet("另表").append(["甲", "乙"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def test_findings_become_comments_and_colours(data):
    grave = finding("≥95百分比", PLACE, (1, 6), "95%")
    light = finding("≥95百分比", PLACE, severity="info", rule="TXT02")
    copy = commented_workbook(data, [light, grave], STAMP)
    cell = opened(copy)["公开"]["E7"]
    assert cell.comment.text.splitlines() == [
        "【提示】TXT02 有误；请核对。",
        "【错误】TXT01 有误；请核对。",
    ]
    assert cell.comment.author == AUTHOR
    assert cell.fill.fgColor.rgb == "FFFFC7CE"
    assert cell.value == "≥95百分比"
    assert opened(copy)["公开"]["E6"].fill.fill_type is None
    assert read_bytes(copy, "表.xlsx").blocks == read_bytes(data, "表.xlsx").blocks
    check_package(copy)


def check_package(data):
    content = parts(data)
    types = content["[Content_Types].xml"].decode()
    for name, part in content.items():
        if name.endswith((".xml", ".rels", ".vml")):
            etree.fromstring(part)
        if "/comment" in name and name.endswith(".xml"):
            assert f'PartName="/{name}"' in types
    assert 'Extension="vml"' in types


def test_comments_that_are_there_stay(data):
    book = opened(data)
    book["公开"]["E7"].comment = openpyxl.comments.Comment("请核对", "李")
    book["公开"]["A6"].comment = openpyxl.comments.Comment("已看", "李")
    stream = io.BytesIO()
    book.save(stream)
    places = [PLACE, SheetPlace("公开", "A7"), SheetPlace("另表", "B1"), SheetPlace("另表", "D9")]
    marks = [Mark(place, ("新",), "FFEB9C") for place in places]
    copy = marked_workbook(stream.getvalue(), marks)
    check_package(copy)
    sheet, other = opened(copy)["公开"], opened(copy)["另表"]
    assert [sheet[a].comment.text for a in ("E7", "A6", "A7")] == ["请核对\n新", "已看", "新"]
    assert [other[a].comment.text for a in ("B1", "D9")] == ["新", "新"]
    again = marked_workbook(copy, [Mark(PLACE, ("又",), "FFEB9C")])
    assert opened(again)["公开"]["E7"].comment.text == "请核对\n新\n又"


def test_other_parts_stay_byte_for_byte(data):
    copy = marked_workbook(data, [Mark(PLACE, ("新",), "FFEB9C")])
    before, after = parts(data), parts(copy)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"}


def test_a_sheet_that_is_not_there_is_left_out(data):
    assert marked_workbook(data, [Mark(SheetPlace("无", "A1"), ("新",), "FFEB9C")]) == data
    with pytest.raises(Unreadable):
        marked_workbook(data, [Mark(SheetPlace("公开", "第三格"), ("新",), "FFEB9C")])


def test_texts_are_corrected_and_their_cells_marked(data):
    fixable = fixable_rules(SETTINGS, unsafe=True)
    repair = repaired(data, "公开.xlsx", SETTINGS, fixable, STAMP)
    sheet = opened(repair.data)["公开"]
    assert sheet["E7"].value == "≥95%"
    assert sheet["E7"].comment.text == "【已修改】VAL02 原文：≥95百分比"
    assert sheet["D7"].value == "反映培训情况"
    assert sheet["E7"].fill.fgColor.rgb == "FFC6EFCE"
    check_package(repair.data)
    assert repaired(repair.data, "公开.xlsx", SETTINGS, fixable, STAMP).data == repair.data


def test_numbers_are_left_and_it_is_told(data):
    edit = edit_of(finding("5", SheetPlace("公开", "E8"), (0, 1), "5万元"))
    copy, made, skipped = edited_workbook(data, [edit], STAMP)
    assert copy == data and not made and "数字" in skipped[0].reason


@pytest.mark.skipif(find_program() is None, reason="LibreOffice is not installed")
def test_comments_survive_libreoffice(data, tmp_path):
    findings = lint_bytes(data, "公开.xlsx", SETTINGS).findings
    assert findings
    copy = commented_workbook(data, findings, STAMP)
    (tmp_path / "in.xlsx").write_bytes(copy)
    command = [
        str(find_program()), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(tmp_path / "in.xlsx"),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    again = openpyxl.load_workbook(tmp_path / "out/in.xlsx")["公开"]
    sent = opened(copy)["公开"]
    for row in sent.iter_rows():
        for cell in row:
            back = again[cell.coordinate]
            assert (cell.comment is None) == (back.comment is None)
            if cell.comment is not None:
                assert back.comment.text.strip() == cell.comment.text
                assert back.fill.fgColor.rgb == cell.fill.fgColor.rgb


def test_cells_that_were_not_written_stand_in_their_order(data):
    book = opened(data)
    book["公开"]["A60"] = "末行"
    stream = io.BytesIO()
    book.save(stream)
    data = stream.getvalue()
    addresses = ("H45", "B42", "A42", "C42", "H2", "Z7")
    places = [SheetPlace("公开", address) for address in addresses]
    copy = commented_workbook(data, [finding("", place) for place in places], STAMP)
    assert {opened(copy)["公开"][address].comment is None for address in addresses} == {False}
    root = etree.fromstring(parts(copy)["xl/worksheets/sheet1.xml"])
    rows = [int(row.get("r")) for row in root.iter("{*}row")]
    assert rows == sorted(rows) and {42, 45, 60} < set(rows)
    for row in root.iter("{*}row"):
        columns = [openpyxl.utils.cell.coordinate_from_string(c.get("r"))[0] for c in row]
        assert columns == sorted(columns, key=openpyxl.utils.column_index_from_string)


@pytest.mark.parametrize("kept", [(), ("numFmts",), ("numFmts", "cellXfs", "cellStyles")])
def test_what_styles_lack_is_made_in_its_place(data, kept):
    """Programs that write little leave most of the styles out."""
    root = etree.fromstring(parts(data)["xl/styles.xml"])
    for section in list(root):
        if etree.QName(section).localname not in kept:
            root.remove(section)
    bare = copy_package(data, {"xl/styles.xml": etree.tostring(root)})
    copy = commented_workbook(bare, [finding("≥95百分比", PLACE, (1, 6), "95%")], STAMP)
    made = etree.fromstring(parts(copy)["xl/styles.xml"])
    names = [etree.QName(section).localname for section in made]
    wanted = {*kept, "fills", "cellXfs"}
    assert names == [
        name for name in ("numFmts", "fills", "cellXfs", "cellStyles") if name in wanted
    ]
    sheet = etree.fromstring(parts(copy)["xl/worksheets/sheet1.xml"])
    styles = {cell.get("r"): int(cell.get("s", "0")) for cell in sheet.iter("{*}c")}
    coloured = made.findall("{*}cellXfs/{*}xf")[styles["E7"]]
    fill = made.findall("{*}fills/{*}fill")[int(coloured.get("fillId"))]
    assert fill.find("{*}patternFill/{*}fgColor").get("rgb") == "FFFFC7CE"
    assert styles["E7"] > 0 and styles["A1"] == 0
