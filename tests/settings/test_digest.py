"""The digest of settings: changes with all that decides findings, and with nothing else."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from linter.settings import digest, folders
from linter.settings.digest import settings_digest
from linter.settings.error import ConfigError

SHIPPED = folders.domain_folder()
FILES = {
    "value/VAL90-own.yaml": "id: VAL90\n",
    "layouts/own.yaml": "id: own\n",
    "lexicon/own.yaml": "words: {}\n",
    "lexicon/words.txt": "词 3\n",
    "profiles/own.yaml": "title: 自己的\n",
}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return _written(tmp_path / "own")


def _written(folder: Path) -> Path:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_equal_settings_have_equal_digests(own):
    assert settings_digest(rules=[own]) == settings_digest(rules=[own])
    assert settings_digest(rules=[own]) != settings_digest()
    assert len(settings_digest()) == 32


def test_the_same_files_elsewhere_have_the_same_digest(own, tmp_path):
    twin = _written(tmp_path / "elsewhere" / "twin")
    assert settings_digest(rules=[own]) == settings_digest(rules=[twin])
    for folder in (own, twin):
        (folder / "jxlint.yaml").write_text("extends: default\nrules: {VAL01: off}\n", "utf-8")
    first, second = (settings_digest(config=each / "jxlint.yaml") for each in (own, twin))
    assert first == second == settings_digest(start=twin / "value") != settings_digest()


@pytest.mark.parametrize("name", FILES)
def test_any_change_of_a_file_changes_it(own, name):
    before = settings_digest(rules=[own])
    (own / name).write_text(f"{FILES[name]}# more\n", "utf-8")
    changed = settings_digest(rules=[own])
    (own / name).unlink()
    assert len({before, changed, settings_digest(rules=[own])}) == 3


def test_names_and_bytes_of_files_do_not_run_together(own):
    before = settings_digest(rules=[own])
    (own / "value" / "VAL90-own.yaml").rename(own / "value" / "VAL90-other.yaml")
    assert settings_digest(rules=[own]) != before


def test_files_that_decide_nothing_do_not_change_it(own):
    before = settings_digest(rules=[own])
    (own / "README.md").write_text("说明", "utf-8")
    (own / ".hidden.yaml").write_text("x: 1", "utf-8")
    assert settings_digest(rules=[own]) == before


def test_a_shipped_file_or_a_module_changes_it(tmp_path, monkeypatch):
    package = tmp_path / "linter"
    shutil.copytree(Path(digest.__file__).parent.parent, package)
    shutil.copytree(SHIPPED, tmp_path / "rules", dirs_exist_ok=True)
    before = settings_digest()
    monkeypatch.setattr(digest, "__file__", str(package / "settings" / "digest.py"))
    monkeypatch.setattr(folders, "__file__", str(package / "settings" / "folders.py"))
    assert settings_digest() == before
    changed = {before}
    for path in (package / "run.py", tmp_path / "rules" / "lexicon" / "units.yaml"):
        path.write_bytes(path.read_bytes() + b"\n# changed\n")
        changed.add(settings_digest())
    assert len(changed) == 3


def test_choices_change_it_in_any_order():
    digests = {
        settings_digest(),
        settings_digest(profile="strict"),
        settings_digest(select=["VAL01"]),
        settings_digest(ignore=["VAL01"]),
        settings_digest(select=["VAL01", "VAL02"]),
    }
    assert len(digests) == 5
    assert settings_digest(select=["VAL02", "VAL01"]) in digests


def test_what_a_profile_extends_changes_it(tmp_path):
    config, base = tmp_path / "jxlint.yaml", tmp_path / "base.yaml"
    config.write_text("extends: ./base.yaml\n", "utf-8")
    base.write_text("rules: {VAL01: off}\n", "utf-8")
    before = settings_digest(config=config)
    base.write_text("rules: {VAL02: off}\n", "utf-8")
    assert settings_digest(config=config) != before


def test_last_years_document_changes_it(tmp_path):
    document = tmp_path / "上年.txt"
    document.write_text("一", "utf-8")
    first = settings_digest(previous=document)
    document.write_text("二", "utf-8")
    assert len({first, settings_digest(previous=document), settings_digest()}) == 3


def test_the_day_counts_only_where_a_suppression_ends(tmp_path):
    config = tmp_path / "jxlint.yaml"

    def on(*days: date) -> list[str]:
        return [settings_digest(config=config, today=day) for day in days]

    config.write_text("suppress:\n  - {rule: DUP02, reason: 合理}\n", "utf-8")
    before, after = on(date(2026, 12, 31), date(2027, 1, 1))
    assert before == after
    config.write_text("suppress:\n  - {rule: DUP02, reason: 合理, until: 2026-12-31}\n", "utf-8")
    early, before, after = on(date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert early == before != after


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"rules": [Path("nowhere")]}, "nowhere: 规则文件夹不存在"),
        ({"profile": "stirct"}, "strict"),
        ({"previous": Path("nowhere.docx")}, "nowhere.docx：文件无法读取"),
    ],
)
def test_what_cannot_be_read_is_told(arguments, told):
    with pytest.raises(ConfigError, match=told):
        settings_digest(**arguments)
