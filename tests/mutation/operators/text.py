"""What can go wrong in writing."""

import re
from collections.abc import Iterator

from corpus.build_clean import BASIS, DESCRIPTION, NAME, Book
from tests.mutation.mutant import (
    Mutant,
    Operator,
    Spot,
    numbered,
    project_mutant,
    spots,
    swap_cell,
)

# A word and the way it is often mistyped.
TYPOS = {
    "覆盖": "复盖", "满意度": "满意渡", "安装": "按装", "账户": "帐户", "及时率": "即时率",
    "信息化": "信息华", "验收": "验受", "维护": "维互", "部署": "布署", "达标": "达镖",
    "缴费": "交费", "及时报告": "即使报告", "百分之": "百份之", "完成": "完城",
}  # fmt: skip
# The usual mistakes that a list of words can know.
COMMON = ("复盖", "满意渡", "按装", "帐户", "信息华", "布署", "即使报告", "百份之")


def mistyped(heading: str) -> object:
    def change(book: Book) -> Iterator[Mutant]:
        for right, wrong in TYPOS.items():
            if wrong in COMMON:
                swap = swap_cell(heading, lambda spot, r=right, w=wrong: _once(spot, heading, r, w))
                yield from swap(book)

    return change


def _once(spot: Spot, heading: str, right: str, wrong: str) -> str | None:
    text = spot.row[heading]
    return text.replace(right, wrong, 1) if right in text else None


def mistyped_texts(book: Book) -> Iterator[Mutant]:
    for number, project in numbered(book):
        for right, wrong in TYPOS.items():
            if wrong in COMMON and right in project.purpose:
                text = project.purpose.replace(right, wrong, 1)
                yield project_mutant(book, number, ("purpose",), wrong, purpose=text)


def doubled(spot: Spot) -> str | None:
    """A word of the description written twice."""
    found = re.search("(合格|完成|通过|验收|满意|投入|使用|参加|全年|规定)", spot.row[DESCRIPTION])
    if found is None:
        return None
    return spot.row[DESCRIPTION].replace(found[0], found[0] * 2, 1)


def doubled_goals(book: Book) -> Iterator[Mutant]:
    for number, project in numbered(book):
        for place, goal in enumerate(project.goals):
            for word in ("完成", "达到", "保障", "不低于"):
                if word in goal:
                    text = goal.replace(word, word * 2, 1)
                    goals = (*project.goals[:place], text, *project.goals[place + 1 :])
                    yield project_mutant(book, number, ("goal",), word * 2, goals=goals)


def without(mark: str, heading: str) -> object:
    """The last of a kind of marks dropped from a cell."""

    def swap(spot: Spot) -> str | None:
        before, found, after = spot.row[heading].rpartition(mark)
        return before + after if found else None

    return swap_cell(heading, swap)


def title_closed_early(spot: Spot) -> str | None:
    return "《关于做好民生实事》有关工作的通知" if spot.row[BASIS].startswith("《") else None


# Words in which a character was typed for another that sounds or looks alike.
SLIPS = {
    "宣传": "宜传", "应急": "应吉", "监测": "监侧", "检测": "检侧", "建设": "建没", "设备": "设背",
    "补助": "补住", "整治": "整至", "组织": "组知", "调查": "凋查", "对象": "对像", "标准": "标淮",
    "方案": "方暗", "预算": "予算", "采购": "采够", "合同": "合桐", "安全": "安泉",
}  # fmt: skip


def slipped(spot: Spot) -> str | None:
    """A common word of the description with one character wrong, the first that is found."""
    text = spot.row[DESCRIPTION]
    found = next((right for right in SLIPS if right in text), None)
    return text.replace(found, SLIPS[found], 1) if found else None


def leaking_mask(book: Book) -> Iterator[Mutant]:
    """Part of a project's name masked in its heading and name, but readable in the purpose."""
    for number, project in numbered(book):
        name = project.name
        if len(name) < 9 or "*" in name or name in project.purpose:
            continue
        masked = f"{name[:4]}**{name[6:]}"
        purpose = f"{project.purpose}本项目为{name}。"
        fields = ("name", "title", "purpose")
        yield project_mutant(
            book, number, fields, masked, name=masked, title=masked, purpose=purpose
        )


# Letters that sound alike and are easily picked for one another.
ALIKE = {
    "施": "失", "测": "侧", "护": "户", "备": "倍", "修": "休", "装": "庄", "线": "限",
    "网": "往", "检": "捡", "训": "讯", "监": "间", "标": "彪", "防": "房", "运": "孕",
}  # fmt: skip


def sounds_alike(book: Book) -> Iterator[Mutant]:
    """A letter of a phrase of the goals, told rightly in the purpose, picked wrongly."""
    for number, project in numbered(book):
        for place, goal in enumerate(project.goals):
            for found in re.finditer("[一-龥]{3}([施测护备修装线网检训监标防运])[一-龥]{3}", goal):
                if found[0] in project.purpose:
                    at = found.start(1)
                    text = goal[:at] + ALIKE[goal[at]] + goal[at + 1 :]
                    goals = (*project.goals[:place], text, *project.goals[place + 1 :])
                    what = f"{found[0]}：{goal[at]} → {ALIKE[goal[at]]}"
                    yield project_mutant(book, number, ("goal", "purpose"), what, goals=goals)


def secret_basis(book: Book) -> Iterator[Mutant]:
    for spot in spots(book):
        for words in ("机密文件", "公安部内部传真电报〔2025〕12号", "上级文件（文号涉密）"):
            yield spot.changed(BASIS, words)


OPERATORS = (
    Operator("TXT01", "mistyped-name", mistyped(NAME), {"CLS09": "“满意渡”不再是满意度"}),
    Operator("TXT01", "mistyped-description", mistyped(DESCRIPTION)),
    Operator("TXT01", "mistyped-purpose", mistyped_texts),
    Operator("TXT02", "doubled", swap_cell(DESCRIPTION, doubled)),
    Operator("TXT02", "doubled-goal", doubled_goals),
    Operator("TXT05", "bracket-unclosed", without("）", BASIS)),
    Operator("TXT05", "bracket-unopened", without("（", BASIS)),
    Operator("TXT05", "title-unclosed", without("》", BASIS)),
    Operator("TXT05", "title-closed-early", swap_cell(BASIS, title_closed_early)),
    Operator("TXT08", "leaking-mask", leaking_mask),
    Operator("TXT10", "secret-basis", secret_basis),
    Operator("TXT14", "slipped", swap_cell(DESCRIPTION, slipped), instead=("TXT01", "TXT11")),
    Operator("TXT11", "sounds-alike", sounds_alike, instead=("TXT01",)),
)  # fmt: skip
