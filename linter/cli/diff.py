"""The command line: `jxlint diff`, what became of the findings of a returned draft."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from linter.cli.help import Command
from linter.cli.messages import complain
from linter.cli.options import (
    color_option,
    confidence_option,
    fail_on_option,
    outputs_option,
    redact_option,
    rule_options,
    setting_options,
)
from linter.cli.outputs import parse_file, write_bytes, write_file
from linter.cli.plan import make_plan
from linter.cli.request import Request
from linter.cli.sources import Sources, find_sources
from linter.cli.streams import ambiguous_width, is_coloured, page_width, write_data, write_lines
from linter.cli.workers import check_all
from linter.filter.difference import Difference, difference, shown_as
from linter.filter.discreet import discreet
from linter.filter.redact import redacted
from linter.filter.thresholds import FailOn, is_failed
from linter.findings import SEVERITIES, Confidence, ExitCode, Report
from linter.reports.difference.json import difference_json
from linter.reports.difference.text import difference_lines, difference_text
from linter.reports.text import Page
from linter.run import report_of

_FORMATS = ("text", "json", "xlsx")


@click.command(
    cls=Command,
    help="""比较同一批文件的原稿和新稿：哪些问题已整改，哪些未整改，哪些是新发现。

    原稿、新稿可以是文件、文件夹或压缩包，格式不必相同。项目先按编码对应，再按名称对应。
    退出码：0 没有达到 --fail-on 的未整改或新发现问题；1 有；2 文件读不了，规则或设置有误。""",
)
@click.argument("old", metavar="原稿")
@click.argument("new", metavar="新稿")
@click.option(
    "--format", "-f", type=click.Choice(_FORMATS[:2]), default="text", help="格式（默认 text）"
)
@outputs_option("另写一份到文件，可重复；xlsx 是整改对比表")
@fail_on_option("未整改或新发现的问题到这一级时退出码为 1")
@confidence_option("只比较可信度不低于此的问题")
@redact_option()
@color_option
@setting_options
@rule_options
@click.pass_context
def diff(
    ctx: click.Context,
    old: str,
    new: str,
    format: str,
    outputs: tuple[str, ...],
    fail_on: FailOn,
    min_confidence: Confidence,
    redact: bool,
    color: str,
    request: Request,
) -> None:
    sides = [find_sources([path]) for path in (old, new)]
    targets = [_target(output, sides) for output in outputs]
    request = replace(request, keep_disclosures=True)
    before, after = [_lint(sources, request) for sources in sides]
    for label, report in (("原稿", before), ("新稿", after)):
        if not any(document.projects for document in report.documents):
            raise click.ClickException(f"{label}中没有可以比较的绩效目标表")
    compared = difference(discreet(before), discreet(after), min_confidence)
    if redact:
        compared = shown_as(compared, redacted(compared.old), redacted(compared.new))
    if format == "json":
        write_data(difference_json(compared))
    else:
        page = Page(page_width(), ambiguous_width())
        write_lines(difference_lines(compared, page), is_coloured(color))
    for kind, path in targets:
        _write(compared, kind, path)
    failed = any(sources.problems for sources in sides) or is_failed(before) or is_failed(after)
    ctx.exit(ExitCode.FAILURE if failed else _exit_code(compared, fail_on))


def _target(output: str, sides: Sequence[Sources]) -> tuple[str, str]:
    kind, path = parse_file(output, _FORMATS)
    taken = {Path(each).resolve() for sources in sides for each in sources.paths}
    if Path(path).resolve() in taken:
        raise click.UsageError(f"-o {path}：这是被比较的文件，不能覆盖")
    return kind, path


def _lint(sources: Sources, request: Request) -> Report:
    for line in (*sources.problems, *sources.notes):
        complain(line)
    plan = make_plan(request, sources.paths)
    documents = [document for _, document in check_all(sources.paths, plan)]
    for document in documents:
        if document.status == "unreadable":
            complain(f"{document.path}：未能检查：{document.reason}")
        elif document.lacks_tables:
            complain(f"{document.path}：没有识别出绩效目标表")
    return report_of(documents, *plan.settings.values())


def _write(compared: Difference, kind: str, path: str) -> None:
    if kind == "xlsx":
        from linter.reports.difference.workbook import difference_workbook

        write_bytes(path, difference_workbook(compared))
    else:
        write_file(path, difference_json(compared) if kind == "json" else difference_text(compared))


def _exit_code(compared: Difference, fail_on: FailOn) -> ExitCode:
    if fail_on == "never":
        return ExitCode.CLEAN
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    standing = [*(new for _, new in compared.remaining), *compared.fresh]
    reached = any(seen.finding.severity in failing for seen in standing)
    return ExitCode.FINDINGS if reached else ExitCode.CLEAN
