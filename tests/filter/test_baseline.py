"""Baselines: known findings by fingerprint; pruning only ever removes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.document import TextPlace
from linter.filter.baseline import (
    BaselineError,
    Known,
    baseline_of,
    baseline_text,
    pruned,
    read_baseline,
    without_known,
)
from linter.findings import Excused, Report
from tests.filter.test_excuse import ENTRY, FINDING, document

SOME = st.lists(st.sampled_from("abcdefgh"), max_size=12)


def report(prints: list[str], path: str = "公开.docx") -> Report:
    findings = (replace(FINDING, fingerprint=each, place=TextPlace(1, 1)) for each in prints)
    return Report("1", (), (document(*findings, path=path),))


@given(SOME, SOME)
def test_only_unknown_fingerprints_are_left(old: list[str], new: list[str]) -> None:
    left = without_known(report(new), baseline_of(report(old))).documents[0]
    assert [each.fingerprint for each in left.findings] == [p for p in new if p not in old]
    assert [each.fingerprint for each in left.known] == [p for p in new if p in old]


@given(SOME, SOME)
def test_a_pruned_baseline_is_a_subset_and_enough(old: list[str], new: list[str]) -> None:
    before = baseline_of(report(old))
    left = pruned(before, report(new), frozenset({FINDING.rule}))
    assert {each.fingerprint for each in left} == set(old) & set(new)
    assert set(left) <= set(before)
    assert pruned(left, report(new), frozenset({FINDING.rule})) == left
    assert without_known(report(new), left) == without_known(report(new), before)


@given(SOME)
def test_a_baseline_survives_its_file(prints: list[str]) -> None:
    baseline = baseline_of(report(prints))
    text = baseline_text(baseline, "1")
    assert read_baseline(text) == baseline
    assert len(text.splitlines()) <= 6 + len(set(prints))


def test_the_name_of_the_file_does_not_matter() -> None:
    left = without_known(report(["a"], "第二稿.docx"), baseline_of(report(["a"])))
    assert left.documents[0].findings == ()


def test_what_nobody_looked_for_stays() -> None:
    known = Known("a", "DUP02", "公开.docx")
    assert pruned([known], report([]), frozenset()) == (known,)
    assert pruned([known], report([]), frozenset({"DUP02"}), frozenset({"公开.docx"})) == (known,)
    assert pruned([known], report([]), frozenset({"DUP02"})) == ()


def test_suppressed_findings_are_still_there() -> None:
    known = Known("a", "DUP02")
    excused = document(excused=(Excused(replace(FINDING, fingerprint="a"), ENTRY),))
    assert pruned([known], Report("1", (), (excused,)), frozenset({"DUP02"})) == (known,)


def test_settings_files_have_no_baseline() -> None:
    settings = replace(report(["a"]).documents[0], is_settings=True)
    whole = Report("1", (), (settings,))
    assert baseline_of(whole) == ()
    assert without_known(whole, [Known("a", "SUP01")]) == whole


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "JSON"),
        ("[" * 100_000, "JSON"),
        ("[]", "不是基线文件"),
        ('{"schema": "jxlint/1", "findings": []}', "不是基线文件"),
        ('{"schema": "jxlint-baseline/1"}', "没有 findings"),
        ('{"schema": "jxlint-baseline/1", "findings": [1]}', "第1项"),
        ('{"schema": "jxlint-baseline/1", "findings": [{"fingerprint": "a"}]}', "缺少"),
    ],
)
def test_a_broken_baseline_is_refused(text: str, why: str) -> None:
    with pytest.raises(BaselineError, match=why):
        read_baseline(text)
