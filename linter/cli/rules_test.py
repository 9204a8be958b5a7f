"""The command line: `jxlint rules test`, which runs the cases that rules and layouts carry."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec

import click

from linter.cli.extras import needing
from linter.cli.help import Command
from linter.cli.messages import complain
from linter.cli.options import setting_options
from linter.cli.request import Request, words
from linter.cli.settings import load_comparisons, load_settings
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
    settings = load_settings(request, with_cases=True, is_quiet=True)
    ids = [layout.id for layout in settings.layouts]
    layouts = [code for code in words(codes) if code in ids]
    chosen = tuple(code for code in words(codes) if code not in ids)
    tested: list[tuple[Rule, Verdict]] = []
    rules: tuple[Rule, ...] = ()
    if chosen:
        request = replace(request, select=chosen)
        settings = load_settings(request, with_cases=True, is_quiet=True)
    for line in settings.problems:
        complain(line)
    if chosen or not codes:
        comparing = _comparing(request, is_chosen=bool(chosen))
        rules = (*settings.rules, *comparing)
        tested = [*_tested(settings.rules, run_cases(settings, settings.rules))]
        tested += _collections(settings, comparing)
    laid_out = _layout_verdicts(settings, layouts if codes else ids)
    _report(tested, laid_out, len(rules))
    if settings.problems:
        ctx.exit(ExitCode.FAILURE)
    problems = [*(v.problem for _, v in tested), *(v.problem for v in laid_out)]
    failed = any(problem is not None for problem in problems)
    ctx.exit(ExitCode.FINDINGS if failed else ExitCode.CLEAN)


def _tested(rules: Sequence[Rule], verdicts: Iterable[Verdict]) -> Iterator[tuple[Rule, Verdict]]:
    """Each verdict with its rule. Rules of different kinds may share a code."""
    by_code = {rule.id: rule for rule in rules}
    return ((by_code[verdict.rule], verdict) for verdict in verdicts)


def _comparing(request: Request, is_chosen: bool) -> tuple[Rule, ...]:
    """The rules that compare documents; without the libraries of `jxlint bulk` none, unless they
    were asked for."""
    rules = load_comparisons(request, with_cases=True)
    if rules and not is_chosen and find_spec("duckdb") is None:
        codes = "、".join(rule.id for rule in rules)
        complain(f'没有试验比较各文档的规则（{codes}）：需要 pip install "jxlint[bulk]"')
        return ()
    return rules


def _collections(settings: Settings, rules: Sequence[Rule]) -> Iterable[tuple[Rule, Verdict]]:
    """The verdicts of the cases of rules that compare documents."""
    if not rules:
        return ()
    with needing("bulk", "pyarrow", "duckdb"):
        from linter.bulk.corpus.casebook import run_collections

        return list(_tested(rules, run_collections(rules, settings.layouts, settings.lexicon)))


def _layout_verdicts(settings: Settings, ids: Sequence[str]) -> list[LayoutVerdict]:
    try:
        return list(run_layout_cases(settings.layouts, ids)) if ids else []
    except LoadError as error:
        raise click.ClickException(str(error)) from error


def _report(
    tested: Sequence[tuple[Rule, Verdict]], laid_out: Sequence[LayoutVerdict], rules: int
) -> None:
    for rule, verdict in tested:
        if verdict.problem is not None:
            click.echo(_line(verdict, rule))
    for layout_verdict in laid_out:
        if layout_verdict.problem is not None:
            click.echo(_layout_line(layout_verdict))
    if not tested and not laid_out:
        click.echo("没有可以试验的用例。")
    if tested:
        failed = sum(verdict.problem is not None for _, verdict in tested)
        click.echo(f"试验了{rules}条规则的{len(tested)}个正反例，{_result(failed)}。")
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
