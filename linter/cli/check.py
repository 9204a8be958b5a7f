"""The command line: `jxlint check`, from paths to reports and an exit code."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from linter.cli.copies import COPIES
from linter.cli.decided import load_decisions
from linter.cli.help import Command
from linter.cli.known import load_baseline
from linter.cli.messages import complain
from linter.cli.options import (
    color_option,
    confidence_option,
    fail_on_option,
    jobs_option,
    outputs_option,
    previous_option,
    redact_option,
    rule_options,
    setting_options,
)
from linter.cli.outputs import (
    DRAWN,
    FILE_FORMATS,
    FOR_PEOPLE,
    FORMATS,
    PAPERS,
    STDOUT,
    Target,
    parse_targets,
    parse_templates,
    render,
    write_report,
)
from linter.cli.plan import make_plan
from linter.cli.request import Request
from linter.cli.sources import Sources, find_sources
from linter.cli.streams import ambiguous_width, is_coloured, page_width, write_data, write_lines
from linter.cli.workers import checked_report
from linter.filter.baseline import without_known
from linter.filter.decisions import decided
from linter.filter.discreet import discreet
from linter.filter.redact import redacted
from linter.filter.thresholds import FailOn, confident, exit_code, finding_count
from linter.findings import Confidence, ExitCode, Report
from linter.reports.statistics import statistics_report
from linter.reports.text import Page, text_lines
from linter.reports.timing import timing_report


@click.command(
    cls=Command,
    help="""检查文档中的绩效目标表。

    路径可以是文件、压缩包、文件夹（连同下级）、通配符，或 -（从标准输入读）。
    能读 Word、Excel、PDF、WPS、OpenDocument、RTF、网页、CSV、Markdown 和文本。
    退出码：0 没有达到 --fail-on 的问题；1 有；2 文件读不了、没认出绩效目标表、规则或设置有误。""",
)
@click.argument("paths", nargs=-1, required=True, metavar="路径…")
@click.option(
    "--format",
    "-f",
    type=click.Choice((*FORMATS, *FILE_FORMATS)),
    metavar="格式",
    help=f"标准输出的格式（默认 text）：{'、'.join(FORMATS)}",
)
@outputs_option(f"另写一份到文件，可重复；除上面的格式外还有 {'、'.join(FILE_FORMATS)}")
@click.option(
    "--template",
    multiple=True,
    metavar="[格式:]文件",
    help="审核意见表（opinion）、退回修改通知（notice）改用自己的 Word 模板",
)
@fail_on_option("有这一级或更重的问题时退出码为 1")
@confidence_option("只列出可信度不低于此的问题")
@previous_option
@click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="标好“处理状态”的问题清单（xlsx）：不采纳的不再列为问题，采纳的写进退回修改通知",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="基线文件：记在里面的问题不再列出",
)
@jobs_option(1, "1，0 为处理器的个数")
@click.option("--statistics", is_flag=True, help="在最后按规则列出数量")
@click.option("--timing", is_flag=True, help="在最后列出用时")
@click.option("--show-unknown", is_flag=True, help="按规则列出未判断的数量")
@redact_option()
@color_option
@setting_options
@rule_options
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    format: str | None,
    outputs: tuple[str, ...],
    template: tuple[str, ...],
    fail_on: FailOn,
    min_confidence: Confidence,
    previous: Path | None,
    baseline: Path | None,
    decisions: Path | None,
    jobs: int,
    statistics: bool,
    timing: bool,
    show_unknown: bool,
    redact: bool,
    color: str,
    request: Request,
) -> None:
    sources = find_sources(paths)
    targets = parse_targets(format, outputs, sources.paths)
    if redact and any(target.format in COPIES for target in targets):
        raise click.UsageError("写批注的副本里有文档的文字，不能与 --redact 一起用")
    templates = parse_templates(template, targets)
    known = load_baseline(baseline) if baseline else ()
    marked = load_decisions(decisions) if decisions else {}
    if redact and any(target.format in PAPERS for target in targets):
        raise click.UsageError("审核意见表和退回修改通知要写出项目和原文，不能与 --redact 同用")
    drawn = any(target.format in DRAWN for target in targets) and not redact
    request = replace(request, previous=previous, keep_disclosures=drawn)
    plan = make_plan(request, sources.paths)
    if not any(settings.rules for settings in plan.settings.values()):
        raise click.ClickException(
            "没有一条规则在用，什么也检查不了：请看 --select、--ignore 和设置"
        )
    _complain_of_sources(sources)
    locked = frozenset().union(*(each.suppressions.locked for each in plan.settings.values()))
    complete = without_known(checked_report(sources.paths, plan, jobs), known)
    complete = decided(complete, marked, locked)
    kept = discreet(confident(complete, min_confidence))
    report = redacted(kept) if redact else kept
    hidden = finding_count(complete) - finding_count(report)
    for target in targets:
        if target.path == STDOUT:
            page = Page(page_width(), ambiguous_width(), show_unknown, hidden)
            _print(report, target.format, page, is_coloured(color))
        else:
            page = Page(show_unknown=show_unknown, hidden=hidden)
            write_report(report, target, page, templates.get(target.format))
    _print_tables(report, targets, statistics, timing)
    _tell_files(targets)
    _complain_of_documents(report)
    failed = sources.problems or plan.problems
    ctx.exit(ExitCode.FAILURE if failed else exit_code(report, fail_on))


def _complain_of_sources(sources: Sources) -> None:
    for line in (*sources.problems, *sources.notes):
        complain(line)


def _print(report: Report, format: str, page: Page, coloured: bool) -> None:
    if format == "text":
        write_lines(text_lines(report, page), coloured)
    elif format not in FOR_PEOPLE:
        write_data(render(report, format, page))
    else:
        sys.stdout.write(render(report, format, page))


def _print_tables(
    report: Report, targets: Iterable[Target], statistics: bool, timing: bool
) -> None:
    """Tables asked for, below the report; on stderr where stdout is read by a program."""
    is_data = any(each.path == STDOUT and each.format not in FOR_PEOPLE for each in targets)
    stream = sys.stderr if is_data else sys.stdout
    if statistics:
        print(f"\n{statistics_report(report)}", end="", file=stream)
    if timing:
        print(f"\n{timing_report(report)}", end="", file=stream)


def _tell_files(targets: Iterable[Target]) -> None:
    """Which files were written, at the end of what a person has read."""
    if sys.stdout.isatty():
        for target in targets:
            if target.path != STDOUT:
                print(f"已写 {target.path}")


def _complain_of_documents(report: Report) -> None:
    """What made the run fail, on stderr too, unless the person has just read it on the terminal."""
    if sys.stdout.isatty():
        return
    for document in report.documents:
        if document.status == "unreadable":
            complain(f"{document.path}：未能检查：{document.reason}")
        for failure in document.failures:
            complain(f"{document.path}：规则 {failure.rule} 运行出错：{failure.reason}")
    if not any(document.projects for document in report.documents):
        complain("没有识别出任何绩效目标表")
