"""The hook for pre-commit tells the truth: its command exists and its files can be read."""

import re
from pathlib import Path

import yaml

from linter.cli.program import jxlint
from linter.readers.formats import SUFFIXES

HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"


def test_the_hook_runs_a_command_on_files_that_are_read() -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text("utf-8"))
    program, command = hook["entry"].split()
    assert (hook["id"], program) == ("jxlint", "jxlint")
    assert command in jxlint.list_commands(None)
    taken = re.search(r"\(([a-z|]+)\)\$$", hook["files"])
    assert taken and {f".{suffix}" for suffix in taken[1].split("|")} <= set(SUFFIXES)
    pattern = re.compile(hook["files"])
    assert pattern.search("预算/公开.DOCX") and not pattern.search("requirements.txt")
