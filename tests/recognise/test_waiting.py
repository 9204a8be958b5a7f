"""Header fields that stand apart from the indicators: whose they are, what is none of a form."""

import pytest

from linter.recognise.waiting import MOST_PARAGRAPHS, MOST_PARTS

NAME = (["项目名称", "渡口值守"],)
INDICATORS = (
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "值守渡口数", "6处"],
)
OTHER = (["序号", "设备", "数量"], ["1", "船", "2"])
PROSE = "本项目由县交通运输局组织实施，每年一次。"


def names(found):
    return [project.name.text if project.name else None for project in found.projects]


@pytest.mark.parametrize(("count", "name"), [(1, "渡口值守"), (MOST_PARAGRAPHS + 1, None)])
def test_prose_between_the_name_and_the_indicators(read_dump, count, name):
    """A name far above is another matter's."""
    found = read_dump(NAME, *[f"{number}{PROSE}" for number in range(count)], INDICATORS)
    assert names(found) == [name]
    assert [table.kind for table in found.tables] == ([] if name else ["other"])


def test_another_table_between(read_dump):
    found = read_dump(NAME, OTHER, INDICATORS)
    assert names(found) == [None]
    assert len(found.tables) == 2


def test_the_last_name_holds(read_dump):
    found = read_dump(NAME, (["项目名称", "航标更新"],), INDICATORS)
    assert names(found) == ["航标更新"]
    assert [table.rows for table in found.tables] == [()]


def test_a_title_begins_another_form(read_dump):
    found = read_dump(NAME, "航标更新项目绩效目标表", INDICATORS)
    (project,) = found.projects
    assert (project.name, project.title_name) == (None, "航标更新")


def test_a_form_with_a_name_of_its_own(read_dump):
    own = (["项目名称", "航标更新", "预算数", "9"], *INDICATORS)
    found = read_dump(NAME, own)
    assert names(found) == ["航标更新"]
    assert len(found.tables) == 1


def test_many_small_tables_are_no_form(read_dump):
    units = [(["单位名称", f"第{number}渡口"],) for number in range(3 * MOST_PARTS)]
    found = read_dump(*units, NAME, INDICATORS)
    assert names(found) == ["渡口值守"]
    assert len(found.tables) >= 2 * MOST_PARTS


def test_lines_of_a_header_are_no_narrative(read_dump):
    found = read_dump("项目名称：渡口值守", "年度目标：渡口有人值守。", PROSE, INDICATORS)
    assert names(found) == ["渡口值守"]
    assert [goal.text for goal in found.projects[0].goals] == ["渡口有人值守。"]
    assert [paragraph.text for paragraph in found.narrative] == [PROSE]


@pytest.mark.parametrize("gap", [" ", "    ", "　　"])
def test_labels_side_by_side_in_a_line(read_dump, gap):
    line = f"项目名称：渡口 值守{gap}主管部门：某局{gap}预算金额：9万元"
    (project,) = read_dump(line, INDICATORS).projects
    assert (project.name.text, project.budget.text) == ("渡口 值守", "9万元")


def test_a_sentence_with_a_label_is_no_header(read_dump):
    found = read_dump("年度目标：渡口有人值守。", "项目名称：", INDICATORS)
    (project,) = found.projects
    assert (project.name, project.goals) == (None, ())
