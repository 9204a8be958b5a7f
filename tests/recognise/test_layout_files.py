"""Layout files: what is refused, where, and with which words; and what a new file adds."""

from pathlib import Path

import pytest

from linter.domain.problem import LoadError
from linter.recognise import load_layouts, recognise
from linter.recognise.cases.case import cases_in

MINIMAL = """\
id: 某省
title: 某省绩效目标表
columns:
  level1: [一级指标]
  indicator: [三级指标]
"""


def load(tmp_path: Path, text: str, name: str = "layout.yaml"):
    (tmp_path / name).write_text(text, "utf-8")
    return load_layouts([tmp_path])


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        (MINIMAL + "colunms: {}\n", "6:1", "不认识的键“colunms”，是否想写“columns”？"),
        (MINIMAL.replace("level1", "levl1"), "4:3", "不认识的键“levl1”，是否想写“level1”？"),
        (MINIMAL + "titles: ['^(?P<name>.*)表$']\n", "6:10", "缺少命名组“(?P<number>…)”"),
        (MINIMAL + "titles: ['^(']\n", "6:10", "正则表达式有误"),
        (MINIMAL + "ignore: ['（.*）']\n", "6:10", "请把全角标点写成半角"),
        (MINIMAL + "required: [indicator, value]\n", "6:23", "必需列“value”不在 columns 中"),
        (MINIMAL + "header: [项目名称]\n", "6:9", "这里应为“键: 值”形式"),
        (MINIMAL + "weak: 单位\n", "6:7", "这里应为列表"),
        (MINIMAL + "weak: [[单位]]\n", "6:8", "这里应为文字"),
        (MINIMAL + "weak: ['']\n", "6:8", "文字不能为空"),
        (
            MINIMAL + "levels: {level2: {数量指标: {category: 数目}}}\n",
            "6:36",
            "不认识的类别“数目”，是否想写“数量”？",
        ),
        (MINIMAL + "tables: [{captions: [收入]}]\n", "6:10", "缺少键“kind”"),
        (MINIMAL + "id: 又一\n", "6:1", "键“id”重复出现"),
        ("title: 某省\ncolumns: {}\n", "1:1", "缺少键“id”"),
        ("id: [\n", "2:1", "YAML 语法有误"),
        ("", "1:1", "文件为空"),
        ("- id\n", "1:1", "这里应为“键: 值”形式"),
    ],
)
def test_mistakes_are_named_with_their_place(tmp_path, text, place, reason):
    with pytest.raises(LoadError) as caught:
        load(tmp_path, text)
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'layout.yaml'}:{place}: ")
    assert reason in message


def test_not_utf8(tmp_path):
    (tmp_path / "a.yaml").write_bytes("id: 绩效目标".encode("gb18030"))
    with pytest.raises(LoadError, match="1:1: 文件不是 UTF-8 编码"):
        load_layouts([tmp_path])


def test_two_of_one_id_in_a_folder(tmp_path):
    load(tmp_path, MINIMAL, "a.yaml")
    with pytest.raises(LoadError, match=r"版式“某省”已在 .*a\.yaml 中定义"):
        load(tmp_path, MINIMAL, "b.yaml")


def test_a_later_folder_replaces(tmp_path):
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    load(first, MINIMAL)
    load(second, MINIMAL.replace("某省绩效", "新的绩效"))
    assert [layout.title for layout in load_layouts([first, second])] == ["新的绩效目标表"]


def test_hidden_and_other_files_are_no_layouts(tmp_path):
    load(tmp_path, "不是 YAML: [", ".hidden.yaml")
    assert load(tmp_path, "说明", "README.md") == ()


def names(found):
    return [
        (p.layout, row.name.text, row.value.text) for p in found.projects for row in p.indicators
    ]


def test_a_file_alone_adds_another_form(tmp_path, layouts, build):
    """A form with headings of its own."""
    document = build(
        (
            ["指标大类", "指标细目", "数值出处", "预计数"],
            ["数量指标", "培训人次", "计划标准", "100人次"],
        ),
        (["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "次数", "4次"]),
    )
    other = load(
        tmp_path,
        "id: 某市\ntitle: 某市绩效目标表\nrequired: [indicator, value]\ncolumns:\n"
        "  level1: [指标大类]\n  indicator: [指标细目]\n  basis: [数值出处]\n"
        "  value: [预计数]\n",
    )
    assert names(recognise(document, (*layouts, *other))) == [
        ("某市", "培训人次", "100人次"),
        ("common", "次数", "4次"),
    ]


def test_every_layout_shipped_loads(layouts):
    assert {"common", "hebei"} <= {layout.id for layout in layouts}
    for layout in layouts:
        for texts in (*layout.own_columns.values(), *layout.own_header.values()):
            assert len(texts) == len(set(texts)), layout.id
        words = {word for texts in layout.columns.values() for word in texts}
        assert set(layout.weak) <= words, layout.id
        assert layout.id == "common" or cases_in(Path(layout.path)), layout.id
