"""What can be wrong with a value: unit, comparator, number, time."""

import re
from collections.abc import Iterator

from corpus.build_clean import DESCRIPTION, NAME, VALUE, Book
from tests.mutation.mutant import (
    PARTS,
    Mutant,
    Operator,
    Spot,
    in_class,
    numbered,
    plain_spots,
    project_mutant,
    substituted,
    swap_cell,
)

COUNTED = "人人次名户台套件份张次起家场期篇册座所辆眼"
POINT = re.compile(r"(\d{1,2})月(底|\d{1,2}日)前")


def of_value(swap: object) -> object:
    return lambda spot: swap(spot.value)


def without_unit(spot: Spot) -> str | None:
    parts = PARTS.fullmatch(spot.value)
    return parts[1] + parts[2] if parts and parts[3] else None


def other_unit(unit: str) -> object:
    def swap(spot: Spot) -> str | None:
        parts = PARTS.fullmatch(spot.value)
        return parts[1] + parts[2] + unit if parts else None

    return swap


def named(pattern: str) -> object:
    compiled = re.compile(pattern)
    return lambda spot: compiled.search(spot.name) is not None


def half_a_piece(spot: Spot) -> str | None:
    parts = PARTS.fullmatch(spot.value)
    average = "均" in spot.name + spot.row[DESCRIPTION]
    if parts and parts[3] in tuple("人名户台套辆所座家") and "." not in parts[2] and not average:
        return f"{parts[1]}{parts[2]}.5{parts[3]}"
    return None


def too_much(spot: Spot) -> str | None:
    parts = PARTS.fullmatch(spot.value)
    return f"{parts[1]}1{parts[2]}%" if parts and parts[3] == "%" and len(parts[2]) < 5 else None


def time_by(*headings: str) -> object:
    return lambda spot: in_class("时效指标")(spot) and POINT.fullmatch(spot.value) is not None


def month_for_months(spot: Spot) -> str | None:
    duration = re.search(r"时限|期限|周期|时效|工期", spot.name)
    return "≤2月" if duration else None


def letters_for_digits(spot: Spot) -> str | None:
    return spot.value.replace("100%", "1O0%") if "100%" in spot.value else None


def leading_nought(spot: Spot) -> str | None:
    return substituted(r"^([≥≤=]?)\d\.(\d\d)万元", r"\g<1>0\2万元")(spot.value)


def slipped_point(book: Book) -> Iterator[Mutant]:
    """An amount of the purpose with two decimal points."""
    for number, project in numbered(book):
        changed = substituted(r"(\d)\.(\d)(\d)万元", r"\1.\2.\3万元")(project.purpose)
        if changed:
            yield project_mutant(book, number, ("purpose",), "两个小数点", purpose=changed)


def not_a_rate(book: Book) -> Iterator[Mutant]:
    """A slogan with a percentage in place of a rate."""
    slogans = ("提升公众安全意识", "改善服务环境", "促进行业健康发展")
    for spot in plain_spots(book):
        if spot.row.level1 == "效益指标" and spot.value.endswith("%"):
            for slogan in slogans:
                cells = {**spot.row.cells, NAME: slogan, DESCRIPTION: f"{slogan}，取得实际效果"}
                row = type(spot.row)(spot.row.level1, spot.row.level2, cells)
                yield spot.replaced(row, f"{slogan} {spot.value}", VALUE, NAME)


def two_values(spot: Spot) -> str | None:
    parts = PARTS.fullmatch(spot.value)
    if not parts or not parts[3] or not parts[2].isdigit():
        return None
    return f"{parts[2]}{parts[3]}-{int(parts[2]) // 2}{parts[3]}"


def another_year(years: int) -> object:
    def change(book: Book) -> Iterator[Mutant]:
        swap = swap_cell(
            VALUE, lambda spot: f"{int(book.year) + years}年{spot.value}", where=time_by()
        )
        return swap(book)

    return change


PERCENT = in_class("质量指标", "社会效益指标", "服务对象满意度指标", "时效指标")
SHARE = r"(合格|达标|覆盖|在线|完成|满意|准确|完好|及时|知晓)[率度]$"

OPERATORS = (
    Operator("VAL01", "without-unit", swap_cell(VALUE, without_unit, where=lambda spot: not named(
        r"指数|得分|标准$")(spot)), {"VAL09": "没有单位也看不出方向"}),
    Operator("VAL02", "percent-word", swap_cell(VALUE, of_value(substituted("%", "百分比")))),
    Operator("VAL02", "percent-points", swap_cell(
        VALUE, of_value(substituted("%", "个百分点")), where=named(SHARE)),
        {"VAL04": "百分点不能计量比率"}),
    Operator("VAL03", "yuan-missing", swap_cell(
        VALUE, of_value(substituted("万元$", "万")), where=in_class("成本指标", "经济成本指标"))),
    Operator("VAL04", "percent-for-money", swap_cell(
        VALUE, other_unit("%"), NAME,
        where=lambda spot: "元" in spot.value and named(r"(费|成本|单价|造价)$")(spot))),
    Operator("VAL04", "money-for-size", swap_cell(
        VALUE, other_unit("元"), NAME, where=named(r"(面积|长度|里程|人数|次数|户数)$"))),
    Operator("VAL04", "pieces-for-share", swap_cell(
        VALUE, other_unit("个"), NAME, where=named(r"(合格|达标|覆盖|准确|完好|在线)率$")),
        {"FML06": "公式乘以100%，值却不是百分比", "VAL14": "比率的小数成了不可分的个数"}),
    Operator("VAL05", "people-for-times", swap_cell(
        VALUE, of_value(substituted("人次$", "人")), NAME,
        where=lambda spot: named("人次$")(spot) and "累计" not in spot.row[DESCRIPTION])),
    Operator("VAL05", "times-for-people", swap_cell(
        VALUE, of_value(substituted("人$", "人次")), NAME, where=named("人数$"))),
    Operator("VAL06", "month-for-months", swap_cell(VALUE, month_for_months)),
    Operator("VAL09", "cost-at-least", swap_cell(
        VALUE, of_value(substituted("^≤", "≥")),
        where=lambda spot: in_class("成本指标", "经济成本指标")(spot)
        and named("(费|费用|成本|单价|造价)$")(spot))),
    Operator("VAL09", "rate-at-most", swap_cell(
        VALUE, of_value(substituted("^[≥=]", "≤")), where=named(SHARE))),
    Operator("VAL09", "accidents-at-least", swap_cell(
        VALUE, of_value(substituted("^[≤=]0", "≥1")), where=named("事故|伤亡|差错"))),
    Operator("VAL12", "over-hundred", swap_cell(VALUE, too_much, where=named(SHARE))),
    Operator("VAL14", "half-a-piece", swap_cell(VALUE, half_a_piece)),
    Operator("VAL15", "letters-for-digits", swap_cell(VALUE, letters_for_digits), {
        "COM10": "认不出数字", "VAL01": "认不出数字", "VAL19": "认不出数字",
    }),
    Operator("VAL15", "leading-nought", swap_cell(VALUE, leading_nought), {
        "CON08": "少了小数点，金额超过预算", "CON06": "少了小数点，推不出预算",
    }),
    Operator("VAL15", "slipped-point", slipped_point, {
        "CON03": "金额读不准", "CON04": "金额读不准",
    }),
    Operator("VAL16", "turned-range", swap_cell(
        VALUE, two_values, where=in_class("数量指标", "质量指标"))),
    Operator("VAL17", "not-a-rate", not_a_rate),
    Operator("VAL18", "no-such-month", swap_cell(
        VALUE, of_value(lambda value: POINT.sub(r"13月\2前", value)), where=time_by())),
    Operator("VAL18", "last-year", another_year(-1)),
    Operator("VAL18", "year-after-next", another_year(2)),
    Operator("VAL19", "words-for-numbers", swap_cell(
        VALUE, lambda spot: "显著", where=in_class("数量指标", "成本指标", "满意度指标"))),
)  # fmt: skip
