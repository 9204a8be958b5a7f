"""Expressions: what they may name, what they must refuse, what they do with unknown facts."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from linter.facts.amount import Amount
from linter.language.expression import MACHINERY, ExpressionError, compile_expression
from linter.language.operations import Undecided
from linter.language.template import compile_template


@dataclass(frozen=True)
class Price:
    unit: str
    number: Decimal


@dataclass(frozen=True)
class Thing:
    name: str
    price: Price | None
    children: "tuple[Thing, ...]" = ()


NAMES = {"thing": Thing, "things": tuple[Thing, ...], "word": str, "money": Amount}
APPLE = Thing("苹果", Price("元", Decimal(3)))
PEAR = Thing("梨", None)


def value(text, **names):
    return compile_expression(text, NAMES).value({**MACHINERY, **names})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("().__class__", "不允许"),
        ("thing.__class__", "不允许"),
        ("'x' * 10**9", "不允许"),
        ("'x' * 1000000000", "文字不能参与计算"),
        ("word * 3", "文字不能参与计算"),
        ("9**9**9", "不允许"),
        ("lambda: 1", "不允许"),
        ("thing.price % 2", "不允许"),
        ("matches(word, '(a+)+')", "重复里又有重复"),
        ("matches(word, '(a')", "正则表达式有误"),
        ("~thing.price", "不允许"),
        ("+thing.price", "不允许"),
        ("[x async for x in things]", "不允许"),
        ("things['__class__']", "整数序号"),
        ("things[0:9]", "整数序号"),
        ("open('a')", "不允许"),
        ("__import__('os')", "不允许"),
        ("thing.name.format(thing)", "不允许"),
        ("word.upper()", "不允许"),
        ("'{0.__class__}'.format(1)", "不允许"),
        ("f'{thing}'", "不允许"),
        ("[x for x in ()]()", "不允许"),
        ("(x := 3)", "不允许"),
        ("{1: 2}", "不允许"),
        ("any(1 for a in things for b in things for c in things)", "两层"),
        ("1 < 2 < 3", "不要连写"),
        ("1 if", "写法有误"),
        ("count(x=things)", "不允许"),
        ("1 + " * 1000 + "1", "超过"),
    ],
)
def test_refuses_escapes(text, said):
    with pytest.raises(ExpressionError, match=said):
        compile_expression(text, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "indicator {thing.__class__.__init__.__globals__}",
        "{().__class__}",
        "{thing.price.__dict__}",
        "{word.__len__}",
        "{'x' * 10**9}",
        "{thing",
    ],
)
def test_templates_refuse_escapes(text):
    with pytest.raises(ExpressionError):
        compile_template(text, NAMES)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("thing.nane == 'a'", "name"),
        ("thing.price.unti", "unit"),
        ("things[0].prize", "price"),
        ("any(child.nam for child in thing.children)", "name"),
        ("thnig.name", "thing"),
        ("coumt(things)", "count"),
    ],
)
def test_unknown_names_get_a_suggestion(text, hint):
    with pytest.raises(ExpressionError, match=f"是否想写“{hint}”"):
        compile_expression(text, NAMES)


def test_a_list_is_needed_to_iterate():
    with pytest.raises(ExpressionError, match="不是列表"):
        compile_expression("any(x for x in thing)", NAMES)


def test_values():
    assert value("thing.name == '苹果'", thing=APPLE) is True
    assert value("thing.price.number * 2 + 1", thing=APPLE) == 7
    assert value("count(t.price for t in things)", things=(APPLE, PEAR)) == 1
    assert value("one(t.name for t in things if t.price)", things=(APPLE, PEAR)) == "苹果"
    assert value("matches(word, '果$')", word="苹果") is True
    assert value("'苹' in word and not blank(word)", word="苹果") is True


def test_unknown_is_none_and_never_true():
    with pytest.raises(Undecided):
        value("thing.price.unit == '元'", thing=PEAR)
    assert value("thing.price != 3", thing=PEAR) is None
    assert value("thing.price.number > 1 if thing.price else None", thing=PEAR) is None
    assert (
        compile_expression("thing.price.number > 1", NAMES).truth({**MACHINERY, "thing": PEAR})
        is False
    )


def test_names_of_a_comprehension_end_with_it():
    with pytest.raises(ExpressionError, match="不认识的名称“t”"):
        compile_expression("any(t.name for t in things) and t.name", NAMES)


def test_template_prints_facts_as_people_write_them():
    money = Amount(Decimal(110000), Decimal(110000), Decimal(110000), Decimal(0), "money", "")
    template = compile_template("{{{thing.name}}} {money} {thing.price.unit}", NAMES)
    names = {**MACHINERY, "thing": PEAR, "money": money}
    assert template.render(names) == "{梨} 11万元 （未识别）"
