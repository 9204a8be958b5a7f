"""Regular expressions of rules: malformed and runaway ones are refused when loaded."""

import pytest

from linter.domain.regex import compile_regex


@pytest.mark.parametrize("text", ["(", "[", "*a", "(?P<1>x)"])
def test_malformed(text):
    with pytest.raises(ValueError, match="有误"):
        compile_regex(text)


@pytest.mark.parametrize("text", ["^(X+,?)+$", "(a*)*", "((ab)+c)*", "(?:x|y+)+", "(?=(a+)+)b"])
def test_repeats_of_repeats(text):
    with pytest.raises(ValueError, match="重复里又有重复"):
        compile_regex(text)


@pytest.mark.parametrize(
    "text", [r"\d+(\.\d+)?%", "(一|二)+", r"([一-龥]{2,6})\1", r"(?:\d{1,3},)+\d"]
)
def test_harmless(text):
    assert compile_regex(text).text == text
