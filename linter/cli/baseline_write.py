"""The command line: `jxlint baseline write`."""

from dataclasses import replace
from pathlib import Path

import click

from linter.cli.help import Command
from linter.cli.known import load_baseline, save_baseline, tell_failures
from linter.cli.options import rule_options, setting_options
from linter.cli.plan import make_plan
from linter.cli.request import Request
from linter.cli.sources import find_sources
from linter.cli.workers import checked_report
from linter.filter.baseline import baseline_of
from linter.findings import ExitCode


@click.command(
    "write",
    cls=Command,
    help="""检查文档，把现有的问题全部记进基线文件。

    不论可信度高低都记；已豁免的不记。文件已经存在时，只覆盖基线文件，不覆盖别的文件。""",
)
@click.argument("paths", nargs=-1, required=True, metavar="路径…")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    required=True,
    metavar="文件",
    help="写到这个文件",
)
@setting_options
@rule_options
@click.pass_context
def write(
    ctx: click.Context,
    paths: tuple[str, ...],
    output: Path,
    request: Request,
) -> None:
    before = load_baseline(output) if output.exists() else ()
    sources = find_sources(paths)
    plan = make_plan(replace(request, everything=True), sources.paths)
    report = checked_report(sources.paths, plan)
    found = baseline_of(report)
    failed = tell_failures(report, sources, plan)
    if not report.documents:
        ctx.exit(ExitCode.FAILURE)
    save_baseline(output, found)
    old = {known.fingerprint for known in before}
    new = {known.fingerprint for known in found}
    told = f"，比原来多{len(new - old)}处、少{len(old - new)}处" if before else ""
    click.echo(f"{output}：记下{len(found)}处{told}。")
    ctx.exit(ExitCode.FAILURE if failed else ExitCode.CLEAN)
