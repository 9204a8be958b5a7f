"""The disclosure of the corpus, cell by cell, as text and as Word."""

import re
from pathlib import Path

import pytest

from linter.model import Disclosure
from linter.readers import read
from linter.recognise import recognise

CORPUS = Path(__file__).parents[2] / "corpus"
TITLE = re.compile(r"^\d+、.*绩效目标表$")


@pytest.fixture(scope="module", params=["disclosure.txt", "disclosure.docx"])
def disclosure(request, layouts) -> Disclosure:
    path = CORPUS / request.param
    if not path.exists():
        pytest.skip(f"{path.name} is not built")
    return recognise(read(path), layouts)


@pytest.fixture(scope="module")
def printed() -> list[list[str]]:
    """The cell texts below each title in the dump, read without any knowledge of tables."""
    sections: list[list[str]] = []
    lines = (CORPUS / "disclosure.txt").read_text("utf-8").splitlines()
    for line in lines:
        if TITLE.match(line):
            sections.append([])
        elif line.startswith("六、政府采购"):
            break
        elif sections and line.startswith("\t"):
            sections[-1].append(line)
        elif sections and line:
            sections[-1][-1] += line
    return [[squeezed(text) for text in cells] for cells in sections]


def squeezed(text: str) -> str:
    return "".join(re.sub(r"\[bookmark: [^\]]*\]", "", text).split())


def text(field) -> str:
    return "" if field is None else squeezed(field.text)


def test_counts(disclosure):
    assert len(disclosure.projects) == 31
    assert sum(len(project.indicators) for project in disclosure.projects) == 222
    assert disclosure.unrecognised == ()
    assert (disclosure.layout, disclosure.unit) == ("hebei", "大厂回族自治县公安局")
    assert (disclosure.year, disclosure.amount_unit) == (2024, "万元")
    assert [project.number for project in disclosure.projects] == list(range(1, 32))
    assert {project.amount_unit for project in disclosure.projects} == {"万元"}


def test_every_header_cell(disclosure, printed):
    for project, cells in zip(disclosure.projects, printed, strict=True):
        assert cells[1:5] == ["项目编码", text(project.code), "项目名称", text(project.name)]
        assert [cells[i] for i in (7, 9, 11)] == [
            text(project.budget), text(project.fiscal_funds), text(project.other_funds),
        ]  # fmt: skip
        assert cells[13] == text(project.purpose)
        assert cells[15:19] == [field.heading for field in project.schedule]
        assert cells[20:24] == [text(field) for field in project.schedule]
        assert cells[24:26] == ["绩效目标", "".join(map(text, project.goals))]


def test_every_indicator_cell(disclosure, printed):
    for project, cells in zip(disclosure.projects, printed, strict=True):
        rows = [cells[start : start + 6] for start in range(32, len(cells), 6)]
        label = ""
        for indicator, row in zip(project.indicators, rows, strict=True):
            label = row[0] or label
            assert text(indicator.level1) == indicator.level1_word == label
            assert text(indicator.level2) == indicator.level2_word == row[1]
            assert row[2:] == [
                text(indicator.name), text(indicator.description), text(indicator.value),
                text(indicator.basis),
            ]  # fmt: skip
            assert indicator.category
            assert (indicator.comparator, indicator.unit, indicator.weight) == (None,) * 3


def test_awkward_cells(disclosure):
    last = disclosure.projects[5].indicators[-1]
    assert (text(last.name), text(last.description)) == ("群众满意度", "受益群体满意度")
    assert (text(last.value), text(last.basis)) == ("≥95%", "满意度指标")
    assert len(disclosure.projects[5].indicators) == 6
    wrapped = disclosure.projects[11].indicators[4]
    assert wrapped.name.text == "鉴定报告结果对办案\n的帮助效果"
    marked = disclosure.projects[17].indicators[8]
    assert marked.description.text == "维护**和社会**稳定"
    titled = disclosure.projects[24]
    assert titled.name.text.endswith("（装备费） 冀财政法[2022]56号")
    assert titled.title.text == f"25、{titled.name.text}绩效目标表"
    assert titled.budget.text == "0.18"
    assert disclosure.projects[2].indicators[1].name.text == " 准确率"
    assert [field.text for field in disclosure.projects[1].schedule] == ["", "", "100%", "100%"]


def test_places_lead_to_distinct_cells(disclosure):
    for project in disclosure.projects:
        places = [
            field.place
            for row in project.indicators
            for field in (row.name, row.description, row.value, row.basis)
        ]
        assert len(set(places)) == len(places)


def test_tables(disclosure):
    assert [(table.kind, len(table.rows)) for table in disclosure.tables] == [
        ("income_expenditure", 34),
        ("income", 17),
        ("expenditure", 17),
        ("fiscal", 37),
        ("general", 17),
        ("basic", 37),
        ("government_fund", 1),
        ("state_capital", 1),
        ("three_public", 8),
        ("organisation", 1),
        ("procurement", 15),
        ("assets", 6),
    ]
    assert [table.amount_unit for table in disclosure.tables] == [
        None if table.kind == "organisation" else "万元" for table in disclosure.tables
    ]
    assert all(table.caption for table in disclosure.tables)


def test_headings_and_rows_of_tables(disclosure):
    tables = {table.kind: table for table in disclosure.tables}
    fiscal = tables["fiscal"]
    assert fiscal.headings == (
        "序号", "收入·项目", "收入·金额", "支出·项目", "支出·合计", "支出·一般公共预算财政拨款",
        "支出·政府性基金预算财政拨款", "支出·国有资本经营预算财政拨款",
    )  # fmt: skip
    assert [cell.text for cell in fiscal.rows[3]] == [
        "4", "", "", "四、公共安全支出", "8977.06", "8977.06", "", "",
    ]  # fmt: skip
    procurement = tables["procurement"]
    assert procurement.headings[:3] == (
        "政府采购项目来源·项目名称", "政府采购项目来源·预算资金", "采购物品名称",
    )  # fmt: skip
    assert procurement.headings[7] == "政府采购金额（当年部门预算安排资金）·合计"
    assert procurement.headings[14] == "2024年预留中小微企业份额"
    row = procurement.rows[10]
    assert (row[1].text, row[2].text, row[7].text) == ("45.90", "小型客车", "19.82")
    assert tables["assets"].headings == ("项目", "数量", "价值（金额单位：万元）")
    assert [cell.text for cell in tables["assets"].rows[0]] == ["资产总额", "", "23905.44"]
    assert tables["basic"].headings[3:] == (
        "一般公共预算基本支出·合计",
        "一般公共预算基本支出·人员经费",
        "一般公共预算基本支出·公用经费",
    )
    assert tables["income"].headings[4] == "本年收入·小计"


def test_narrative(disclosure):
    sections = {squeezed(field.text)[:12]: field.heading for field in disclosure.narrative}
    assert sections["2024年，我单位机关运"] == "三、机关运行经费安排情况"
    assert sections["（十三）承办县委、县政府"] == "一、单位职责及机构设置情况"
    assert sections["2024年预算收支安排9"] == "3、比上年增减情况"
    assert not [field for field in disclosure.narrative if TITLE.match(field.text)]
    assert not [field for field in disclosure.narrative if field.text in {"1", "2"}]
