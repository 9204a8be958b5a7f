"""The command line: `jxlint rules list`."""

from pathlib import Path

import click

from linter.cli.help import Command
from linter.cli.options import rule_options, setting_options
from linter.cli.settings import load_settings
from linter.cli.streams import write_data
from linter.findings import ExitCode
from linter.reports.rule_table import rule_json, rule_table


@click.command("list", cls=Command, help="列出正在使用的规则：代码、名称、级别、标题、标签。")
@click.option(
    "--format", "-f", type=click.Choice(("text", "json")), default="text", help="格式（默认 text）"
)
@setting_options
@rule_options
@click.pass_context
def list_rules(
    ctx: click.Context,
    format: str,
    profile: str | None,
    config: Path | None,
    rules: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> None:
    settings = load_settings(profile, config, rules, select, ignore)
    if format == "json":
        write_data(rule_json(settings.rules))
    else:
        click.echo(rule_table(settings.rules), nl=False)
    if settings.problems:
        ctx.exit(ExitCode.FAILURE)
