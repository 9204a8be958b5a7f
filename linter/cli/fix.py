"""The command line: `jxlint fix`, corrected copies of documents with tracked changes."""

import re
from collections.abc import Mapping
from pathlib import Path

import click

from linter.cli.copies import now
from linter.cli.corrected import Manner, Outcome, copy_of, correct, total_line
from linter.cli.help import Command
from linter.cli.messages import complain
from linter.cli.options import color_option, rule_options, setting_options
from linter.cli.plan import make_plan
from linter.cli.request import Request
from linter.cli.sources import STDIN, Sources, find_sources
from linter.cli.streams import is_coloured, write_lines
from linter.findings import ExitCode
from linter.fix.package import AUTHOR, Stamp

_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@click.command(
    cls=Command,
    help="""按检查结果修改副本，原文件不动。

    路径可以是文件、文件夹（连同下级）或通配符；能修改 .docx、.xlsx 和文本文件。
    先列出每处修改；加 --write 才写文件，副本写在原文件旁边。再修改一次不会有变化。
    Word 副本里的修改都是修订，可以逐条接受或拒绝；Excel 副本里改过的格有颜色和批注。
    退出码：0 已写出，或没有可改的；1 有可改的，没有写出；2 有文件没能修改，规则或设置有误。""",
)
@click.argument("paths", nargs=-1, required=True, metavar="路径…")
@click.option("--write", is_flag=True, help="写出副本（默认名称.修改.docx）")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="只有一个文件时，副本写到这里",
)
@click.option("--unsafe", is_flag=True, help="连同需要核实的修改（数字、错别字、公式等）")
@click.option("--author", default=AUTHOR, metavar="名称", help=f"修订的作者（默认“{AUTHOR}”）")
@click.option("--date", metavar="时间", help="修订的时间，例如 2025-01-31T09:00:00Z（默认现在）")
@color_option
@setting_options
@rule_options
@click.pass_context
def fix(
    ctx: click.Context,
    paths: tuple[str, ...],
    write: bool,
    output: Path | None,
    unsafe: bool,
    author: str,
    date: str | None,
    color: str,
    request: Request,
) -> None:
    sources = find_sources(paths)
    targets = _targets(sources, output)
    stamp = Stamp(_printable(author), _checked_date(date))
    manner = Manner(write, unsafe, stamp, color, is_one_of_several=len(targets) > 1)
    plan = make_plan(request, targets)
    for line in (*sources.problems, *sources.notes):
        complain(line)
    outcomes: list[Outcome] = []
    for path, target in targets.items():
        if write and output is None and target.exists():
            complain(f"{target}：文件已存在，没有改动；请移走它，或用 -o 写到另一个文件")
            outcomes.append(Outcome(0, True))
        else:
            outcomes.append(correct(path, target, plan.of(path), manner))
    if len(outcomes) > 1:
        write_lines([total_line(outcomes)], is_coloured(color))
    if sources.problems or plan.problems or any(each.is_failed for each in outcomes):
        ctx.exit(ExitCode.FAILURE)
    is_left = not write and any(each.edits for each in outcomes)
    ctx.exit(ExitCode.FINDINGS if is_left else ExitCode.CLEAN)


def _targets(sources: Sources, output: Path | None) -> Mapping[str, Path]:
    """The copy of each file; copies that an earlier run left beside their originals are none of
    the files. Raises click.UsageError for a copy that cannot be."""
    if STDIN in sources.paths:
        raise click.UsageError("fix 修改的是文件，不能从标准输入读")
    originals = {str(copy_of(path)): path for path in sources.paths}
    targets = {path: copy_of(path) for path in sources.paths if path not in originals}
    for path in sources.paths:
        if path in originals:
            complain(f"{path}：这是 {originals[path]} 的副本，没有再修改")
    if output is None:
        return targets
    if len(targets) > 1:
        raise click.UsageError(f"-o {output}：一次只能给一个文件指定副本，这次有{len(targets)}个")
    for path in targets:
        if output.resolve() == Path(path).resolve():
            raise click.UsageError(f"-o {output}：这是被修改的文件，不能覆盖")
    return dict.fromkeys(targets, output)


def _checked_date(date: str | None) -> str:
    if date is None:
        return now()
    if not _DATE.fullmatch(date):
        raise click.UsageError(f"--date {date}：应写成 2025-01-31T09:00:00Z 的样子")
    return date


def _printable(author: str) -> str:
    return "".join(character for character in author if character.isprintable()) or AUTHOR
