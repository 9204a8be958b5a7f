"""The command line: `jxlint rules show`."""

from pathlib import Path

import click

from linter.cli.help import Command
from linter.cli.options import rule_options
from linter.cli.settings import load_settings
from linter.cli.streams import page_width
from linter.language.problem import did_you_mean
from linter.language.rule import Rule
from linter.reports.rule_page import rule_page


@click.command("show", cls=Command, help="一条规则的全部内容：理由、建议、依据、选项、正反例。")
@click.argument("code", metavar="代码或名称")
@rule_options
def show_rule(
    code: str,
    profile: str | None,
    config: Path | None,
    rules: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> None:
    settings = load_settings(profile, config, rules, select, ignore)
    found = find_rules(settings.rules, code)
    click.echo("\n".join(rule_page(rule, page_width()) for rule in found), nl=False)


def find_rules(rules: tuple[Rule, ...], code: str) -> list[Rule]:
    """The rules with this code or name; raises click.ClickException when there is none."""
    found = [rule for rule in rules if code.lower() in (rule.id.lower(), rule.name)]
    if not found:
        known = [word for rule in rules for word in (rule.id, rule.name)]
        raise click.ClickException(f"没有“{code}”这条规则{did_you_mean(code, known)}")
    return found
