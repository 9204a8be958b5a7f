"""The command line: report formats and the files they are written to."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from linter.cli.messages import system_words
from linter.findings import Report
from linter.reports.concise import concise_report
from linter.reports.json import json_report
from linter.reports.text import Page, text_report

STDOUT = "-"
FORMATS = ("text", "concise", "json")


@dataclass(frozen=True, slots=True)
class Target:
    """One output: a format and the file it goes to, `-` for stdout."""

    format: str
    path: str


def parse_targets(
    format: str | None, outputs: Iterable[str], inputs: Iterable[str]
) -> list[Target]:
    """The outputs of a run: those of `-o FORMAT:FILE`, and `format` on stdout unless one of them
    goes there. Raises click.UsageError for a wrong form or a file that is also an input."""
    targets = [_target(output) for output in outputs]
    if not any(target.path == STDOUT for target in targets):
        targets.insert(0, Target(format or "text", STDOUT))
    elif format is not None:
        raise click.UsageError("--format 和 -o 都要写到标准输出，请只留一个")
    places = [target.path for target in targets]
    if len(set(places)) < len(places):
        raise click.UsageError("有两个 -o 写到同一处")
    taken = {Path(path).resolve() for path in inputs}
    for target in targets:
        if target.path != STDOUT and Path(target.path).resolve() in taken:
            raise click.UsageError(f"-o {target.path}：这是被检查的文件，不能覆盖")
    return targets


def _target(output: str) -> Target:
    format, colon, path = output.partition(":")
    if not colon or not path:
        raise click.UsageError(f"-o {output}：应写成“格式:文件”，例如 json:结果.json")
    if format not in FORMATS:
        known = "、".join(FORMATS)
        raise click.UsageError(f"-o {output}：没有“{format}”这种格式，可用：{known}")
    return Target(format, path)


def render(report: Report, format: str, page: Page) -> str:
    """The report in one of FORMATS; only text is laid out for a page."""
    if format == "json":
        return json_report(report)
    return concise_report(report) if format == "concise" else text_report(report, page)


def write_file(path: str, text: str, encoding: str = "utf-8") -> None:
    """Text to a file, UTF-8 with plain line breaks. Raises click.ClickException when it cannot."""
    try:
        Path(path).write_text(text, encoding, errors="backslashreplace", newline="\n")
    except OSError as error:
        raise click.ClickException(f"{path}：写不了文件，{system_words(error)}") from error
