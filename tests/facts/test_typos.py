"""The list of wrong words: every sentence of it, and how they are found."""

import pytest

from linter.domain.regex import checked_regex
from linter.facts.lexicon_file import load_lexicon
from linter.facts.trie import any_word
from linter.facts.typos import Typo, Typos
from tests.facts.conftest import LEXICON

SHIPPED = load_lexicon([LEXICON]).typos
ENTRIES = list(SHIPPED.entries.values())


def found(text):
    return [slip.typo.wrong for slip in SHIPPED.find(text)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.wrong)
def test_sentences(entry):
    assert entry.bad
    for sentence in entry.bad:
        assert entry.wrong in found(sentence)
    for sentence in entry.good:
        assert not found(sentence)


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.right], ids=lambda entry: entry.wrong)
def test_a_corrected_sentence_is_silent(entry):
    for sentence in entry.bad:
        slip = next(slip for slip in SHIPPED.find(sentence) if slip.typo is entry)
        start, end = slip.span
        assert not found(sentence[:start] + entry.right + sentence[end:])


def test_the_list_is_long_and_says_what_is_meant():
    assert len(ENTRIES) >= 150
    assert not [entry.wrong for entry in ENTRIES if not entry.right and not entry.hint]
    assert not [entry.wrong for entry in ENTRIES if entry.right == entry.wrong]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.wrong)
def test_contexts_are_regular_expressions(entry):
    for context in (*entry.contexts, *entry.sayings):
        checked_regex(context)


def test_a_context_must_cover_the_wrong_form():
    typos = Typos([Typo("必须", "必需", contexts=("必须品",))])
    assert not list(typos.find("必须买必需品"))
    assert [slip.span for slip in typos.find("必须买必须品")] == [(3, 5)]


def test_a_right_use_does_not_hide_a_later_wrong_one():
    typos = Typos([Typo("复盖", "覆盖", sayings=("修复盖板",))])
    assert [slip.span for slip in typos.find("修复盖板，复盖率")] == [(5, 7)]


def test_the_longest_word_at_a_place():
    assert any_word(["做为", "当做为", "当做"]).findall("当做为，当做，做为") == [
        "当做为",
        "当做",
        "做为",
    ]
    assert not any_word([]).search("做为")
