"""The command line: `jxlint baseline prune`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from pathlib import Path

import click

from linter.cli.help import Command
from linter.cli.known import load_baseline, save_baseline, tell_failures
from linter.cli.options import setting_options
from linter.cli.plan import make_plan
from linter.cli.request import Request
from linter.cli.sources import find_sources
from linter.cli.workers import checked_report
from linter.filter.baseline import Known, pruned
from linter.findings import DocumentReport, ExitCode


@click.command(
    "prune",
    cls=Command,
    help="""检查文档，从基线文件里去掉已经改正的问题；只减不加。

    写基线时的文档都应写上；还在而没有写上的，它们的问题保留。
    有文件读不了、没有检查完时不改基线文件，退出码 2。""",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="基线文件")
@click.argument("paths", nargs=-1, required=True, metavar="路径…")
@setting_options
@click.pass_context
def prune(
    ctx: click.Context,
    file: Path,
    paths: tuple[str, ...],
    request: Request,
) -> None:
    before = load_baseline(file)
    sources = find_sources(paths)
    plan = make_plan(replace(request, everything=True), sources.paths)
    report = checked_report(sources.paths, plan)
    unchecked = [line for document in report.documents for line in _unchecked(document)]
    if tell_failures(report, sources, plan) or unchecked:
        told = "有文档没有检查完，不能断定问题已经改正，基线文件没有改动"
        raise click.ClickException("\n".join([*unchecked, told]))
    # Where documents have rules of their own, a rule must have run everywhere.
    codes = [frozenset(rule.id for rule in each.rules) for each in plan.settings.values()]
    active = reduce(frozenset.intersection, codes)
    left = pruned(before, report, active, _unseen(before, sources.paths))
    if len(left) < len(before):
        save_baseline(file, left)
    click.echo(f"{file}：去掉{len(before) - len(left)}处，还有{len(left)}处。")
    ctx.exit(ExitCode.CLEAN)


def _unchecked(document: DocumentReport) -> Iterator[str]:
    if document.status == "partial":
        yield f"{document.path}：只检查了一部分：{document.reason or '有规则出错'}"
    elif document.lacks_tables:
        yield f"{document.path}：没有识别出绩效目标表"


def _unseen(baseline: Iterable[Known], paths: Iterable[str]) -> frozenset[str]:
    """The documents of the baseline that are still there and were not among the paths."""
    seen = {Path(path).resolve() for path in paths}
    documents = {known.document for known in baseline if known.document}
    files = {document: Path(document.partition("!")[0]) for document in documents}
    return frozenset(
        document
        for document, path in files.items()
        if path.is_file() and path.resolve() not in seen
    )
