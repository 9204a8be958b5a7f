"""Profiles: merged key by key over what they extend; mistakes in them have a place."""

from decimal import Decimal
from pathlib import Path

import pytest

from linter.domain.problem import LoadError
from linter.language.load import load_rules
from linter.language.profile import Least, least_of
from linter.language.profile_file import find_config, load_profiles
from linter.language.tuning import apply_profiles
from linter.run import KIND_BOOK, domain_folder
from tests.language.conftest import RULE

OPTIONS = (
    "options:\n"
    "  limit: {type: number, default: 5, title: 上限}\n"
    "  free: {type: pattern, default: 免|不限, title: 不判断的说法}\n"
)
VARIANT = "variants:\n  - {when: indicator.row > 1, severity: info, message: 提示}\n"
RULES = {
    "VAL90-no-unit": RULE.replace("where:", f"{OPTIONS}where:").replace("at:", f"{VARIANT}at:"),
    "VAL91-other": RULE.replace("VAL90", "VAL91").replace("no-unit", "other"),
    "TXT90-third": RULE.replace("VAL90", "TXT90")
    .replace("no-unit", "third")
    .replace("scope:", "tags: [文字]\nscope:"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in RULES.items():
        path = tmp_path / "value" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "profiles").mkdir()
    return tmp_path


@pytest.fixture
def settings(folder: Path):
    """`settings(name=text, …)` writes profiles, applies the last one and gives (rules by code,
    messages)."""

    def applied(**profiles: str):
        for name, text in profiles.items():
            (folder / "profiles" / f"{name}.yaml").write_text(text, encoding="utf-8")
        loaded = load_rules([folder], KIND_BOOK)
        assert not loaded.problems
        rules, problems = apply_profiles(loaded.rules, load_profiles(name, [folder]))
        return {rule.id: rule for rule in rules}, [str(problem) for problem in problems]

    return applied


def test_an_empty_profile_changes_nothing(settings):
    rules, problems = settings(own="title: 自己的\n")
    assert list(rules) == ["TXT90", "VAL90", "VAL91"] and not problems


def test_keys_of_a_rule_merge_over_what_is_extended(settings):
    rules, problems = settings(
        base="rules:\n  VAL90: {severity: error, limit: 7}\n  VAL91: {confidence: medium}\n",
        own="extends: [base]\nrules:\n  no-unit: {limit: 9}\n",
    )
    assert not problems
    assert (rules["VAL90"].severity, rules["VAL90"].options["limit"]) == ("error", Decimal(9))
    assert rules["VAL91"].confidence == "medium"


def test_a_severity_holds_for_all_variants(settings):
    rules, _ = settings(own="rules: {VAL90: {severity: error}}\n")
    assert [variant.severity for variant in rules["VAL90"].variants] == [None]


def test_off_and_on(settings):
    rules, _ = settings(
        base="rules: {VAL90: off, VAL91: off}\n", own="extends: [base]\nrules: {VAL91: on}\n"
    )
    assert list(rules) == ["TXT90", "VAL91"]


def test_settings_turn_a_rule_on_again(settings):
    rules, _ = settings(
        base="rules: {VAL90: off}\n", own="extends: [base]\nrules: {VAL90: {limit: 3}}\n"
    )
    assert rules["VAL90"].options["limit"] == 3


@pytest.mark.parametrize(("word", "left"), [("VAL", ["TXT90"]), ("文字", ["VAL90", "VAL91"])])
def test_a_family_or_tag_stands_for_its_rules(settings, word, left):
    rules, problems = settings(own=f"rules: {{{word}: off}}\n")
    assert list(rules) == left and not problems


def test_what_is_said_of_one_rule_goes_before_its_family(settings):
    rules, _ = settings(own="rules:\n  VAL91: {severity: error}\n  VAL: {severity: info}\n")
    assert (rules["VAL90"].severity, rules["VAL91"].severity) == ("info", "error")


def test_a_locked_rule_may_not_be_changed(settings):
    rules, problems = settings(
        base="rules: {VAL90: {limit: 7}}\nlocked: [VAL90]\n",
        own="extends: [base]\nrules:\n  VAL90: off\n  VAL91: off\n",
    )
    assert list(rules) == ["TXT90", "VAL90"]
    assert rules["VAL90"].options["limit"] == 7
    (problem,) = problems
    assert "own.yaml:3:" in problem and "VAL90 已被上级配置锁定" in problem


def test_a_family_leaves_locked_rules_alone(settings):
    rules, problems = settings(base="locked: [VAL90]\n", own="extends: [base]\nrules: {VAL: off}\n")
    assert list(rules) == ["TXT90", "VAL90"] and not problems


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rules: {VAL99: off}\n", "没有规则“VAL99”，是否想写“VAL9"),
        ("locked: [no-unti]\n", "没有规则“no-unti”，是否想写“no-unit”"),
        ("rules: {VAL90: {limt: 3}}\n", "VAL90 没有选项“limt”，是否想写“limit”"),
        ("rules: {VAL90: {limit: 很多}}\n", "应为数值"),
        ("rules: {VAL90: {free: '(免'}}\n", "正则表达式有误"),
        ("rules: {VAL90: {free: '(免+)+'}}\n", "重复里又有重复"),
        ("rules: {VAL90: {severity: fatal}}\n", "不是允许的值"),
    ],
)
def test_mistakes_in_settings_are_told_with_their_line(settings, text, said):
    _, problems = settings(own=text)
    (problem,) = problems
    assert "own.yaml:1:" in problem and said in problem


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rule: {}\n", "不认识的键“rule”，是否想写“rules”"),
        ("rules: {VAL90: 5}\n", "应为 on、off 或"),
        ("extends: [bass]\n", "extends 中的“bass”不存在，是否想写“base”"),
        ("least: {warnin: high}\n", "least 中没有“warnin”，是否想写“warning”"),
        ("least: {warning: hgh}\n", "是否想写“high”"),
    ],
)
def test_a_profile_that_cannot_be_used(settings, text, said):
    with pytest.raises(LoadError, match=said):
        settings(base="title: 基础\n", own=text)


def test_profiles_that_extend_each_other(settings):
    with pytest.raises(LoadError, match="循环"):
        settings(a="extends: [b]\n", b="extends: [a]\n")


def test_a_profile_nobody_knows(folder):
    (folder / "profiles" / "notice.yaml").write_text("title: 通知\n", encoding="utf-8")
    with pytest.raises(LoadError, match="是否想写“notice”"):
        load_profiles("notce", [folder])


def test_thresholds_merge_key_by_key(folder):
    (folder / "profiles" / "base.yaml").write_text(
        "least: {info: off, warning: medium}\n", encoding="utf-8"
    )
    (folder / "profiles" / "own.yaml").write_text(
        "extends: [base]\nleast: {warning: high}\n", encoding="utf-8"
    )
    assert least_of(load_profiles("own", [folder])) == Least("low", "high", None)
    assert least_of(()) == Least("low", "low", "low")


def test_a_profile_may_bring_a_folder_of_rules(folder, tmp_path):
    brought = tmp_path / "单位规则"
    brought.mkdir()
    (brought / "profile.yaml").write_text("rules: {VAL90: off}\n", encoding="utf-8")
    own = tmp_path / "jxlint.yaml"
    own.write_text("extends: [./单位规则]\n", encoding="utf-8")
    profiles = load_profiles(own, [folder])
    assert [each.folders for each in profiles if each.folders] == [(brought,)]
    rules, _ = apply_profiles(load_rules([folder], KIND_BOOK).rules, profiles)
    assert [rule.id for rule in rules] == ["TXT90", "VAL91"]


def test_the_nearest_config_is_found_upward(tmp_path):
    (tmp_path / "jxlint.yaml").write_text("title: 上级\n", encoding="utf-8")
    inner = tmp_path / "甲" / "乙"
    inner.mkdir(parents=True)
    assert find_config(inner) == tmp_path / "jxlint.yaml"


SHIPPED = sorted(path.stem for path in (domain_folder() / "profiles").glob("*.yaml"))


@pytest.fixture(scope="module")
def shipped_rules():
    return load_rules([domain_folder()], KIND_BOOK).rules


def test_the_shipped_profiles():
    assert SHIPPED == ["default", "hebei", "mof-2021", "notice", "review", "self-check", "strict"]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_profile_fits_the_shipped_rules(shipped_rules, name):
    rules, problems = apply_profiles(shipped_rules, load_profiles(name, [domain_folder()]))
    assert rules and not problems


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_profile_explains_itself(name):
    text = (domain_folder() / "profiles" / f"{name}.yaml").read_text(encoding="utf-8")
    assert text.startswith("# ")
