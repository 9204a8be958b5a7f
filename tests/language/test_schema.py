"""The JSON Schema of rule files accepts the shipped rules and refuses what the loader refuses."""

import jsonschema
import pytest
import yaml

from linter.kinds import KINDS
from linter.language.load import rule_files
from linter.language.schema import json_schema
from linter.run import domain_folder
from tests.language.conftest import RULE

VALIDATOR = jsonschema.Draft202012Validator(json_schema(KINDS))


@pytest.mark.parametrize("path", rule_files([domain_folder()]), ids=lambda path: path.stem)
def test_shipped_rules_fit(path):
    VALIDATOR.validate(yaml.safe_load(path.read_text("utf-8")))


@pytest.mark.parametrize(
    ("old", "new"),
    [("severity:", "severty:"), ("required:", "requird:"), ("any_of:", "anyof:"),
     ("scope: indicator", "scope: row"), ("rows:", "rwos:")],
)  # fmt: skip
def test_mistakes_do_not(old, new):
    assert not VALIDATOR.is_valid(yaml.safe_load(RULE.replace(old, new)))
