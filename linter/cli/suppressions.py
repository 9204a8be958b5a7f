"""The command line: `jxlint suppressions`, all suppressions with reason, who, until and state."""

import click

from linter.cli.help import Command
from linter.cli.messages import complain
from linter.cli.options import setting_options
from linter.cli.plan import groups, make_plan
from linter.cli.request import Request
from linter.cli.sources import find_sources
from linter.cli.streams import write_data
from linter.cli.workers import check_all
from linter.filter.housekeeping import REFUSED
from linter.filter.tally import tallies
from linter.findings import ExitCode
from linter.reports.suppressions import suppressions_json, suppressions_text


@click.command(
    cls=Command,
    help="""列出全部豁免：规则、范围、理由、批准人、期限，以及是否用到。

    豁免写在 jxlint.yaml 的 suppress 里，或写成文档的批注“jxlint: 豁免 规则代码 理由”。
    为了知道用没用到，文档会检查一遍。退出码：0；2 有文件读不了，或设置有误。""",
)
@click.argument("paths", nargs=-1, required=True, metavar="路径…")
@click.option(
    "--format", "-f", type=click.Choice(("text", "json")), default="text", help="格式（默认 text）"
)
@setting_options
@click.pass_context
def suppressions(
    ctx: click.Context,
    paths: tuple[str, ...],
    format: str,
    request: Request,
) -> None:
    sources = find_sources(paths)
    plan = make_plan(request, sources.paths)
    checked = tuple(check_all(sources.paths, plan))
    found = tallies(groups(plan, checked), plan.today)
    refused = [
        (document.path, finding)
        for _, document in checked
        for finding in document.findings
        if finding.rule == REFUSED.id
    ]
    if format == "json":
        write_data(suppressions_json(found, refused))
    else:
        click.echo(suppressions_text(found, refused), nl=False)
    unread = [document for _, document in checked if document.status == "unreadable"]
    for line in (*sources.problems, *sources.notes):
        complain(line)
    for document in unread:
        complain(f"{document.path}：未能检查：{document.reason}")
    failed = sources.problems or plan.problems or unread
    ctx.exit(ExitCode.FAILURE if failed else ExitCode.CLEAN)
