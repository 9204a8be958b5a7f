"""Formulas whose value a workbook does not hold: constants are read, the others are unknown, and no
rule blames the author for them."""

import pytest
from sheetfile import Formula, SheetOf, Shown, Value, excel_file, workbook_parts, worksheet
from wordfile import package, pictures

from linter import run
from linter.document import SheetPlace
from linter.readers import read_bytes

WITHOUT_VALUE = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c>{}</row>'
ON_LOAD = '<calcPr fullCalcOnLoad="1"/>'

FORM: list[list[Value]] = [
    ["项目支出绩效目标表", None, None, None, None, None, None],
    ["单位名称", "某县农业农村局", "", "", "", "", ""],
    ["项目名称", "高标准农田改造提升", "", "项目编码", "13012524P00123400012D", "", ""],
    ["预算数（万元）", "120", "", "其中：财政资金", "100", "其他资金", "20"],
    ["资金支出计划", "3月底", "", "6月底", "10月底", "", "12月底"],
    ["", "25%", "", "50%", "75%", "", "100%"],
    ["绩效目标", "改造农田沟渠12公里，培训农民100人次，农户满意度达到90%", "", "", "", "", ""],
    ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据", "权重"],
    ["产出指标", "数量指标", "改造沟渠长度", "改造的农田沟渠总长度", "≥12公里", "《方案》", "20"],
    ["产出指标", "数量指标", "培训农民人次", "参加培训的农民人次", "≥100人次", "《方案》", "20"],
    ["产出指标", "质量指标", "工程合格率", "合格工程数/全部工程数×100%", "100%", "《方案》", "20"],
    ["产出指标", "时效指标", "完工时间", "全部工程通过验收的时间", "12月底前", "《方案》", "20"],
    ["效益指标", "社会效益指标", "受益农户数", "直接受益的农户户数", "≥5000户", "《方案》", "10"],
    ["满意度指标", "服务对象满意度指标", "农户满意度", "满意户数/受访户数×100%", "≥90%", "《问卷》",
     "10"],
]  # fmt: skip
BUDGET: list[list[Value]] = [
    ["部门预算支出表", "", "", "", ""],
    ["单位：万元", "", "", "", ""],
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["", "合计", "600", "250", "350"],
    ["205", "教育支出", "300", "100", "200"],
    ["206", "科学技术支出", "100", "50", "50"],
    ["207", "文化支出", "200", "100", "100"],
]
# What somebody writes himself; labels and headings tell what the rest is.
WRITTEN = [
    *((FORM, row, 1) for row in (1, 2, 3, 5, 6)),
    *((FORM, row, column) for row, column in ((2, 4), (3, 4), (3, 6), (5, 3), (5, 4), (5, 6))),
    *((FORM, row, column) for row in range(8, len(FORM)) for column in range(7)),
    *((BUDGET, row, column) for row in range(3, len(BUDGET)) for column in (2, 3, 4)),
]


@pytest.fixture(scope="module")
def settings() -> run.Settings:
    return run.prepare()


def read(*cells: Value, properties: str = ""):
    return read_bytes(
        excel_file(SheetOf("公开", [["甲", *cells]]), properties=properties), "a.xlsx"
    )


def raw(cells: str, properties: str = ""):
    xml = worksheet(f"<sheetData>{WITHOUT_VALUE.format(cells)}</sheetData>")
    parts = workbook_parts([("公开", xml, "visible")], ["0%"], properties)
    return read_bytes(package(parts), "a.xlsx")


def test_a_formula_without_its_value_shows_itself_and_is_noted():
    document = read(Formula("SUM(C1:C9)"), "乙", Formula("B1", "5"))
    assert pictures(document)[1] == [["甲", "=SUM(C1:C9)", "乙", "5"]]
    assert document.unread_cells == {SheetPlace("公开", "B1")}
    assert document.notes == (
        "“公开”表有1个公式没有保存计算结果，这些格没有检查；请用 Excel 或 WPS 打开后保存一次",
    )


@pytest.mark.parametrize("value", ["<v></v>", "<v/>", ""])
def test_an_empty_value_is_none(value: str):
    document = raw(f'<c r="B1"><f>A9</f>{value}</c>')
    assert pictures(document)[1] == [["甲", "=A9"]]
    assert document.unread_cells == {SheetPlace("公开", "B1")}


def test_an_empty_text_is_a_value():
    document = raw('<c r="B1" t="str"><f>A9</f><v></v></c><c r="C1" t="str"><f>A9</f></c>')
    assert not document.unread_cells and not document.notes


def test_nought_is_no_value_where_nothing_was_worked_out():
    zero = '<c r="B1"><f>SUM(A2:A9)</f><v>0</v></c><c r="C1"><v>0</v></c>'
    assert raw(zero).unread_cells == frozenset()
    document = raw(zero, ON_LOAD)
    assert pictures(document)[1] == [["甲", "=SUM(A2:A9)", "0"]]
    assert document.unread_cells == {SheetPlace("公开", "B1")}


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("12", "12"), ("=-3.50", "-3.5"), ("12%", "0.12"), ('"2025年""甲""班"', '2025年"甲"班'),
        ("1+1", None), ('"a"&"b"', None), ("A1", None), ("", None), ("1e999", None),
    ],
)  # fmt: skip
def test_constants_are_read(formula: str, shown: str | None):
    document = read(Formula(formula), "乙")
    assert bool(document.unread_cells) == (shown is None)
    if shown is not None:
        assert pictures(document)[1] == [["甲", shown, "乙"]]
        assert not document.notes


def test_a_constant_has_the_format_of_its_cell():
    assert pictures(raw('<c r="B1" s="1"><f>0.95</f></c>'))[1] == [["甲", "95%"]]


def test_merged_and_hidden_cells_without_a_value():
    rows: list[list[Value]] = [
        [Formula("X1"), None, "乙"],
        [None, None, "丙"],
        [Shown(1, "0"), Formula("X2"), "丁"],
    ]
    columns = '<cols><col min="1" max="1" hidden="1"/></cols>'
    document = read_bytes(excel_file(SheetOf("公开", rows, ["A1:B2"], columns=columns)), "a.xlsx")
    assert pictures(document)[1] == [["=X1", "乙"], ["^", "丙"], ["=X2", "丁"]]
    assert {SheetPlace("公开", "B1"), SheetPlace("公开", "B3")} <= document.unread_cells


def checked(form: list[list[Value]], settings: run.Settings, hole: tuple[int, int] | None = None):
    rows = [list(row) for row in form]
    if hole:
        rows[hole[0]][hole[1]] = Formula(f"总表!B{hole[0] + 1}")
    merges = ["A1:G1"] if form is FORM else []
    return run.lint_bytes(excel_file(SheetOf("目标表", rows, merges)), "a.xlsx", settings)


@pytest.mark.parametrize(("form", "row", "column"), WRITTEN)
def test_no_rule_blames_the_author(form, row: int, column: int, settings: run.Settings):
    whole, holed = checked(form, settings), checked(form, settings, (row, column))
    assert (holed.projects, holed.indicators) == (whole.projects, whole.indicators)
    assert holed.unit in {whole.unit, None}
    assert {f.rule for f in holed.findings} <= {f.rule for f in whole.findings}
    assert not any("总表!" in f.message + f.text for f in holed.findings)


def test_the_same_cells_left_blank_are_blamed(settings: run.Settings):
    rows = [list(row) for row in FORM]
    rows[10][4] = rows[3][1] = ""
    assert {"COM10", "COM05"} <= {f.rule for f in checked(rows, settings).findings}
