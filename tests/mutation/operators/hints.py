"""Defects that are matters of style: the rules of the lowest severity."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.build_clean import BASIS, DESCRIPTION, NAME, VALUE, Book
from tests.mutation.mutant import (
    PARTS,
    Mutant,
    Operator,
    Site,
    Spot,
    in_class,
    numbered,
    plain_spots,
    project_mutant,
    spots,
    substituted,
    swap_cell,
    with_project,
)

COSTS = ("成本指标", "经济成本指标")


def goals_as(*goals: str) -> object:
    def change(book: Book) -> Iterator[Mutant]:
        for number, _ in numbered(book):
            yield project_mutant(book, number, ("goal",), goals[0][:14], goals=goals)

    return change


def goal_said_twice(book: Book) -> Iterator[Mutant]:
    for number, project in numbered(book):
        again = project.goals[0].replace("1.", f"{len(project.goals) + 1}.", 1)
        goals = (*project.goals, again.rstrip("。") + "，按计划推进。")
        yield project_mutant(book, number, ("goal",), "目标说了两遍", goals=goals)


def promised_in_passing(book: Book) -> Iterator[Mutant]:
    for number, project in numbered(book):
        for text in ("开展志愿服务宣讲活动36场。", "编印操作手册1500册。"):
            goals = (*project.goals, f"{len(project.goals) + 1}.{text}")
            yield project_mutant(book, number, ("goal",), text, goals=goals)


def one_cost(book: Book) -> Iterator[Mutant]:
    """The cost rows of a project put as one row that repeats the budget."""
    for number, project in numbered(book):
        if "计量单位" in book.columns:
            continue
        rows, done = [], False
        for row in project.rows:
            if row.level2 not in COSTS:
                rows.append(row)
            elif not done:
                done = True
                cells = {
                    **row.cells, NAME: "项目成本控制数", DESCRIPTION: "全年支出总额的上限",
                    VALUE: f"≤{project.budget.replace(',', '')}万元",
                }  # fmt: skip
                rows.append(replace(row, cells=cells))
        changed = with_project(book, number, rows=tuple(rows))
        yield Mutant(changed, (Site(number),), f"{project.name}：成本指标照抄预算")


def paid_too_early(book: Book) -> Iterator[Mutant]:
    for spot in plain_spots(book):
        prepaid = re.search("补助|补贴|服务|租赁|运行|维护", spot.project.name + spot.name)
        if re.fullmatch(r"(9|10|11|12)月底前", spot.value) and not prepaid:
            early = ("50%", "100%", "100%", "100%")
            changed = with_project(book, spot.project_number, schedule=early)
            sites = (spot.site(VALUE), Site(spot.project_number, None, ("schedule",)))
            yield Mutant(changed, sites, f"{spot.project.name}：6月底支出100%")


def every_value_full(book: Book) -> Iterator[Mutant]:
    """A table of rates and one quantity, all rates put to 100 %."""
    for number, project in numbered(book):
        rates = [row for row in project.rows if row[VALUE].endswith("%")]
        counts = [row for row in project.rows if row.level2 == "数量指标"][:1]
        if "计量单位" in book.columns or len(rates) < 4:
            continue
        full = [replace(row, cells={**row.cells, VALUE: "=100%"}) for row in rates]
        rows = tuple(row for row in (*counts, *full) if row.level1)
        changed = with_project(book, number, rows=rows)
        yield Mutant(changed, (Site(number),), f"{project.name}：比率全为100%")


def slogans(book: Book) -> Iterator[Mutant]:
    for spot in plain_spots(book):
        if spot.row.level1 == "效益指标":
            for name in ("保障人民群众生命财产安全", "促进社会和谐稳定"):
                yield spot.changed(NAME, name)


def renamed_as_notice(book: Book) -> Iterator[Mutant]:
    for number, project in numbered(book):
        name = f"关于提前下达{book.year}年{project.name}资金的通知"
        fields = ("name", "title")
        yield project_mutant(book, number, fields, name, name=name, title=name)


def vague_benefits(book: Book) -> Iterator[Mutant]:
    for number, project in numbered(book):
        rows = tuple(
            replace(row, cells={**row.cells, VALUE: "良好",
                                DESCRIPTION: "优：达到预期；良：基本达到；差：未达到"})
            if row.level1 == "效益指标" else row
            for row in project.rows
        )  # fmt: skip
        changed = with_project(book, number, rows=rows)
        yield Mutant(changed, (Site(number),), f"{project.name}：效益全为定性")


def masked(book: Book) -> Iterator[Mutant]:
    for spot in spots(book):
        if len(spot.name) > 7:
            yield spot.changed(NAME, f"{spot.name[:2]}**{spot.name[4:]}", "name", "title")


def unstopped(book: Book) -> Iterator[Mutant]:
    for number, project in numbered(book):
        if len(book.projects) > 3 and project.purpose.endswith("。"):
            purpose = project.purpose[:-1]
            yield project_mutant(book, number, ("purpose",), "句末没有句号", purpose=purpose)


def moved(source: str, level1: str, level2: str, pattern: str) -> object:
    def change(book: Book) -> Iterator[Mutant]:
        for spot in spots(book):
            if spot.row.level2 == source and re.search(pattern, spot.name):
                row = replace(spot.row, level1=level1, level2=level2)
                yield spot.replaced(row, f"列在{level2}下", "level2", "level1", NAME)

    return change


def bare_name(book: Book) -> Iterator[Mutant]:
    for spot in spots(book):
        for head in ("合格率", "完好率", "准确率"):
            if spot.name.endswith(head):
                cells = {**spot.row.cells, NAME: head, DESCRIPTION: f"反映{head}的情况"}
                yield spot.replaced(replace(spot.row, cells=cells), head, NAME)


def other_left(spot: Spot) -> str | None:
    told = re.match(r"[^=÷]+÷", spot.row[DESCRIPTION])
    return f"群众参与率={spot.row[DESCRIPTION]}" if told and spot.name.endswith("率") else None


def no_sign(spot: Spot) -> str | None:
    satisfied = spot.row.level1 == "满意度指标"
    return spot.value.lstrip("≥") if satisfied and spot.value.startswith("≥") else None


def odd_measure(spot: Spot) -> str | None:
    parts = PARTS.fullmatch(spot.value)
    odd = {"辆": "个", "台": "条", "册": "台", "架": "条", "份": "台"}
    return parts[1] + parts[2] + odd[parts[3]] if parts and parts[3] in odd else None


def small_scale(spot: Spot) -> str | None:
    found = re.fullmatch(r"([≥≤=])(\d{3,4})元/(人|户|台|册|场)", spot.value)
    return f"{found[1]}{int(found[2]) / 10000:g}万元/{found[3]}" if found else None


SATISFACTION = in_class("满意度指标")
GONE = {"CMP02": "权重合计也变了"}

OPERATORS = (
    Operator("CLS06", "awareness-as-quality", moved(
        "社会效益指标", "产出指标", "质量指标", "知晓率$"), {"COM11": "效益少了一项"}),
    Operator("CLS10", "satisfaction-as-benefit", moved(
        "服务对象满意度指标", "效益指标", "社会效益指标", "满意度$"), {"COM11": "满意度少了一项"}),
    Operator("CMP04", "one-cost", one_cost, {"CON06": "单价没有了"}),
    Operator("CMP06", "full-satisfaction", swap_cell(
        VALUE, lambda spot: "≥100%", where=SATISFACTION)),
    Operator("CMP06", "low-satisfaction", swap_cell(
        VALUE, lambda spot: "≥70%", where=SATISFACTION)),
    Operator("CMP07", "renamed-as-notice", renamed_as_notice),
    Operator("COM14", "bare-name", bare_name),
    Operator("COM15", "short-goal", goals_as("1.为提高服务水平。")),
    Operator("CON11", "paid-too-early", paid_too_early),
    Operator("CON14", "promised-in-passing", promised_in_passing),
    Operator("DUP03", "goal-said-twice", goal_said_twice),
    Operator("FML03", "other-left", swap_cell(DESCRIPTION, other_left)),
    Operator("MSR02", "slogan", slogans),
    Operator("MSR05", "scoring-told", swap_cell(
        DESCRIPTION, lambda spot: "达到目标值得满分，每降低1个百分点扣5%分值，低于60%得0分",
        where=SATISFACTION)),
    Operator("MSR10", "no-number", goals_as(
        "1.按照年度工作部署，扎实推进各项任务，保障项目顺利实施。",
        "2.通过项目实施，提升服务能力，不断满足群众需求，取得良好的社会效果。")),
    Operator("MSR13", "vague-benefits", vague_benefits),
    Operator("MSR15", "nobody-asked", swap_cell(
        NAME, lambda spot: "满意度", where=SATISFACTION)),
    Operator("TXT03", "wrong-particle", swap_cell(
        DESCRIPTION, lambda spot: f"{spot.row[DESCRIPTION]}，更好得服务群众")),
    Operator("TXT04", "half-width-comma", swap_cell(
        DESCRIPTION, lambda spot: f"按合同约定,{spot.row[DESCRIPTION]}")),
    Operator("TXT04", "two-marks", swap_cell(
        DESCRIPTION, lambda spot: substituted("，", "，、")(spot.row[DESCRIPTION]))),
    Operator("TXT06", "blank-inside", swap_cell(
        NAME, lambda spot: f"{spot.name[:3]} {spot.name[3:]}")),
    Operator("TXT06", "line-break", swap_cell(
        NAME, lambda spot: f"{spot.name[:-2]}\n{spot.name[-2:]}")),
    Operator("TXT07", "masked", masked),
    Operator("TXT09", "square-brackets", swap_cell(
        BASIS, lambda spot: substituted(r"〔(\d{4})〕", r"[\1]")(spot.row[BASIS]))),
    Operator("TXT12", "unstopped", unstopped),
    Operator("VAL07", "odd-measure", swap_cell(VALUE, odd_measure)),
    Operator("VAL08", "small-scale", swap_cell(VALUE, small_scale)),
    Operator("VAL10", "no-sign", swap_cell(VALUE, no_sign)),
    Operator("VAL11", "typed-sign", swap_cell(
        VALUE, lambda spot: substituted("^≥", ">=")(spot.value))),
    Operator("VAL11", "mangled-sign", swap_cell(
        VALUE, lambda spot: substituted("^≥", "》")(spot.value))),
    Operator("VAL13", "every-value-full", every_value_full, {
        "CON06": "数量没有了", **GONE}),
)  # fmt: skip
