"""The command line: what becomes of each file that `jxlint fix` is given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from linter.cli.messages import complain
from linter.cli.outputs import write_bytes
from linter.cli.streams import ambiguous_width, is_coloured, page_width, write_lines
from linter.document import Unreadable
from linter.fix.diff import diff_lines, summary_line
from linter.fix.edits import edit_of
from linter.fix.package import Stamp
from linter.fix.repair import Repair, fixable_rules, repaired
from linter.readers import bytes_of
from linter.reports.lines import Line
from linter.reports.text import Page
from linter.reports.troubles import troubles
from linter.reports.words import one_line
from linter.run import Settings


@dataclass(frozen=True, slots=True)
class Manner:
    """How all files of a run are corrected and shown: whether copies are written, with replacements
    that want a look too, by whom and when; `color` as the option says. What is shown of one of
    several files ends with a blank line."""

    write: bool
    unsafe: bool
    stamp: Stamp
    color: str
    is_one_of_several: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: how many changes there are, and whether something went wrong."""

    edits: int
    is_failed: bool


def copy_of(path: str) -> Path:
    """The name that the corrected copy of a file bears, beside it."""
    original = Path(path)
    return original.with_name(f"{original.stem}.修改{original.suffix}")


def correct(path: str, target: Path, settings: Settings, manner: Manner) -> Outcome:
    """Shows the changes of a file and writes its copy to `target` if that is wanted; whatever goes
    wrong is told on stderr and stops no other file."""
    fixable = fixable_rules(settings, manner.unsafe)
    try:
        repair = _repaired(Path(path), settings, fixable, manner.stamp)
    except Unreadable as error:
        complain(f"{path}：{error}")
        return Outcome(0, True)
    _show(repair, settings, fixable, manner)
    told = list(troubles(repair.before))
    for trouble in told:
        complain(f"{path}：{trouble.title}：{trouble.reason}")
    is_unwritten = not _write(repair, target, manner.write)
    if manner.is_one_of_several:
        click.echo()
    return Outcome(len(repair.edits), is_unwritten or any(each.is_grave for each in told))


def _repaired(path: Path, settings: Settings, fixable: Mapping[str, str], stamp: Stamp) -> Repair:
    try:
        return repaired(bytes_of(path), str(path), settings, fixable, stamp)
    except Unreadable:
        raise
    except Exception as error:
        # A mistake of ours in one file must neither stop the others nor leave half a copy.
        raise Unreadable(f"修改时出错（{type(error).__name__}：{error}），没有修改") from error


def _show(repair: Repair, settings: Settings, fixable: Mapping[str, str], manner: Manner) -> None:
    titles = {rule.id: rule.title for rule in settings.rules}
    page = Page(page_width(), ambiguous_width())
    write_lines(
        [
            ((one_line(repair.before.path), "path"),),
            *diff_lines(repair, titles, fixable, page),
            summary_line(repair, fixable),
        ],
        is_coloured(manner.color),
    )
    if not manner.unsafe:
        _tell_of_unsafe(repair, settings)


def _tell_of_unsafe(repair: Repair, settings: Settings) -> None:
    doubtful = {rule.id for rule in settings.rules if rule.fix == "unsafe"}
    left = [f for f in repair.after.findings if f.rule in doubtful and edit_of(f)]
    if left:
        click.echo(f"另有{len(left)}处修改需要核实，加 --unsafe 一并列出")


def _write(repair: Repair, target: Path, is_wanted: bool) -> bool:
    """Whether all is well with the copy: written, or neither wanted nor needed."""
    if repair.edits and is_wanted:
        try:
            write_bytes(str(target), repair.data)
        except click.ClickException as error:
            complain(error.format_message())
            return False
        click.echo(f"已写 {target}")
    elif repair.edits:
        click.echo(f"没有写文件；加 --write 写到 {target}")
    return True


def total_line(outcomes: Iterable[Outcome]) -> Line:
    """What became of several files together."""
    outcomes = list(outcomes)
    changed = [each.edits for each in outcomes if each.edits]
    failed = sum(each.is_failed for each in outcomes)
    words = f"共{len(outcomes)}个文件：{len(changed)}个有修改，共{sum(changed)}处"
    return ((f"{words}；{failed}个没有全部办成" if failed else words, "strong"),)
