"""The command line: `jxlint rules test`, which runs the cases that rules carry."""

from pathlib import Path

import click

from linter.cli.help import Command
from linter.cli.options import setting_options
from linter.cli.settings import load_settings
from linter.engine.cases import Verdict
from linter.findings import ExitCode
from linter.language.rule import Rule
from linter.run import test_rules as run_cases

_PROBLEM_WORDS = {
    "noisy": "误报：正例不应有问题",
    "missing": "漏报：反例应有问题",
    "wrong": "报告了，但不是要求的那一处",
    "broken": "试验不了",
}
_CASE_WORDS = {"good": "正例", "bad": "反例"}


@click.command(
    "test",
    cls=Command,
    help="""用规则自带的正反例试验规则；不写代码就试验全部。

    退出码：0 全部通过；1 有没通过的；2 规则文件有误。""",
)
@click.argument("codes", nargs=-1, metavar="[代码或名称…]")
@setting_options
@click.pass_context
def test_rules(
    ctx: click.Context,
    codes: tuple[str, ...],
    profile: str | None,
    config: Path | None,
    rules: tuple[Path, ...],
) -> None:
    settings = load_settings(profile, config, rules, select=codes)
    verdicts = list(run_cases(settings, settings.rules))
    failed = [verdict for verdict in verdicts if verdict.problem is not None]
    by_code = {rule.id: rule for rule in settings.rules}
    for verdict in failed:
        click.echo(_line(verdict, by_code[verdict.rule]))
    result = f"{len(failed)}个没有通过" if failed else "全部通过"
    click.echo(f"试验了{len(settings.rules)}条规则的{len(verdicts)}个正反例，{result}。")
    if settings.problems:
        ctx.exit(ExitCode.FAILURE)
    ctx.exit(ExitCode.FINDINGS if failed else ExitCode.CLEAN)


def _line(verdict: Verdict, rule: Rule) -> str:
    where = f"{rule.path}:{verdict.line}:1: {rule.id} {rule.name}"
    problem = _PROBLEM_WORDS[verdict.problem or "broken"]
    return f"{where} {_CASE_WORDS[verdict.kind]}“{verdict.case}” {problem}：{verdict.detail}"
