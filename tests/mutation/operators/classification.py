"""What can stand in the wrong class."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.build_clean import DESCRIPTION, NAME, VALUE, Book
from tests.mutation.mutant import Mutant, Operator, Spot, plain_spots, spots, swap_cell

PAYMENT = re.compile("补贴|补助|津贴|资助|救助|奖补")
HEADINGS = ("level2", "level1", NAME)


def moved(source: str, level1: str, level2: str, pattern: str = "") -> object:
    """Rows of one class put under another one; `pattern` is of their names."""

    def change(book: Book) -> Iterator[Mutant]:
        for spot in spots(book):
            if spot.row.level2 == source and re.search(pattern, spot.name):
                row = replace(spot.row, level1=level1, level2=level2)
                yield spot.replaced(row, f"列在{level2}下", *HEADINGS, VALUE)

    return change


def as_row(level2: str, name: str, value: str, description: str, *headings: str) -> object:
    """A row of a class put as another one, where the project is no payment to people or firms."""

    def change(book: Book) -> Iterator[Mutant]:
        for spot in plain_spots(book):
            if spot.row.level2 == level2 and not PAYMENT.search(spot.project.purpose):
                cells = {**spot.row.cells, NAME: name, VALUE: value, DESCRIPTION: description}
                yield spot.replaced(replace(spot.row, cells=cells), f"{name} {value}", *headings)

    return change


def percent_for_time(spot: Spot) -> str | None:
    return "=100%" if spot.row.level2 == "时效指标" and spot.name.endswith("时间") else None


def time_for_percent(spot: Spot) -> str | None:
    fits = spot.row.level2 == "时效指标" and spot.name.endswith("率")
    return "12月底前" if fits else None


def only_control_rate(book: Book) -> Iterator[Mutant]:
    """All cost rows put as one control rate: no amount is left."""
    for spot in plain_spots(book):
        costs = [row for row in spot.project.rows if row.level2 == spot.row.level2]
        if spot.row.level2 == "成本指标" and len(costs) == 1:
            cells = {
                **spot.row.cells, NAME: "项目成本控制率", VALUE: "≤100%",
                DESCRIPTION: "实际支出÷预算数×100%",
            }  # fmt: skip
            yield spot.replaced(replace(spot.row, cells=cells), "成本控制率", VALUE, NAME)


def money_in_benefits(book: Book) -> Iterator[Mutant]:
    for spot in plain_spots(book):
        if spot.row.level2 == "成本指标" and spot.value.endswith("万元"):
            row = replace(spot.row, level1="效益指标", level2="社会效益指标")
            yield spot.replaced(row, "列在社会效益指标下", *HEADINGS, VALUE)


def odd_label(book: Book) -> Iterator[Mutant]:
    for spot in spots(book):
        if spot.row.level1 == "效益指标":
            row = replace(spot.row, level1="效果指标")
            yield spot.replaced(row, "一级指标写作效果指标", "level1", "level2")


def wrong_parent(book: Book) -> Iterator[Mutant]:
    for spot in spots(book):
        if spot.row.level2 == "数量指标":
            row = replace(spot.row, level1="效益指标")
            yield spot.replaced(row, "数量指标列在效益指标下", "level1", "level2")


OPERATORS = (
    Operator("CLS01", "rate-as-quantity", moved(
        "质量指标", "产出指标", "数量指标", "率$")),
    Operator("CLS02", "count-as-quality", moved(
        "数量指标", "产出指标", "质量指标", "(数量|人数|次数|场次|面积)$")),
    Operator("CLS03", "percent-for-time", swap_cell(VALUE, percent_for_time, NAME), {
        "VAL09": "响应时间等越小越好，却是100%"}),
    Operator("CLS03", "time-for-percent", swap_cell(VALUE, time_for_percent, NAME), {
        "FML06": "公式乘以100%，值却是时间"}),
    Operator("CLS03", "timeless", moved(
        "质量指标", "产出指标", "时效指标", "(合格|准确|完好)率$")),
    Operator("CLS04", "payment-as-output", as_row(
        "时效指标", "资金拨付及时率", "=100%", "按进度拨付的资金÷应拨付的资金×100%", NAME)),
    Operator("CLS04", "budget-execution", as_row(
        "质量指标", "预算执行率", "≥95%", "实际支出÷预算数×100%", NAME)),
    Operator("CLS05", "only-control-rate", only_control_rate),
    Operator("CLS05", "energy-as-cost", as_row(
        "成本指标", "办公区用电度数", "≤5000千瓦时", "全年用电度数", VALUE, NAME), {
        "VAL04": "成本指标以能量计量", "CON06": "少了一个单价"}),
    Operator("CLS07", "cost-in-benefits", money_in_benefits, {
        "CON07": "成本少了一项", "CON06": "成本少了一项"}),
    Operator("CLS08", "acceptance-as-benefit", moved(
        "质量指标", "效益指标", "社会效益指标", "验收合格率$")),
    Operator("CLS09", "rate-as-satisfaction", moved(
        "社会效益指标", "满意度指标", "服务对象满意度指标",
        "^(?!.*(?:投诉|好评)).*(率|人数|起数|比例)$"), {
        "VAL19": "满意度应为百分比", "COM11": "效益指标只有这一项"}),
    Operator("CLS11", "odd-label", odd_label),
    Operator("CLS11", "wrong-parent", wrong_parent),
)  # fmt: skip
