"""Regular expressions of rules: malformed and runaway ones are refused when loaded."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linter.domain.plain_regex import is_plain
from linter.domain.regex import any_of, checked_regex
from linter.facts.lexicon_file import load_lexicon
from linter.run import domain_folder


@pytest.mark.parametrize("text", ["(", "[", "*a", "(?P<1>x)"])
def test_malformed(text):
    with pytest.raises(ValueError, match="有误"):
        checked_regex(text)


@pytest.mark.parametrize("text", ["^(X+,?)+$", "(a*)*", "((ab)+c)*", "(?:x|y+)+", "(?=(a+)+)b",
    "(a{2,})*", "(a{33}b){,40}", "(?P<n>(?:a+)?b)+", "((a+){2}|b)*", "([(]a+)+", r"(\(a*\))+",
    "(?>a+b)+", "(?i:a+)*", "(b)?(?(1)a+|b)(?:(?(1)a+|b))+"])  # fmt: skip
def test_repeats_of_repeats(text):
    with pytest.raises(ValueError, match="重复里又有重复"):
        checked_regex(text)


@pytest.mark.parametrize("text", [
    r"\d+(\.\d+)?%", "(一|二)+", r"([一-龥]{2,6})\1", r"(?:\d{1,3},)+\d", "(a+b)?", "(a+){2,32}",
    "[(a+)]+", r"(a\+)+", "(?#(a+)b", "(a{,32})+", "(a++b)+", "(a+)(b+)", "(?:a+|b){1,9}c*",
    "(a{x}+b)", "([]*+]b)+", r"\{(ab)+\}",
])  # fmt: skip
def test_harmless(text):
    assert checked_regex(text).text == text


@pytest.mark.parametrize("text", ["(?x)a b", "(?ix)a", "a(?x: b)"])
def test_the_verbose_form_is_refused(text):
    with pytest.raises(ValueError, match="x 标志"):
        checked_regex(text)


@given(text=st.text(alphabet="ab([{)}]*+?,|\\12<:=!>Px", max_size=12))
def test_any_text_is_compiled_or_refused(text):
    try:
        assert checked_regex(text).pattern.pattern == text
    except ValueError as error:
        assert "正则表达式" in str(error)


@given(text=st.text(alphabet=r"a一b-[^]()?:=!<P>{1,}*+|$.\du0", max_size=14))
@example(text=r"([\u4e00-\u9fff]{2,6})\1(?<=^[a一]、)(?P<x>b)*?")
@settings(max_examples=400)
def test_what_looks_plain_is_well_formed(text):
    if is_plain(text):
        re.compile(text)


@pytest.mark.parametrize("text", [
    "a**", "*a", "(?:+)", "a{3,2}", "[b-a]", "[龥-一]", r"(a\1)", r"\2(a)", "(a", "a)", r"\q",
    "[[a]", "(?P<n>a)(?P<n>b)", "(?<=a*)", "(?x)a", "[a&&b]", "^*", r"\u12", r"[\d-a]",
])  # fmt: skip
def test_what_is_not_surely_well_formed(text):
    assert not is_plain(text)


def test_shipped_contexts_of_typos_look_plain():
    typos = load_lexicon([domain_folder() / "lexicon" / "typos.yaml"]).typos
    texts = [text for entry in typos.entries.values() for text in entry.contexts]
    assert len(texts) > 100 and all(map(is_plain, texts))


@pytest.mark.parametrize(
    "texts",
    [
        (r"甲+", r"([≥≤])\1", r"\d{2}"),
        (r"(\d)([元万])\2\1", r"(a)|(b)\2", r"\\1", r"([乙丙])\1"),
        (r"(甲|乙)\1", r"(.)\1\1"),
        # A bracket that is escaped begins no condition.
        (r"\(?(?:甲)?\)?元", r"([乙丙])\1"),
        (r"\(?(甲|乙)\)?\1", "丙"),
    ],
)
@given(st.text(alphabet="甲乙丙≥≤12元万ab\\", max_size=12))
def test_one_look_finds_what_any_expression_finds(texts, text):
    quick = any_of(texts)
    assert quick is not None
    found = any(re.search(each, text) for each in texts)
    assert (quick.search(text) is not None) is found


def test_more_groups_than_can_be_referred_to_are_looked_for_one_by_one():
    assert any_of((r"(甲)\1", "(乙)" * 99)) is None
    assert any_of((r"(?P<a>甲)(?P=a)",)) is None
