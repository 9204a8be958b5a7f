"""The command line: `jxlint rules test`, which runs the cases that rules and layouts carry."""

from collections.abc import Sequence
from dataclasses import replace

import click

from linter.cli.help import Command
from linter.cli.options import setting_options
from linter.cli.request import Request, words
from linter.cli.settings import load_settings
from linter.domain.problem import LoadError
from linter.engine.cases import Verdict
from linter.findings import ExitCode
from linter.language.rule import Rule
from linter.recognise.cases.run import LayoutVerdict, run_layout_cases
from linter.run import Settings
from linter.run import test_rules as run_cases

_PROBLEM_WORDS = {
    "noisy": "误报：正例不应有问题",
    "missing": "漏报：反例应有问题",
    "wrong": "报告了，但不是要求的那一处",
    "broken": "试验不了",
}
_CASE_WORDS = {"good": "正例", "bad": "反例"}
_CONTAINER_WORDS = {"grid": "合并单元格的表", "sheet": "不合并的表", "dump": "纯文本"}


@click.command(
    "test",
    cls=Command,
    help="""用规则、版式自带的用例试验它们；不写代码就试验全部。

    版式写文件中的 id，如 hebei。退出码：0 全部通过；1 有没通过的；2 规则文件有误。""",
)
@click.argument("codes", nargs=-1, metavar="[代码或名称…]")
@setting_options
@click.pass_context
def test_rules(
    ctx: click.Context,
    codes: tuple[str, ...],
    request: Request,
) -> None:
    settings = load_settings(request, with_cases=True)
    ids = [layout.id for layout in settings.layouts]
    layouts = [code for code in words(codes) if code in ids]
    chosen = tuple(code for code in words(codes) if code not in ids)
    tested: tuple[Rule, ...] = ()
    if chosen:
        settings = load_settings(replace(request, select=chosen), with_cases=True)
    if chosen or not codes:
        tested = settings.rules
    verdicts = list(run_cases(settings, tested))
    laid_out = _layout_verdicts(settings, layouts if codes else ids)
    _report(verdicts, laid_out, tested)
    if settings.problems:
        ctx.exit(ExitCode.FAILURE)
    problems = [*(v.problem for v in verdicts), *(v.problem for v in laid_out)]
    failed = any(problem is not None for problem in problems)
    ctx.exit(ExitCode.FINDINGS if failed else ExitCode.CLEAN)


def _layout_verdicts(settings: Settings, ids: Sequence[str]) -> list[LayoutVerdict]:
    try:
        return list(run_layout_cases(settings.layouts, ids)) if ids else []
    except LoadError as error:
        raise click.ClickException(str(error)) from error


def _report(
    verdicts: Sequence[Verdict], laid_out: Sequence[LayoutVerdict], tested: Sequence[Rule]
) -> None:
    by_code = {rule.id: rule for rule in tested}
    for verdict in verdicts:
        if verdict.problem is not None:
            click.echo(_line(verdict, by_code[verdict.rule]))
    for layout_verdict in laid_out:
        if layout_verdict.problem is not None:
            click.echo(_layout_line(layout_verdict))
    if verdicts or not laid_out:
        failed = sum(verdict.problem is not None for verdict in verdicts)
        click.echo(f"试验了{len(tested)}条规则的{len(verdicts)}个正反例，{_result(failed)}。")
    if laid_out:
        count = len({verdict.layout for verdict in laid_out})
        failed = sum(verdict.problem is not None for verdict in laid_out)
        click.echo(f"试验了{count}种版式的{len(laid_out)}份文档，{_result(failed)}。")


def _result(failed: int) -> str:
    return f"{failed}个没有通过" if failed else "全部通过"


def _line(verdict: Verdict, rule: Rule) -> str:
    where = f"{rule.path}:{verdict.line}:1: {rule.id} {rule.name}"
    problem = _PROBLEM_WORDS[verdict.problem or "broken"]
    return f"{where} {_CASE_WORDS[verdict.kind]}“{verdict.case}” {problem}：{verdict.detail}"


def _layout_line(verdict: LayoutVerdict) -> str:
    where = f"{verdict.path}:{verdict.line}:1: 版式 {verdict.layout}"
    container = _CONTAINER_WORDS[verdict.container]
    return f"{where} 用例“{verdict.case}”（{container}）没有通过：{verdict.problem}"
