"""Own rules from the command line: what `rules new` writes works at once."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from linter.cli.program import run


@pytest.fixture
def rule(tmp_path: Path) -> Path:
    folder = tmp_path / "规则"
    assert run(["rules", "new", "ORG09", "own-rule", "--into", str(folder)]) == 0
    return folder / "ORG09-own-rule.yaml"


def test_a_new_rule_passes_its_own_cases(rule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "test", "own-rule", "--rules", str(rule.parent)]) == 0
    assert "试验了1条规则的2个正反例，全部通过。" in capsys.readouterr().out


def test_a_new_rule_is_never_overwritten(rule: Path) -> None:
    rule.write_text("# 改过", encoding="utf-8")
    assert run(["rules", "new", "ORG09", "own-rule", "--into", str(rule.parent)]) == 2
    assert rule.read_text(encoding="utf-8") == "# 改过"


def test_a_new_rule_fits_the_schema(rule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["rules", "schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.validate(yaml.safe_load(rule.read_text(encoding="utf-8")), schema)


def test_the_list_as_json(rule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    command = ["rules", "list", "--rules", str(rule.parent), "--select", "ORG09", "-f", "json"]
    assert run(command) == 0
    content = json.loads(capsys.readouterr().out)
    assert [(row["id"], row["name"], row["scope"]) for row in content] == [
        ("ORG09", "own-rule", "indicator")
    ]
