"""The command line: `jxlint rules schema`."""

import json

import click

from linter.cli.help import Command
from linter.cli.streams import write_data
from linter.kinds import KINDS
from linter.language.schema import json_schema


@click.command(
    "schema", cls=Command, help="规则文件的 JSON Schema。交给编辑器，写规则时会提示可用的键。"
)
def rule_schema() -> None:
    write_data(json.dumps(json_schema(KINDS), ensure_ascii=False, indent=2) + "\n")
