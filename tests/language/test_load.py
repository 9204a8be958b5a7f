"""Rule files: what is wrong in one is told with its place and a suggestion, and hides no other."""

import pytest

from linter.language.case_file import cases_of
from linter.language.load import load_rules
from linter.run import KIND_BOOK
from tests.language.conftest import RULE


def test_a_rule_loads(load):
    loaded = load(RULE)
    assert not loaded.problems
    (rule,) = loaded.rules
    assert (rule.id, rule.name, rule.kind, rule.confidence) == (
        "VAL90", "no-unit", "required", "high",
    )  # fmt: skip
    assert [case.kind for case in cases_of(rule.path)] == ["good", "bad"]


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "said"),
    [
        ("severity: warning", "severty: warning", 4, 1, "是否想写“severity”"),
        ("severity: warning", "severity: warnin", 4, 11, "是否想写“warning”"),
        ("  required:", "  requird:", 8, 3, "不认识的检查方式“requird”，是否想写“required”"),
        ("any_of:", "anyof:", 8, 14, "是否想写“any_of”"),
        ("[indicator.quantity.unit]", "[indicator.quantity.unti]", 8, 23, "是否想写“unit”"),
        ("where: indicator.quantity", "where: indicator.quantty", 6, 8, "是否想写“quantity”"),
        ("{indicator.value}", "{indicator.vlaue}", 10, 11, "是否想写“value”"),
        ("at: value", "at: vlaue", 9, 5, "是否想写“value”"),
        ("status: practice", "status: practise", 12, 27, "是否想写“practice”"),
        ("id: VAL90", "id: VAL9", 1, 5, "应形如 CON07"),
        ("name: no-unit", "name: no_unit", 2, 7, "应形如 cost-sum"),
        ("advice: 请补单位。\n", "", 1, 1, "缺少必填的键“advice”"),
        ("scope: indicator", "scope: [indicator]", 5, 8, "不是允许的值"),
        ("title: 缺单位", "title: {a: 1}", 3, 8, "应为文字"),
        ("title: 缺单位", "title: [缺单位", 4, 9, "YAML 语法有误"),
        ("title: 缺单位", "title: 缺单位\ntitle: 再来", 4, 1, "键“title”重复出现"),
    ],
)
def test_mistakes_have_a_place_and_a_suggestion(load, old, new, line, column, said):
    loaded = load(RULE.replace(old, new))
    assert not loaded.rules
    told = [str(problem) for problem in loaded.problems]
    assert any(f"VAL90-no-unit.yaml:{line}:{column}: " in text and said in text for text in told), (
        told
    )


def test_a_missing_bad_case(load):
    loaded = load(RULE[: RULE.index("  bad:")])
    assert [problem.message for problem in loaded.problems] == ["tests 中至少要有一个 bad 用例"]


def test_an_unknown_key_in_a_case(load):
    loaded = load(RULE.replace("    - rows:", "    - rwos:", 1))
    assert "用例中不认识的键“rwos”" in loaded.problems[0].message


def test_all_mistakes_of_a_file_are_told_at_once(load):
    loaded = load(RULE.replace("warning", "warnin").replace("at: value", "at: vlaue"))
    assert len(loaded.problems) == 2


def test_the_file_name_must_say_the_rule(load):
    loaded = load(RULE, "VAL91-no-unit.yaml")
    assert "文件名应为 VAL90-no-unit.yaml" in loaded.problems[0].message


def test_a_broken_file_hides_no_other(load):
    load("id: [", "VAL91-broken.yaml")
    loaded = load(RULE)
    assert [rule.id for rule in loaded.rules] == ["VAL90"]
    assert len(loaded.problems) == 1


def test_two_files_with_one_code(load):
    load(RULE.replace("no-unit", "other"), "VAL90-other.yaml")
    loaded = load(RULE)
    assert "代码 VAL90 已用于" in loaded.problems[0].message


@pytest.mark.parametrize("text", ["", "# 只有注释\n", "- 列表\n", "\x00"])
def test_files_that_hold_no_rule(load, text):
    assert load(text).problems


def test_let_names_build_on_each_other(load):
    text = RULE.replace(
        "where: indicator.quantity\n",
        "let: {found: indicator.quantity, doubled: found.number * 2}\nwhere: doubled > 0\n",
    )
    assert not load(text).problems


def test_an_option_is_typed(load):
    options = "options: {most: {type: number, default: 很多, title: 上限}}\nwhere:"
    loaded = load(RULE.replace("where:", options))
    assert "应为数值" in loaded.problems[0].message


def test_cases_are_not_read_where_nobody_needs_them(tmp_path):
    path = tmp_path / "VAL90-no-unit.yaml"
    for broken in ("  bad: 3\n  worse: [\n", "  gut: []\n"):
        path.write_text(RULE[: RULE.index("  good:")] + broken, "utf-8")
        quick = load_rules([tmp_path], KIND_BOOK, with_cases=False)
        assert [rule.id for rule in quick.rules] == ["VAL90"] and not quick.problems
        assert load_rules([tmp_path], KIND_BOOK).problems


def test_cases_in_the_middle_of_a_file_hide_nothing_behind_them(tmp_path):
    cases, path = RULE[RULE.index("tests:") :], tmp_path / "VAL90-no-unit.yaml"
    path.write_text(f"{cases}{RULE.removesuffix(cases)}adivce: 请\n", "utf-8")
    (problem,) = load_rules([tmp_path], KIND_BOOK, with_cases=False).problems
    assert "是否想写“advice”" in problem.message


def test_a_rule_without_cases_is_none(tmp_path):
    (tmp_path / "VAL90-no-unit.yaml").write_text(RULE[: RULE.index("tests:")], "utf-8")
    (problem,) = load_rules([tmp_path], KIND_BOOK, with_cases=False).problems
    assert "缺少必填的键“tests”" in problem.message


def test_names_of_the_whole_document_are_worked_out_once(load):
    let = """let:
  many: len(projects) > 3
  long: many and any(len(i.name) > 40 for p in projects for i in p.indicators)
  own: long and len(indicators) > 3
where: indicator.quantity and own"""
    (rule,) = load(RULE.replace("where: indicator.quantity", let)).rules
    assert [name for name, _ in rule.let_once] == ["many", "long"]
    assert [name for name, _ in rule.let_first] == ["own"]
