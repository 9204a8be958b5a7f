"""The corpus document: what is found in it, in both of its forms, and what must not be found."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from linter.run import lint_file, prepare

CORPUS = Path(__file__).parent.parent / "corpus"


@cache
def report(name):
    return lint_file(CORPUS / name, prepare())


def findings(code, project=None):
    return [
        finding
        for finding in report("disclosure.txt").findings
        if finding.rule == code
        and (project is None or (finding.project and finding.project.index == project))
    ]


def test_counts_per_rule(snapshot):
    counts = Counter((f.rule, f.name, f.severity) for f in report("disclosure.txt").findings)
    lines = [
        f"{code} {name} {severity} {n}" for (code, name, severity), n in sorted(counts.items())
    ]
    snapshot("corpus-counts.txt", "\n".join(lines) + "\n")


def test_everything_is_recognised():
    for name in ("disclosure.txt", "disclosure.docx"):
        assert (report(name).status, report(name).projects, report(name).indicators) == (
            "checked", 31, 222,
        )  # fmt: skip
        assert not report(name).failures


def test_word_and_text_give_the_same_findings():
    def told(name):
        return sorted((f.fingerprint, f.message) for f in report(name).findings)

    assert told("disclosure.docx") == told("disclosure.txt")


@pytest.mark.parametrize(
    ("code", "project", "row", "says"),
    [
        ("DUP01", 5, 5, "第1行"),
        ("DUP01", 5, 11, "第6行"),
        ("DUP01", 5, 12, "第7行"),
        ("FML01", 6, 3, "×101%"),
        ("CON01", 2, 2, "206人"),
        ("VAL03", 3, 4, "5万"),
        ("CON04", 14, None, "0.11万元"),
        ("VAL15", 14, None, "0.11"),
        ("VAL02", 12, 2, "100百分比"),
        ("VAL02", 12, 6, "95百分比"),
        ("CLS09", 5, 20, "不是满意度内容"),
        ("VAL19", 5, 20, "显著"),
        ("CLS07", 5, 18, "47.00万元"),
    ],
)
def test_known_defects(code, project, row, says):
    found = [f for f in findings(code, project) if f.row == row]
    assert found, [f.message for f in findings(code)]
    assert any(says in f.message for f in found)


def test_known_defects_come_with_their_calculation():
    assert "0.04万元×206人" in findings("CON01", 2)[0].evidence
    assert "17.235万元" in findings("CON04", 14)[0].evidence
    assert "38.32万元" in findings("CLS07", 5)[0].evidence
    assert findings("VAL03", 3)[0].suggestion == "5万元"
    assert findings("VAL02", 12)[0].suggestion == "100%"
    assert findings("FML01", 6)[0].suggestion.endswith("×100%")


@pytest.mark.parametrize(
    ("codes", "project", "row"),
    [
        (("CON06", "CON07", "CON09"), 6, 4),  # 1507元 × 199人 is 29.99万元, budget 30万元
        (("CON06",), 15, 4),  # 0.96万元 × 485人, rounded
        (("CON06", "CON07"), 2, 4),
        (("CON06", "CON07"), 7, 4),
        (("CON06", "CON07"), 8, 4),
        (("CON06", "CON07"), 24, 4),
        (("CON06",), 4, 4),  # ≥100人次 × 20元 bounds nothing
        (("CON07",), 18, None),  # 3.8 + 1.2
        (("TXT02",), 11, 2),  # a word before the mask was cut
        (("VAL09",), 6, 5),  # 0起 accidents
        (("VAL09",), 4, 6),  # 0% accidents
    ],
)
def test_traps_stay_silent(codes, project, row):
    told = [
        f
        for f in report("disclosure.txt").findings
        if f.rule in codes and f.project and f.project.index == project and f.row == row
        and f.severity in {"error", "warning"}
    ]  # fmt: skip
    assert not told


def test_rounding_in_budget_tables_stays_silent():
    told = [f for f in report("disclosure.txt").findings if f.rule in {"BGT01", "BGT02", "BGT03"}]
    assert not told


def test_codes_all_fit():
    assert not findings("COM02") and not findings("COM03")
