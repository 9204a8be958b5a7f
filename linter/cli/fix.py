"""The command line: `jxlint fix`, a corrected copy of a document with tracked changes."""

import re
from pathlib import Path

import click

from linter.cli.copies import now
from linter.cli.help import Command
from linter.cli.messages import complain, system_words
from linter.cli.options import rule_options, setting_options
from linter.cli.outputs import write_bytes
from linter.cli.settings import load_settings
from linter.cli.streams import is_coloured, page_width, write_lines
from linter.document import Unreadable
from linter.findings import ExitCode
from linter.fix.diff import diff_lines, summary_line
from linter.fix.edits import edit_of
from linter.fix.package import AUTHOR, Stamp
from linter.fix.repair import Repair, fixable_rules, repaired
from linter.run import Settings

_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@click.command(
    cls=Command,
    help="""按检查结果修改一份副本，原文件不动。

    先列出每处修改；加 --write 才写文件。Word 副本里的修改都是修订，可以逐条接受或拒绝。
    能修改 .docx、.xlsx 和文本文件；Excel 副本里改过的格有颜色和批注。再修改一次不会有变化。
    退出码：0 已写出，或没有可改的；1 有可改的，没有写出；2 文件读不了，规则或设置有误。""",
)
@click.argument("path", type=click.Path(path_type=Path), metavar="文件")
@click.option("--write", is_flag=True, help="写出副本（默认名称.修改.docx）")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), metavar="文件", help="副本写到这个文件"
)
@click.option("--unsafe", is_flag=True, help="连同需要核实的修改（数字、错别字、公式等）")
@click.option("--author", default=AUTHOR, metavar="名称", help=f"修订的作者（默认“{AUTHOR}”）")
@click.option("--date", metavar="时间", help="修订的时间，例如 2025-01-31T09:00:00Z（默认现在）")
@click.option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="颜色（默认 auto：输出到终端时才用）",
)
@setting_options
@rule_options
@click.pass_context
def fix(
    ctx: click.Context,
    path: Path,
    write: bool,
    output: Path | None,
    unsafe: bool,
    author: str,
    date: str | None,
    color: str,
    profile: str | None,
    config: Path | None,
    rules: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> None:
    target = output or path.with_name(f"{path.stem}.修改{path.suffix}")
    _check_target(path, target, is_chosen=output is not None, write=write)
    settings = load_settings(profile, config, rules, select, ignore, [str(path)])
    fixable = fixable_rules(settings, unsafe)
    stamp = Stamp(_printable(author), _checked_date(date))
    try:
        repair = repaired(_read(path), str(path), settings, fixable, stamp)
    except Unreadable as error:
        raise click.ClickException(f"{path}：{error}") from error
    titles = {rule.id: rule.title for rule in settings.rules}
    write_lines(diff_lines(repair, titles, fixable, page_width()), is_coloured(color))
    write_lines([summary_line(repair, fixable)], is_coloured(color))
    if repair.edits and write:
        write_bytes(str(target), repair.data)
        click.echo(f"已写 {target}")
    elif repair.edits:
        click.echo(f"没有写文件；加 --write 写到 {target}")
    _tell_of_unsafe(repair, settings, unsafe)
    for failure in repair.before.failures:
        complain(f"{path}：规则 {failure.rule} 运行出错：{failure.reason}")
    if settings.problems or repair.before.failures:
        ctx.exit(ExitCode.FAILURE)
    ctx.exit(ExitCode.FINDINGS if repair.edits and not write else ExitCode.CLEAN)


def _check_target(path: Path, target: Path, is_chosen: bool, write: bool) -> None:
    if target.resolve() == path.resolve():
        raise click.UsageError(f"-o {target}：这是被修改的文件，不能覆盖")
    if write and not is_chosen and target.exists():
        raise click.ClickException(f"{target}：文件已存在，没有改动；请用 -o 指定另一个文件")


def _checked_date(date: str | None) -> str:
    if date is None:
        return now()
    if not _DATE.fullmatch(date):
        raise click.UsageError(f"--date {date}：应写成 2025-01-31T09:00:00Z 的样子")
    return date


def _printable(author: str) -> str:
    return "".join(character for character in author if character.isprintable()) or AUTHOR


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise click.ClickException(f"{path}：{system_words(error)}") from error


def _tell_of_unsafe(repair: Repair, settings: Settings, unsafe: bool) -> None:
    if unsafe:
        return
    doubtful = {rule.id for rule in settings.rules if rule.fix == "unsafe"}
    left = [f for f in repair.after.findings if f.rule in doubtful and edit_of(f)]
    if left:
        click.echo(f"另有{len(left)}处修改需要核实，加 --unsafe 一并列出")
