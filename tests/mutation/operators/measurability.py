"""What can make an indicator impossible to assess."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.build_clean import BASIS, DESCRIPTION, NAME, VALUE, Book
from tests.mutation.mutant import (
    Mutant,
    Operator,
    Spot,
    in_class,
    numbered,
    plain_spots,
    project_mutant,
    spots,
    swap_cell,
)

BENEFIT = in_class("效益指标")


def vague(*words: str) -> object:
    """Benefit rows with words in place of a measure, and a description that grades nothing."""

    def change(book: Book) -> Iterator[Mutant]:
        for spot in plain_spots(book):
            if BENEFIT(spot):
                for word in words:
                    cells = {
                        **spot.row.cells, VALUE: word,
                        DESCRIPTION: f"项目实施后{spot.name[:-1]}的变化情况",
                    }  # fmt: skip
                    yield spot.replaced(replace(spot.row, cells=cells), word, VALUE)

    return change


def name_again(spot: Spot) -> str:
    return f"反映{spot.name}情况"


def another_measure(spot: Spot) -> str | None:
    """The description of another measure than the name's."""
    if spot.name.endswith("率") and "满意" not in spot.name:
        return f"{spot.name[:-3]}的知晓率" if "知晓" not in spot.name else "群众的参与率"
    return None


def definition_as_name(book: Book) -> Iterator[Mutant]:
    for spot in spots(book):
        if "满意度" in spot.name:
            people = spot.name.removesuffix("满意度")
            name = f"{people}问卷调查中，满意和较满意的人数占调查总人数的比率"
            yield spot.changed(NAME, name)


def people_done(book: Book) -> Iterator[Mutant]:
    texts = (
        "按照预期指标已完成项目建设，但由于项目资金还未到位，实际完成率未达到要求。",
        "截至目前各项任务已完成，实际完成率92%，取得了显著成效。",
    )
    for number, project in numbered(book):
        for text in texts:
            what = f"用途 {text[:14]}"
            purpose = project.purpose + text
            yield project_mutant(book, number, ("purpose",), what, purpose=purpose)


def goal_of_elsewhere(book: Book) -> Iterator[Mutant]:
    """Goals that have nothing to do with what the money is for."""
    goals = (
        "1.进一步加强纪检监察信访举报工作，深化廉政警示教育，营造风清气正的政治生态。",
        "2.推进粮食储备轮换，保持市场粮价平稳，守住粮食安全底线。",
    )
    for number, _ in numbered(book):
        yield project_mutant(book, number, ("goal",), goals[0][:12], goals=goals)


def one_batch(spot: Spot) -> str | None:
    goods = re.match("购置|更新|更换|安装", spot.name) and re.search("[台套辆块盏]", spot.value)
    return "1批" if goods else None


OPERATORS = (
    Operator("MSR01", "vague-value", vague("显著", "有效提升", "明显改善", "效果显著"), {
        "VAL19": "满意度、数量类应为数值"}),
    Operator("MSR03", "name-again", swap_cell(
        DESCRIPTION, lambda spot: spot.name, where=in_class("质量指标", "效益指标"))),
    Operator("MSR03", "name-between-empty-words", swap_cell(DESCRIPTION, name_again)),
    Operator("MSR04", "another-measure", swap_cell(DESCRIPTION, another_measure, NAME)),
    Operator("MSR06", "definition-as-name", definition_as_name),
    Operator("MSR07", "name-as-basis", swap_cell(BASIS, lambda spot: spot.name)),
    Operator("MSR07", "class-as-basis", swap_cell(BASIS, lambda spot: spot.row.level2)),
    Operator("MSR08", "empty-basis", swap_cell(
        BASIS, lambda spot: "工作要求", where=in_class("成本指标", "经济成本指标"))),
    Operator("MSR09", "price-for-count", swap_cell(
        BASIS, lambda spot: "供应商报价金额", where=in_class("数量指标"))),
    Operator("MSR09", "visit-for-survey", swap_cell(
        BASIS, lambda spot: "实地考察", where=in_class("满意度指标"))),
    Operator("MSR09", "purpose-for-basis", swap_cell(
        BASIS, lambda spot: "提高工作效率和服务水平", where=in_class("数量指标", "质量指标"))),
    Operator("MSR11", "told-as-done", people_done),
    Operator("MSR12", "goal-of-elsewhere", goal_of_elsewhere),
    Operator("MSR14", "one-batch", swap_cell(VALUE, one_batch), {
        "CON06": "数量变了，推不出预算", "CON01": "与文中的数量不同"}),
)  # fmt: skip
