"""The straight line: one bad file or one mistake of ours never stops the others, nor hides."""

import gc
from pathlib import Path

import pytest

from linter import run
from linter.readers import sources_in
from linter.run import ConfigError, extract_file, extract_source, lint, prepare

CORPUS = Path(__file__).parent.parent / "corpus" / "disclosure.txt"


def test_a_damaged_file_does_not_stop_the_next(tmp_path):
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    first, second = lint([broken, CORPUS], prepare()).documents
    assert (first.status, bool(first.reason)) == ("unreadable", True)
    assert second.status == "checked"


@pytest.mark.parametrize("station", ["recognise", "facts_of", "judge"])
def test_a_mistake_of_ours_is_a_reason_and_no_clean_file(monkeypatch, station):
    def explode(*arguments):
        raise IndexError("list index out of range")

    monkeypatch.setattr(run, station, explode)
    (document,) = lint([CORPUS], prepare()).documents
    assert document.status == "unreadable"
    assert "IndexError" in document.reason and not document.findings


def test_no_document_is_walked_by_the_collector(monkeypatch):
    states = []
    recognise = run.recognise

    def noted(*arguments):
        states.append(gc.isenabled())
        return recognise(*arguments)

    monkeypatch.setattr(run, "recognise", noted)
    settings = prepare()
    lint([CORPUS], settings)
    extract_file(CORPUS, settings)
    extract_source(next(sources_in(CORPUS)), settings)
    assert states == [False, False, False] and gc.isenabled()


def test_broken_rules_are_told_and_stop_no_other(tmp_path):
    folder = tmp_path / "rules"
    (folder / "value").mkdir(parents=True)
    (folder / "value" / "VAL90-a.yaml").write_text("id: [", "utf-8")
    (folder / "value" / "VAL91-b.yaml").write_text("idd: VAL91", "utf-8")
    settings = prepare(rules=[folder])
    text = "\n".join(settings.problems)
    assert "VAL90-a.yaml:2:1:" in text and "VAL91-b.yaml:1:1:" in text
    assert {rule.id for rule in settings.rules} == {rule.id for rule in prepare().rules}


def test_a_choice_of_no_rule(tmp_path):
    with pytest.raises(ConfigError, match="XYZ"):
        prepare(select=["XYZ"])


@pytest.mark.parametrize("how", ["select", "ignore"])
@pytest.mark.parametrize("word", ["SUP01", "expired-suppression", "SUP03"])
def test_what_is_said_of_suppressions_is_no_rule(how, word):
    with pytest.raises(ConfigError, match="不能选用或停用") as caught:
        prepare(**{how: [word]})
    assert "是否想写" not in str(caught.value)


def test_a_profile_cannot_turn_it_off_either(tmp_path):
    config = tmp_path / "jxlint.yaml"
    config.write_text("rules:\n  SUP01: off\n", "utf-8")
    with pytest.raises(ConfigError, match=r"jxlint\.yaml:2:3: SUP01.*不能选用或停用"):
        prepare(config=config)


def test_a_rule_folder_that_does_not_exist(tmp_path):
    with pytest.raises(ConfigError, match="规则文件夹不存在"):
        prepare(rules=[tmp_path / "no"])


def test_selecting_by_code_name_family_and_tag():
    def chosen(**how):
        return {rule.id for rule in prepare(**how).rules}

    everything = chosen()
    assert chosen(select=["FML01"]) == chosen(select=["multiplier"]) == {"FML01"}
    family = chosen(select=["VAL"])
    assert family and all(code.startswith("VAL") for code in family)
    assert "DUP01" in chosen(select=["重复"])
    assert chosen(ignore=["VAL"]) == everything - family
