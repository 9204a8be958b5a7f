"""Names of units: equal and like ones, in paths and in lists; and texts without names."""

from pathlib import Path

import pytest
import xlsxwriter

from linter.bulk.quality.anonymous import masker
from linter.bulk.quality.unit_list import UnitListError, read_unit_list
from linter.bulk.quality.unit_names import like_names, names_of
from tests.bulk.quality.stores import MASKS


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("教育局", "大厂回族自治县教育局"),
        ("大厂县教育局", "大厂回族自治县教育局"),
        ("县教育局", "大厂教育局"),
        ("大厂县发改局", "大厂县发展和改革局"),
        ("人社局", "大厂县人力资源和社会保障局"),
        ("大厂县第一小学", "大厂县第一实验小学"),
        ("大厂县文旅局（本级）", "大厂县文化广电和旅游局（本级）"),
    ],
)
def test_shortened_names_are_alike(wanted: str, found: str) -> None:
    others = ("大厂县民政局", "大厂县水务局", "大厂县第二小学")
    assert list(like_names([wanted], [found, *others])) == [(wanted, found)]
    assert list(like_names([found], [wanted, *others])) == [(found, wanted)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("大厂回族自治县教育局", "大厂回族自治县交通局"),
        ("大厂县第一小学", "大厂县第二小学"),
        ("第三中学", "第三中学幼儿园"),
        ("大厂县教育局", "香河县教育局"),
        ("财政局", "财政局会计核算中心"),
        ("局", "财政局"),
    ],
)
def test_other_units_are_not_alike(wanted: str, found: str) -> None:
    assert list(like_names([wanted], [found])) == []


def test_the_most_like_name_is_taken() -> None:
    found = ["河北省大厂县教育局", "大厂教育局"]
    assert list(like_names(["大厂县教育局"], found)) == [("大厂县教育局", "大厂教育局")]


def test_a_thousand_names_take_no_time() -> None:
    wanted = [f"第{number}实验小学" for number in range(1000)]
    found = [f"大厂县第{number}实验小学" for number in range(500, 1500)]
    assert len(list(like_names(wanted, found))) == 500


def test_a_path_names_the_innermost_and_longest_unit() -> None:
    names = names_of([("大厂县教育局", 1), ("大厂县教育局本级", 1), ("大厂县财政局", 1)], {})
    assert names.in_path("大厂县财政局/大厂县教育局本级 2024.pdf") == "大厂县教育局本级"
    assert names.in_path("大厂县财政局/扫描.pdf") == "大厂县财政局"
    assert names.in_path("a.zip!大厂县 教育局/扫描.pdf") == "大厂县教育局"
    assert names.in_path("局.pdf") is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk"])
def test_lists_of_units_in_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "名单.txt"
    path.write_text("大厂县教育局，东区\n\n大厂县 民政局\t西区\n大厂县教育局\n", encoding)
    assert read_unit_list(path) == {
        "大厂县教育局": ("大厂县教育局", "东区"),
        "大厂县民政局": ("大厂县 民政局", "西区"),
    }


def test_lists_of_units_in_tables(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(
            (("序号", "单位名称", "地区"), (1, "大厂县教育局", "东区"), (2, "大厂县民政局", ""))
        ):
            sheet.write_row(row, 0, cells)
    (tmp_path / "名单.csv").write_text("地区,单位\n东区,大厂县教育局\n,大厂县民政局\n", "utf-8")
    wanted = {"大厂县教育局": ("大厂县教育局", "东区"), "大厂县民政局": ("大厂县民政局", None)}
    assert read_unit_list(path) == wanted
    assert read_unit_list(tmp_path / "名单.csv") == wanted


@pytest.mark.parametrize("text", ["", "单位\n", "\n\n"])
def test_empty_lists_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "名单.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(UnitListError):
        read_unit_list(path)


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnitListError, match="找不到文件"):
        read_unit_list(tmp_path / "没有.txt")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("由青河县教育局和住建局共同实施", ("青河", "教育局", "住建")),
        ("夏垫镇北坞村道路硬化3.5公里", ("夏垫", "北坞")),
        ("联系人王小明，电话13912345678", ("王小明", "139")),
        ("张伟同志慰问金5万元", ("张伟",)),
        ("依据冀财教〔2024〕12号和《青河县预算管理办法》", ("冀财教", "12号", "青河")),
        ("青河实验学校新建教师培训经费项目", ("青河", "教师培训经费")),
        ("项目编码13102824P00000000001X", ("13102824",)),
        ("与北京市、廊坊市联网", ("北京", "廊坊")),
        ("见https://www.qinghe.gov.cn/a?b=1", ("qinghe",)),
        ("青河县第一小学操场改造", ("青河", "第一小学")),
    ],
)
def test_names_go(text: str, names: tuple[str, ...]) -> None:
    masked = masker(MASKS, "青河县教育局", ["教师培训经费"])(text, False)
    assert not any(name in masked.text for name in names), masked.text
    assert masked.lost > 0


@pytest.mark.parametrize(
    "text",
    [
        "社会公众满意度≥90%",
        "0.04万元×206人=8.24万元，与预算数5.15万元不一致",
        "培训合格率=考核合格的教师人数/参加培训的教师总人数*101%",
        "各镇（街道）完成率",
        "补助学校数量≥10所",
        "系数应为×100%",
    ],
)
def test_what_is_no_name_stays(text: str) -> None:
    masked = masker(MASKS, "青河县教育局", ["教师培训经费"])(text, False)
    assert (masked.text, masked.lost) == (text, 0)


def test_texts_of_any_characters_are_masked() -> None:
    masked = masker(MASKS, None, [])("\x00（）\ud800某地某单位\n" + "长" * 50, False)
    assert masked.text.startswith("\x00（）\ud800某单位\n")


def test_parts_of_the_names_of_other_projects_go_too() -> None:
    mask = masker(MASKS, None, ["教师培训经费", "智慧安防小区运维费", "办公"])
    assert mask("智慧安防小区运行维护费5万元", False).text == "某项目行维护费5万元"
    assert mask("智慧安防，办公", False).text == "智慧安防，办公"


def test_messages_are_suspected_within_quotation_marks_only() -> None:
    mask = masker(MASKS, None, [])
    told = mask("描述里的“占应缴贰拾户”与预算数不一致，青河县“柳桥村”也是", True).text
    assert told.startswith("描述里的“") and "与预算数不一致" in told
    assert "青河" not in told and "柳桥" not in told
