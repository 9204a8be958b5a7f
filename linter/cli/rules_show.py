"""The command line: `jxlint rules show`."""

from dataclasses import replace

import click

from linter.cli.help import Command
from linter.cli.options import setting_options
from linter.cli.request import Request, words
from linter.cli.settings import load_comparisons, load_settings
from linter.cli.streams import page_width
from linter.filter.housekeeping import RULES as HOUSEKEEPING
from linter.findings import ExitCode
from linter.reports.rule_page import housekeeping_page, rule_page


@click.command("show", cls=Command, help="一条规则的全部内容：理由、建议、依据、选项、正反例。")
@click.argument("code", metavar="代码或名称")
@setting_options
@click.pass_context
def show_rule(
    ctx: click.Context,
    code: str,
    request: Request,
) -> None:
    for told in HOUSEKEEPING:
        if code.lower() in (told.id.lower(), told.name):
            click.echo(housekeeping_page(told, page_width()), nl=False)
            return
    chosen = replace(request, select=words((code,)))
    settings = load_settings(chosen, with_cases=True)
    rules = (*settings.rules, *load_comparisons(chosen, with_cases=True))
    pages = (rule_page(rule, page_width()) for rule in rules)
    click.echo("\n".join(pages), nl=False)
    if settings.problems:
        ctx.exit(ExitCode.FAILURE)
