"""Codes printed with the name of a project, in a cell or in the title."""

import pytest

from linter.recognise import recognise

CODE = "51072625T000012345678"
ROWS = (
    ("年度目标", "改造老旧电梯。", "", ""),
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "改造电梯台数", "46台"),
)


def project(build, layouts, *rows, title=()):
    padded = tuple((*row, *("",) * (4 - len(row))) for row in rows)
    (found,) = recognise(build(*title, (*padded, *ROWS)), layouts).projects
    return found


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        (f"{CODE}-老旧电梯改造", "老旧电梯改造"),
        (f"{CODE} 老旧电梯改造", "老旧电梯改造"),
        (f"{CODE}\n老旧电梯改造", "老旧电梯改造"),
        (f"{CODE}——老旧电梯改造", "老旧电梯改造"),
        (f"{CODE}老旧电梯改造", "老旧电梯改造"),
        (f"[{CODE}]“老旧电梯”改造", "“老旧电梯”改造"),
        (f"{CODE}-2025年电梯改造", "2025年电梯改造"),
        (f"老旧电梯改造（{CODE}）", "老旧电梯改造"),
    ],
)
def test_a_code_and_a_name_in_one_cell(build, layouts, cell, name):
    found = project(build, layouts, ("项目名称", cell))
    assert (found.code.text, found.name.text) == (CODE, name)
    assert found.code.place == found.name.place
    assert found.code_year == 2025


@pytest.mark.parametrize(
    "cell",
    [
        "2025年老旧电梯改造",
        "老旧电梯改造（2025—2027年）",
        "123456号电梯改造",
        CODE,
        "5G-Advanced网络建设",
        "",
    ],
)
def test_what_is_no_code_stays_in_the_name(build, layouts, cell):
    found = project(build, layouts, ("项目名称", cell))
    assert (found.code, found.name.text) == (None, cell)


def test_the_code_in_a_cell_of_its_own_holds(build, layouts):
    same = project(build, layouts, ("项目编码", CODE), ("项目名称", f"{CODE}-电梯改造"))
    assert (same.code.text, same.name.text) == (CODE, "电梯改造")
    other = project(build, layouts, ("项目编码", CODE[:-1] + "9"), ("项目名称", f"{CODE}-电梯改造"))
    assert (other.code.text, other.name.text) == (CODE[:-1] + "9", f"{CODE}-电梯改造")
    blank = project(build, layouts, ("项目编码", "", "项目名称", f"{CODE}-电梯改造"))
    assert (blank.code.text, blank.name.text) == (CODE, "电梯改造")


def test_a_code_in_the_title(build, layouts):
    title = (f"{CODE}-电梯改造绩效目标表",)
    found = project(build, layouts, ("项目名称", "电梯改造"), title=title)
    assert (found.code.text, found.title_name) == (CODE, "电梯改造")
    assert found.code.place == found.title.place


@pytest.mark.parametrize(
    "row",
    [
        ("项目名称（编码）", "[130001]", "渡口改造"),
        ("项目名称", "[130001]", "渡口改造"),
        ("项目名称及编码", "130001", "渡口改造"),
        ("项目名称（编码）", "[130001]渡口改造"),
        ("项目名称及代码", "130001-渡口改造"),
        ("项目编码/名称", "130001/渡口改造"),
        ("项目名称", "[130001]渡口改造"),
        ("实施单位", "某局", "项目名称（编码）", "[130001]", "渡口改造"),
    ],
)
def test_a_short_code_where_brackets_or_the_heading_announce_it(build, layouts, row):
    found = project(build, layouts, row)
    assert (found.code.text, found.name.text) == ("130001", "渡口改造")


@pytest.mark.parametrize(
    "row",
    [
        ("项目名称", "130001 渡口改造"),
        ("项目名称", "[2025]12号文渡口改造"),
        ("项目名称", "渡口改造", "[130001]"),
        ("项目名称（编码）", "渡口改造", "二期"),
        ("项目名称", "130001", "预算数", "9"),
    ],
)
def test_what_nothing_announces_stays_in_the_name(build, layouts, row):
    found = project(build, layouts, row)
    assert (found.code, found.name.text) == (None, row[1])
