"""Regular expressions of rules: malformed and runaway ones are refused when loaded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.domain.regex import compile_regex


@pytest.mark.parametrize("text", ["(", "[", "*a", "(?P<1>x)"])
def test_malformed(text):
    with pytest.raises(ValueError, match="有误"):
        compile_regex(text)


@pytest.mark.parametrize("text", ["^(X+,?)+$", "(a*)*", "((ab)+c)*", "(?:x|y+)+", "(?=(a+)+)b",
    "(a{2,})*", "(a{33}b){,40}", "(?P<n>(?:a+)?b)+", "((a+){2}|b)*", "([(]a+)+", r"(\(a*\))+",
    "(?>a+b)+", "(?i:a+)*", "(b)?(?(1)a+|b)(?:(?(1)a+|b))+"])  # fmt: skip
def test_repeats_of_repeats(text):
    with pytest.raises(ValueError, match="重复里又有重复"):
        compile_regex(text)


@pytest.mark.parametrize("text", [
    r"\d+(\.\d+)?%", "(一|二)+", r"([一-龥]{2,6})\1", r"(?:\d{1,3},)+\d", "(a+b)?", "(a+){2,32}",
    "[(a+)]+", r"(a\+)+", "(?#(a+)b", "(a{,32})+", "(a++b)+", "(a+)(b+)", "(?:a+|b){1,9}c*",
    "(a{x}+b)", "([]*+]b)+", r"\{(ab)+\}",
])  # fmt: skip
def test_harmless(text):
    assert compile_regex(text).text == text


@pytest.mark.parametrize("text", ["(?x)a b", "(?ix)a", "a(?x: b)"])
def test_the_verbose_form_is_refused(text):
    with pytest.raises(ValueError, match="x 标志"):
        compile_regex(text)


@given(text=st.text(alphabet="ab([{)}]*+?,|\\12<:=!>Px", max_size=12))
def test_any_text_is_compiled_or_refused(text):
    try:
        assert compile_regex(text).pattern.pattern == text
    except ValueError as error:
        assert "正则表达式" in str(error)
