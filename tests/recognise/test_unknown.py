"""What is no target table gives no project; what cannot be told stays unknown."""

from time import perf_counter

import pytest

HEADINGS = ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"]
ROW = ["产出指标", "数量指标", "次数", "检查的次数", "4次", "计划"]

LISTS = {
    "labels side by side": (
        ["项目编码", "项目名称", "预算数", "其中：财政资金", "其他资金"],
        ["1301", "甲", "5", "5", ""],
        ["1302", "乙", "6", "6", ""],
    ),
    "labels with other words between": (
        ["项目名称", "支出内容", "预算数", "资金来源"],
        ["甲", "设备", "5", "本级"],
    ),
    "two heading rows": (
        ["项目来源", "采购物品名称", "数量"],
        ["项目名称", "预算资金", "", ""],
        ["甲", "5", "电脑", "3"],
        ["乙", "6", "电脑", "3"],
    ),
    "criteria of an evaluation": (
        ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "指标解释", "评分标准"],
        ["决策", "20", "项目立项", "5", "立项依据充分性", "3", "是否符合规划", "符合得满分"],
        ["产出", "30", "产出数量", "10", "实际完成率", "10", "完成比率", "按比例"],
        ["效益", "30", "项目效益", "30", "社会效益", "20", "效果", "酌情"],
    ),
    "scores": (
        ["项目名称", "全年预算数", "执行数", "执行率", "自评得分"],
        ["甲", "30", "29", "96.7%", "95"],
    ),
    "economy": (["指标名称", "单位", "目标值", "实际值"], ["生产总值", "亿元", "120", "118"]),
    "staff": (["考核指标", "分值", "评分标准", "得分"], ["工作质量", "30", "无差错", "28"]),
    "generic headings": (["指标名称", "单位", "备注"], ["人口", "万人", ""]),
    "remarks": (["项目", "单位", "分值", "备注"], ["房屋", "平方米", "3", ""]),
    "contacts": (["单位名称", "某局"], ["联系人", "某人"], ["联系电话", "123"]),
    "a blank table": (["", ""], ["", ""]),
    "a goal alone": (["绩效目标", "完成任务"],),
}


@pytest.mark.parametrize("rows", LISTS.values(), ids=LISTS)
def test_other_tables_give_no_project(read_dump, read_word, rows):
    for read in (read_dump, read_word):
        found = read("某表", rows)
        assert found.projects == ()
        assert found.unrecognised == ()


def test_prose_and_nothing(read_dump):
    assert read_dump().projects == ()
    found = read_dump("绩效目标表见附件。", "一级指标、二级指标、三级指标、指标值都要填写。")
    assert (found.projects, found.layout, found.unit, found.year) == ((), None, None, None)


def test_heading_without_the_names(read_dump):
    found = read_dump((["一级指标", "二级指标", "指标值"], ["产出指标", "数量指标", "4次"]))
    assert found.projects == ()
    (problem,) = found.unrecognised
    assert problem.reason == "指标表的表头缺少“三级指标”列"
    assert problem.headings == ("一级指标", "二级指标", "指标值")


def test_sets_beside_each_other_that_nothing_tells_apart(read_dump):
    headings = ["项目名称", "绩效目标", "三级指标", "指标值", "三级指标", "指标值"]
    found = read_dump((headings, ["蜂业扶持", "扶持蜂农。", "蜂箱数", "900箱", "增收", "8%"]))
    assert found.projects == ()
    (problem,) = found.unrecognised
    assert problem.reason == "表头有2组并列的指标，分不清各组是哪一类、哪一期"


@pytest.mark.parametrize("before", [["栏次"], ["甲", "乙"], []])
def test_numbers_of_columns_are_no_indicators(read_dump, before):
    numbers = [*before, *map(str, range(1, 7 - len(before)))]
    (project,) = read_dump((HEADINGS, numbers, ROW)).projects
    assert [row.name.text for row in project.indicators] == ["次数"]


def test_a_form_that_nobody_filled_in_is_no_project(read_dump):
    note = "备注：本单位没有项目支出。"
    rows = (
        ["项目名称", "", "单位名称", "某局"],
        ["预算数", "", "其他资金", ""],
        ["绩效目标", "", "", ""],
        HEADINGS,
        [""] * 6,
    )
    assert read_dump("项目支出绩效目标表", note, rows).projects == ()
    (project,) = read_dump("1、疏浚绩效目标表", rows).projects
    assert project.title_name == "疏浚"


def test_a_list_of_something_else_with_goals_is_no_target_table(read_dump):
    heading = ["服务名称", "服务内容", "预算金额", "绩效目标"]
    rows = (["测绘", "地籍调查", "60", "完成四个乡镇"], ["扫描", "档案扫描", "40", "扫描十二万卷"])
    found = read_dump((heading, *rows))
    assert (found.projects, found.unrecognised) == ((), ())
    assert [table.headings for table in found.tables] == [tuple(heading)]


@pytest.mark.parametrize("label", ["产出指标", "其他资金", "项目名称"])
def test_a_label_is_no_value(read_dump, label):
    (project,) = read_dump((["项目名称", "疏浚"], ["绩效目标", label], HEADINGS, ROW)).projects
    assert project.goals == ()


def test_header_without_name_or_code(read_dump):
    found = read_dump(
        (["预算数", "5", "其他资金", ""], ["资金用途", "买设备"], ["绩效目标", "完成"])
    )
    assert found.projects == ()
    (problem,) = found.unrecognised
    assert "项目名称" in problem.reason
    assert "绩效目标" in problem.headings


def test_heading_without_rows(read_dump):
    found = read_dump((HEADINGS, ["", "", "", "", "", ""]))
    assert found.projects == ()
    assert [problem.reason for problem in found.unrecognised] == ["有指标表的表头，没有指标行"]


def test_heading_without_rows_before_another_with_rows(read_dump):
    other = [*HEADINGS[:3], "指标值"]
    (project,) = read_dump((["项目名称", "疏浚"], other, HEADINGS, ROW)).projects
    assert [(row.name.text, row.set) for row in project.indicators] == [("次数", 1)]


def test_torn_row_is_unknown_not_empty(read_dump):
    torn = (["满意度指标", "服务对象满意度指标", "群众满意度", "受益群体"], ["≥95%", "问卷"])
    (project,) = read_dump((HEADINGS, ROW, *torn, ROW)).projects
    assert [row.name and row.name.text for row in project.indicators] == ["次数", None, "次数"]
    lost = project.indicators[1]
    assert (lost.level1.text, lost.category) == ("满意度指标", "满意度")
    assert (lost.name, lost.description, lost.value, lost.basis) == (None,) * 4


@pytest.mark.parametrize(
    ("row", "labels"),
    [
        (["满意度指标", "服务对象满意度指标", "满意度"], ("满意度指标", "服务对象满意度指标")),
        (["", "质量指标", "合格率"], (None, "质量指标")),
        (["服务对象满意度指标", "满意度", "问卷"], (None, None)),
        (["满意度指标", "满意度", "问卷"], ("满意度指标", None)),
        (["质量指标", "合格率", "95%"], (None, None)),
    ],
)
def test_labels_of_a_torn_row_prove_their_place(read_dump, row, labels):
    (project,) = read_dump((HEADINGS, row, ROW)).projects
    lost = project.indicators[0]
    assert (lost.level1 and lost.level1.text, lost.level2 and lost.level2.text) == labels


def test_label_above_a_torn_row_is_not_inherited_through_it(read_dump):
    torn, below = ["", "率", "90%"], ["", "", "次数", "说明", "4次", "计划"]
    (project,) = read_dump((HEADINGS, ROW, torn, below)).projects
    assert [row.level1 and row.level1.text for row in project.indicators] == [
        "产出指标",
        None,
        None,
    ]
    assert project.indicators[2].level2 is None


def test_second_level_hidden_by_a_torn_row(read_dump):
    torn, below = ["效益指标", "率", "90%"], ["", "", "次数", "说明", "4次", "计划"]
    after = ["满意度指标", "", "满意度", "说明", "95%", "计划"]
    (project,) = read_dump((HEADINGS, ROW, torn, below, after)).projects
    labels = [(row.level1.text, row.level2 and row.level2.text) for row in project.indicators]
    assert labels[1:] == [("效益指标", None), ("效益指标", None), ("满意度指标", "")]


def test_no_row_fits(read_dump):
    found = read_dump((HEADINGS, [*ROW, "多出一格"], [*ROW, "又一格"]))
    assert [row.name for row in found.projects[0].indicators] == [None, None]
    assert found.unrecognised[0].reason == "指标表的表头有6列，各行的单元格与之对不上"


def test_blank_cells_beyond_the_headings_do_no_harm(read_dump):
    (project,) = read_dump((HEADINGS, [*ROW, ""])).projects
    assert project.indicators[0].basis.text == "计划"


def test_cell_merged_over_two_columns_belongs_to_neither(read_word):
    (project,) = read_word(
        (HEADINGS, ["产出指标", "数量指标", "次数", "<", "4次", "计划"])
    ).projects
    (row,) = project.indicators
    assert (row.name, row.description, row.value.text) == (None, None, "4次")


def test_grid_slop_of_word(read_word):
    (project,) = read_word(
        (
            ["一级指标", "二级指标", "三级指标", "<", "指标值"],
            ["产出指标", "数量指标", "次数", "4次", "<"],
            ["^", "^", "台数", "<", "5台"],
        )
    ).projects
    assert [(r.name.text, r.value.text) for r in project.indicators] == [
        ("次数", "4次"),
        ("台数", "5台"),
    ]


def test_no_layouts():
    from linter.document import Document
    from linter.recognise import recognise

    assert recognise(Document("某文件", "text", ()), ()).projects == ()


def test_key_projects_of_a_report_are_no_target_table(read_dump):
    found = read_dump(
        "重点项目情况",
        (["项目名称", "主要内容", "预算金额"], ["甲", "买设备", "5"], ["乙", "修路", "6"]),
        (["项目名称", "甲"], ["主要内容", "买设备"], ["预算金额", "5"]),
    )
    assert (found.projects, found.unrecognised) == ((), ())
    assert len(found.tables) == 2


def test_bare_header_under_a_title_is_a_project(read_dump):
    found = read_dump("1、甲项目绩效目标表", (["项目名称", "甲"], ["预算数", "5"]))
    assert [(p.number, p.name.text, p.indicators) for p in found.projects] == [(1, "甲", ())]


def test_indicators_without_a_place_are_named_beside_their_project(read_dump):
    rows = (
        ["项目名称", "甲"],
        ["绩效目标", "完成"],
        ["一级指标", "二级指标", "指标值"],
        ["产出", "数量", "1"],
    )
    found = read_dump(rows)
    assert [problem.reason for problem in found.unrecognised] == ["指标表的表头缺少“三级指标”列"]
    assert [p.name.text for p in found.projects] == ["甲"]


def test_notes_below_the_indicators_are_no_rows(read_word):
    (project,) = read_word(
        (
            ["绩效指标", *HEADINGS],
            ["^", *ROW],
            ["^", "备注：以上指标均为年度指标", "<", "<", "<", "<", "<"],
            ["审核意见", "同意", "<", "<", "<", "<", "<"],
        )
    ).projects
    assert [row.name.text for row in project.indicators] == ["次数"]


VALUES = {
    "targets": ("≥3次", "100%", "11月底前"),
    "scores": ("10", "10", "5"),
    "sources": ("计划", "100%的计划", "规划"),
}


@pytest.mark.parametrize(
    ("heading", "is_value"), [("targets", True), ("scores", False), ("sources", False)]
)
def test_a_heading_that_nobody_knows_over_targets(read_dump, heading, is_value):
    rows = [
        ["产出指标", level, name, value]
        for level, name, value in zip(
            ("数量指标", "质量指标", "时效指标"),
            ("检查次数", "检查合格率", "检查完成时间"),
            VALUES[heading],
            strict=True,
        )
    ]
    found = read_dump("检查项目绩效目标表", ([*HEADINGS[:3], "拟达到的程度"], *rows))
    values = [row.value.text for p in found.projects for row in p.indicators if row.value]
    assert values == (list(VALUES[heading]) if is_value else [])


def test_two_columns_of_targets_under_unknown_headings_are_none(read_dump):
    headings = [*HEADINGS[:3], "甲方案", "乙方案"]
    found = read_dump(
        "检查项目绩效目标表", (headings, ["产出指标", "数量指标", "次数", "≥3次", "≥4次"])
    )
    assert [row.value for project in found.projects for row in project.indicators] == [None]


def test_no_heading_is_so_wide(read_dump):
    """The time to tell headings apart grows with the square of their number."""
    started = perf_counter()
    rows = [[label, *["三级指标"] * 20_000] for label in ("一级指标", "三级指标", "指标值")]
    assert read_dump(rows).projects == ()
    assert perf_counter() - started < 10
