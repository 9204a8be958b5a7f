"""What can stop agreeing: counts, amounts, dates and sums told in more than one place."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from corpus.build_clean import DESCRIPTION, NAME, VALUE, Book, Project, Row
from tests.mutation.mutant import (
    PARTS,
    Mutant,
    Operator,
    Site,
    Spot,
    amount,
    in_class,
    numbered,
    plain_spots,
    project_mutant,
    scaled,
    swap_cell,
    with_project,
)

TOTAL = re.compile(r"(?:共需资金|共计|合计)(\d+\.\d\d)万元")
ITEM = re.compile(r"(?<![共合])计(\d+\.\d\d)万元")
COUNT = re.compile(r"=(\d+)(人|台|套|所|处|条|眼|座|户|盏|次|场|辆)")
POINT = re.compile(r"(\d{1,2})月(底|\d{1,2}日)前")
COSTS = ("成本指标", "经济成本指标")


def other_count(book: Book) -> Iterator[Mutant]:
    """A count of a row changed where the goals or the purpose tell it with the same noun."""
    for spot in plain_spots(book):
        found = COUNT.fullmatch(spot.value)
        text = "".join(spot.project.goals) + spot.project.purpose
        if found is None or text.count(found[1] + found[2]) < 2 or int(found[1]) < 5:
            continue
        number = str(int(found[1]) + max(1, int(found[1]) // 8))
        mutant = spot.changed(VALUE, f"={number}{found[2]}", DESCRIPTION, NAME)
        texts = Site(spot.project_number, None, ("goal", "purpose"))
        yield replace(mutant, sites=(*mutant.sites, texts))


def other_goal_value(book: Book) -> Iterator[Mutant]:
    """A share of the goals changed; the row keeps the old one."""
    for number, project in numbered(book):
        for place, goal in enumerate(project.goals):
            for found in re.finditer(r"(率|满意度|比例)(不低于|达到|保持在)(\d\d(?:\.\d)?)%", goal):
                rows = [
                    count
                    for count, row in enumerate(project.rows, 1)
                    if row[VALUE].endswith(f"{found[3]}%") and row[NAME][-4:] in goal
                ]
                if len(rows) != 1 or found[3].startswith("100"):
                    continue
                other = f"{Decimal(found[3]) - 6}"
                changed = goal[: found.start(3)] + other + goal[found.end(3) :]
                goals = (*project.goals[:place], changed, *project.goals[place + 1 :])
                sites = (Site(number, None, ("goal",)), Site(number, rows[0], ("value",)))
                book_ = with_project(book, number, goals=goals)
                yield Mutant(book_, sites, f"{project.name}：目标{found[0]} → {other}%")


def other_total(book: Book) -> Iterator[Mutant]:
    for number, project in numbered(book):
        found = TOTAL.search(project.purpose)
        if found:
            total = f"{Decimal(found[1]) + Decimal('2.7'):.2f}"
            purpose = project.purpose[: found.start(1)] + total + project.purpose[found.end(1) :]
            fields = ("purpose",)
            yield project_mutant(book, number, fields, f"用途总额 {total}", purpose=purpose)


def other_item(book: Book) -> Iterator[Mutant]:
    for number, project in numbered(book):
        items = list(ITEM.finditer(project.purpose))
        if len(items) < 3 or not TOTAL.search(project.purpose):
            continue
        for found in items:
            item = f"{Decimal(found[1]) + Decimal('1.36'):.2f}"
            purpose = project.purpose[: found.start(1)] + item + project.purpose[found.end(1) :]
            what = f"用途明细 {found[1]} → {item}"
            yield project_mutant(book, number, ("purpose",), what, purpose=purpose)


LISTS = (
    ("教学", "管理", "安保", "后勤"),
    ("采购", "安装", "调试", "培训", "验收"),
    ("保洁", "绿化", "巡查"),
)


def other_list_count(book: Book) -> Iterator[Mutant]:
    """A list of things counted one too few."""
    for number, project in numbered(book):
        for items in LISTS:
            listed, count = "、".join(items), len(items) - 1
            for words in (
                f"{listed}等{count}项",
                f"{listed}共{count}项",
                f"{count}项（{listed}）",
            ):
                text = f"{project.purpose}服务内容包括{words}。"
                yield project_mutant(book, number, ("purpose",), words, purpose=text)


def other_price(spot: Spot) -> str | None:
    """A unit cost half as high, where prices by counts are the whole budget: caps (≤) that do not
    reach it explain it no more."""
    counts = [row[VALUE] for row in spot.project.rows if row.level2 == "数量指标"]
    exact = all(COUNT.fullmatch(value) for value in counts)
    if "/" not in spot.value or spot.row.level2 not in COSTS or not exact:
        return None
    return scaled(spot.value, "0.5")


def other_price_change(book: Book) -> Iterator[Mutant]:
    for mutant in swap_cell(VALUE, other_price)(book):
        (site,) = mutant.sites
        outputs = Site(site.project, None, ("value", "budget"))
        yield replace(mutant, sites=(site, outputs))


def costs_as(shares: tuple[str, ...], sign: str) -> object:
    """The cost rows put as totals of a few items, so many shares of the budget."""

    def change(book: Book) -> Iterator[Mutant]:
        for number, project in numbered(book):
            if "计量单位" in book.columns or "成本指标" in {r.level1 for r in project.rows}:
                continue
            rows = tuple(_with_costs(project, shares, sign))
            sites = (Site(number, None, ("value", "budget")),)
            what = f"{project.name}：分项成本合计为预算的{'＋'.join(shares)}"
            yield Mutant(with_project(book, number, rows=rows), sites, what)

    return change


def _with_costs(project: Project, shares: tuple[str, ...], sign: str) -> Iterator[Row]:
    names = ("设备材料费", "人工服务费", "检测验收费")
    done = False
    for row in project.rows:
        if row.level2 != "成本指标":
            yield row
        elif not done:
            done = True
            for name, share in zip(names, shares, strict=False):
                part = amount(project.budget) * Decimal(share)
                cells = {
                    **row.cells, NAME: name, DESCRIPTION: f"全年{name}支出总额",
                    VALUE: f"{sign}{part:.2f}万元",
                }  # fmt: skip
                yield replace(row, cells=cells)


def over_budget(spot: Spot) -> str | None:
    parts = PARTS.fullmatch(spot.value)
    if spot.row.level2 not in COSTS or not parts or parts[3] != "万元":
        return None
    return f"{parts[1]}{amount(spot.project.budget) * 2:.2f}万元"


def unit_price_of_all(spot: Spot) -> str | None:
    if not spot.name.startswith(("人均", "户均")) and "人均" not in spot.name:
        return None
    return f"≤{spot.project.budget}万元"


def little_total(book: Book) -> Iterator[Mutant]:
    """The name of a total over a unit price."""
    for spot in plain_spots(book):
        if spot.row.level2 in COSTS and re.fullmatch(r"≤\d{2,4}元/.*", spot.value):
            value = spot.value.split("/")[0]
            cells = {**spot.row.cells, NAME: "项目总成本", VALUE: value}
            yield spot.replaced(replace(spot.row, cells=cells), f"项目总成本 {value}", VALUE, NAME)


def schedule_as(*shares: str) -> object:
    def change(book: Book) -> Iterator[Mutant]:
        for number, _ in numbered(book):
            yield project_mutant(book, number, ("schedule",), " ".join(shares), schedule=shares)

    return change


def other_deadline(book: Book) -> Iterator[Mutant]:
    """A deadline two months earlier than the goals say."""
    for spot in plain_spots(book):
        found = POINT.fullmatch(spot.value)
        if found and int(found[1]) > 4 and spot.value in "".join(spot.project.goals):
            mutant = spot.changed(VALUE, f"{int(found[1]) - 2}月底前", DESCRIPTION)
            goal = Site(spot.project_number, None, ("goal", "purpose"))
            yield replace(mutant, sites=(*mutant.sites, goal))


def old_year(book: Book) -> Iterator[Mutant]:
    for number, project in numbered(book):
        for place, goal in enumerate(project.goals):
            if f"{book.year}年" in goal:
                old = goal.replace(f"{book.year}年", f"{int(book.year) - 1}年", 1)
                goals = (*project.goals[:place], old, *project.goals[place + 1 :])
                yield project_mutant(book, number, ("goal",), old[:14], goals=goals)


def other_in_name(spot: Spot) -> str | None:
    """A name that ends with a number of its own, half as many again as the value."""
    found = COUNT.fullmatch(spot.value)
    if found is None or int(found[1]) < 4 or not spot.row[NAME].endswith(("数量", "人数", "数")):
        return None
    return f"{spot.row[NAME]}{int(found[1]) * 3 // 2}{found[2]}"


SUMS = {"CON04": "明细与合计也不等", "CON03": "与预算数也不等", "CON06": "单价乘以数量也不等"}
COUNTED = {"CON06": "数量变了，单价乘以数量推不出预算", "CON02": "与目标中的数值不同"}
PRICED = {"CON06": "换了成本，推不出预算"}

OPERATORS = (
    Operator("CON01", "other-count", other_count, COUNTED),
    Operator("CON02", "other-goal-value", other_goal_value),
    Operator("CON03", "other-total", other_total, SUMS),
    Operator("CON04", "other-item", other_item, SUMS),
    Operator("CON05", "other-list-count", other_list_count),
    Operator("CON06", "other-price", other_price_change, {"CON08": "单价超过预算"}),
    Operator("CON07", "costs-too-low", costs_as(("0.5", "0.38"), "≤"), PRICED),
    Operator("CON07", "costs-too-high", costs_as(("0.6", "0.35", "0.17"), "="), PRICED),
    Operator("CON08", "over-budget", swap_cell(VALUE, over_budget, where=in_class(*COSTS)), {
        "CON07": "合计也超过预算", "CON06": "其他成本也变了",
    }),
    Operator("CON09", "unit-price-of-all", swap_cell(VALUE, unit_price_of_all), {
        "CON06": "单价等于预算，乘以数量超出", "CON08": "单价等于预算",
    }),
    Operator("CON09", "little-total", little_total, PRICED),
    Operator("CON10", "falling", schedule_as("50%", "40%", "80%", "100%")),
    Operator("CON10", "short", schedule_as("20%", "40%", "80%", "95%")),
    Operator("CON10", "too-much", schedule_as("20%", "40%", "80%", "120%")),
    Operator("CON12", "other-deadline", other_deadline),
    Operator("CON13", "old-year", old_year),
    Operator("CON15", "other-in-name", swap_cell(NAME, other_in_name, VALUE), COUNTED),
)  # fmt: skip
