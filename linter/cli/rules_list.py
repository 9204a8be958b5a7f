"""The command line: `jxlint rules list`."""

import click

from linter.cli.help import Command
from linter.cli.options import rule_options, setting_options
from linter.cli.request import Request
from linter.cli.settings import load_comparisons, load_settings
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
    request: Request,
) -> None:
    settings = load_settings(request)
    if format == "json":
        write_data(rule_json(settings.rules))
    else:
        click.echo(rule_table(settings.rules), nl=False)
        comparing = load_comparisons(request)
        if comparing:
            click.echo("\n比较各文档的规则（jxlint bulk）：")
            click.echo(rule_table(comparing), nl=False)
    if settings.problems:
        ctx.exit(ExitCode.FAILURE)
