"""Formulas in descriptions."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from linter.facts.formula import find_formulas
from linter.facts.text import Text

# description → left, numerator, denominator, factor
FORMULAS = {
    "及时率=及时数量/应到数量*101%": ("及时率", "及时数量", "应到数量", "1.01"),
    "奖励**力量完成率=实际奖励**力量人数/计划奖励**力量人数*100%": (
        "奖励**力量完成率", "实际奖励**力量人数", "计划奖励**力量人数", "1",
    ),
    "实际人数/全部人数*100%": (None, "实际人数", "全部人数", "1"),
    "合格率＝（合格数÷总数）×100％": ("合格率", "合格数", "总数", "1"),
    "合格率=[(甲+乙)/丙]×100%": ("合格率", "(甲+乙)", "丙", "1"),
    "计算公式：合格率=合格数/总数×100": ("合格率", "合格数", "总数", "100"),
    "增长率=(本年数-上年数)/上年数*100%": ("增长率", "(本年数-上年数)", "上年数", "1"),
    "满意度=（很满意+满意）/（发放数-弃权数）×100%": (
        "满意度", "（很满意+满意）", "（发放数-弃权数）", "1",
    ),
    "满意度（满意度=满意人数/调查人数*100%）反映群众评价": ("满意度", "满意人数", "调查人数", "1"),
    "反映质量（验收，合格率=合格数/总数*100%）。": ("合格率", "合格数", "总数", "1"),
    "完好率=完好设备数(台)/设备总数(台)×100%，由考核组计算": (
        "完好率", "完好设备数(台)", "设备总数(台)", "1",
    ),
    "合格率=合格数/总数x100%": ("合格率", "合格数", "总数", "1"),
    "合格率：合格数÷总数×100%": (None, "合格数", "总数", "1"),
    "合格率=100%×合格数/总数": ("合格率", "合格数", "总数", "1"),
    "合格率=合格数/总数*100%=95%": ("合格率", "合格数", "总数", "1"),
    "合格率=合格数/总数*100%得出": ("合格率", "合格数", "总数", "1"),
    "出生率=出生数/总数*1000‰": ("出生率", "出生数", "总数", "1"),
    "人均成本=总成本/人数": ("人均成本", "总成本", "人数", None),
    "覆盖率=覆盖数/总数***100%": ("覆盖率", "覆盖数", "总数**", "1"),
    "2023-2024学年入学率=入学数/适龄数*100%": ("2023-2024学年入学率", "入学数", "适龄数", "1"),
}  # fmt: skip
BROKEN = {
    "合格率=(合格数/总数*100%": "括号不配对",
    "合格率=合格数）/总数*100%": "括号不配对",
    "合格率=(合格数]/总数*100%": "括号不配对",
    "合格率=合格数/": "缺少分母",
    "合格率=合格数/*100%": "缺少分母",
    "合格率=/总数*100%": "缺少分子",
    "合格率=合格数/总数*": "运算符旁缺少内容",
    "合格率=合格数++不合格数": "运算符旁缺少内容",
    "合格率=": "等号右边为空",
    "=合格数/总数*100%": "等号左边为空",
}
NONE = [
    "合格率是合格数占总数的比率", "完成率=完成数占计划数的比例", "指标值=100%", "满意度>=95%",
    "满意度≥95%得满分", "和/或", "60公里/小时", "2024/11/30完成100%", "A/B类设备100%", "GB/T 3100",
    "=", "/", "**", "", "反映情况",
]  # fmt: skip


@pytest.mark.parametrize(("description", "wanted"), FORMULAS.items(), ids=lambda p: str(p)[:16])
def test_formula(
    description: str,
    wanted: tuple[str | None, str | None, str | None, str | None],
    text: Callable[[str], Text],
) -> None:
    [formula] = find_formulas(text(description))
    factor = None if wanted[3] is None else Decimal(wanted[3])
    parts = (formula.left, formula.numerator, formula.denominator, formula.factor)
    assert parts == (*wanted[:3], factor)
    assert formula.is_single
    assert formula.problem is None
    assert formula.text == formula.source[formula.span[0] : formula.span[1]]
    if formula.factor_span:
        assert formula.source[slice(*formula.factor_span)] == formula.factor_text


@pytest.mark.parametrize(("description", "problem"), BROKEN.items())
def test_broken_formula(description: str, problem: str, text: Callable[[str], Text]) -> None:
    [formula] = find_formulas(text(description))
    assert formula.problem == problem


@pytest.mark.parametrize("description", NONE)
def test_no_formula(description: str, text: Callable[[str], Text]) -> None:
    assert find_formulas(text(description)) == ()


@pytest.mark.parametrize(
    ("description", "single"),
    [
        ("综合得分=甲*40%+乙*60%", False),
        ("总成本=人员费+设备费", False),
        ("合格率=(1-不合格数/总数)×100%", True),
        ("完成率=1-未完成数/总数", True),
    ],
)
def test_sums_of_parts_are_not_single(
    description: str, single: bool, text: Callable[[str], Text]
) -> None:
    [formula] = find_formulas(text(description))
    assert formula.is_single is single


def test_every_formula_of_a_description(text: Callable[[str], Text]) -> None:
    found = find_formulas(
        text("(1)甲率=子/母*100%；(2)乙率=丑/牡*10%。丙率=寅/木×100%，丁率=卯/目×100%")
    )
    assert [(f.left, f.factor) for f in found] == [
        ("甲率", Decimal(1)), ("乙率", Decimal("0.1")), ("丙率", Decimal(1)), ("丁率", Decimal(1)),
    ]  # fmt: skip


def test_deep_brackets_end(text: Callable[[str], Text]) -> None:
    [formula] = find_formulas(text("率=" + "(" * 5000 + "甲/乙" + ")" * 5000 + "*100%"))
    assert formula.factor is None


@pytest.mark.parametrize(
    ("description", "problem"),
    [
        ("验收合格的套数÷×100%", "缺少分母"),
        ("（上年能耗－本年能耗÷上年能耗×100%", "括号不配对"),
        ("÷总数×100%", "缺少分子"),
        ("电脑/打印机", None),
        ("见附件1/2", None),
    ],
)
def test_broken_formulas_without_an_equals_sign(text, description, problem):
    found = find_formulas(text(description))
    assert [formula.problem for formula in found] == ([problem] if problem else [])
