"""The command line: report formats and the files they are written to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

import click

from linter.cli.copies import COPIES, marked_copy
from linter.domain.problem import did_you_mean, system_words
from linter.findings import Report
from linter.reports.spreadsheet import BYTE_ORDER_MARK
from linter.reports.text import Page, text_report

STDOUT = "-"
# A format is a function of the report, in a module that is imported only when it is asked for.
_REPORTS = MappingProxyType(
    {
        "concise": "linter.reports.concise:concise_report",
        "json": "linter.reports.json:json_report",
        "jsonl": "linter.reports.jsonl:jsonl_report",
        "sarif": "linter.reports.sarif:sarif_report",
        "junit": "linter.reports.junit:junit_report",
        "github": "linter.reports.github:github_report",
        "gitlab": "linter.reports.gitlab:gitlab_report",
        "checkstyle": "linter.reports.checkstyle:checkstyle_report",
        "markdown": "linter.reports.markdown:markdown_report",
        "csv": "linter.reports.csv:csv_report",
        "html": "linter.reports.html:html_report",
    }
)
FORMATS = ("text", *_REPORTS)
# Those that are bytes and go to a file only.
_FILES = MappingProxyType(
    {
        "xlsx": "linter.reports.workbook.findings:xlsx_report",
        "opinion": "linter.reports.papers.opinion:opinion_paper",
        "notice": "linter.reports.papers.notice:notice_paper",
    }
)
FILE_FORMATS = (*_FILES, *COPIES)
# Those that are filled into a template.
PAPERS = ("opinion", "notice")
# Those that print what was recognised beside the findings.
DRAWN = ("html", *_FILES)
# Read by people on a terminal or console; all others are data, UTF-8 whatever the code page.
FOR_PEOPLE = ("text", "concise")


@dataclass(frozen=True, slots=True)
class Target:
    """One output: a format and the file it goes to, `-` for stdout."""

    format: str
    path: str


@dataclass(frozen=True, slots=True)
class Template:
    """A template of a paper: where it comes from, and its bytes."""

    path: str
    data: bytes


def parse_templates(values: Iterable[str], targets: Iterable[Target]) -> Mapping[str, Template]:
    """The templates of `--template [FORMAT:]FILE` by format; without a format a template is for the
    only paper of the run. Raises click.ClickException for one that is not wanted or unreadable."""
    papers = [target.format for target in targets if target.format in PAPERS]
    templates: dict[str, Template] = {}
    for value in values:
        head, colon, tail = value.partition(":")
        format, path = (head, tail) if colon and head in PAPERS else ("", value)
        if not format and len(set(papers)) == 1:
            format = papers[0]
        if format not in papers:
            names = "、".join(PAPERS)
            raise click.UsageError(
                f"--template {value}：应写成“格式:文件”，并用 -o 写同一格式（{names}）"
            )
        templates[format] = read_template(path)
    return templates


def read_template(path: str) -> Template:
    """A template from its file. Raises click.ClickException for one that cannot be read."""
    try:
        return Template(path, Path(path).read_bytes())
    except OSError as error:
        raise click.ClickException(f"{path}：读不了模板，{system_words(error)}") from error


def parse_targets(
    format: str | None, outputs: Iterable[str], inputs: Iterable[str]
) -> list[Target]:
    """The outputs of a run: those of `-o FORMAT:FILE`, and `format` on stdout unless one of them
    goes there. Raises click.UsageError for a wrong form or a file that is also an input."""
    if format in FILE_FORMATS:
        raise click.UsageError(f"{format} 只能写到文件，请用 -o {format}:文件")
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
    format, path = _parted(output, (*FORMATS, *FILE_FORMATS))
    if format in FILE_FORMATS and path == STDOUT:
        raise click.UsageError(f"-o {output}：{format} 只能写到文件")
    return Target(format, path)


def _parted(output: str, formats: Sequence[str]) -> tuple[str, str]:
    """Format and path of `-o FORMAT:FILE`. Raises click.UsageError, also for a file that cannot be
    there, so that nobody waits for a report that is then lost."""
    format, _, path = output.partition(":")
    if format not in formats or not path:
        raise click.UsageError(f"-o {output}：{_wrong_form(output, formats)}")
    if path != STDOUT and Path(path).is_dir():
        raise click.UsageError(f"-o {output}：这是文件夹，不是文件")
    if path != STDOUT and not Path(path).parent.is_dir():
        raise click.UsageError(f"-o {output}：文件夹“{Path(path).parent}”不存在")
    return format, path


def _wrong_form(output: str, formats: Sequence[str]) -> str:
    format, _, path = output.partition(":")
    # One letter is the drive of a path without a format.
    if path and len(format) > 1:
        known = "、".join(formats)
        return f"没有“{format}”这种格式{did_you_mean(format, formats)}（可用：{known}）"
    ending = Path(output).suffix.removeprefix(".")
    example = f"{ending}:{output}" if ending in formats else "xlsx:结果.xlsx"
    return f"应写成“格式:文件”，例如 {example}"


def parse_file(output: str, formats: Sequence[str]) -> tuple[str, str]:
    """Format and path of `-o FORMAT:FILE` where nothing goes to stdout. Raises click.UsageError."""
    format, path = _parted(output, formats)
    if path == STDOUT:
        raise click.UsageError(f"-o {output}：{format} 只能写到文件")
    return format, path


def render(report: Report, format: str, page: Page) -> str:
    """The report in one of FORMATS; only text is laid out for a page."""
    if format == "text":
        return text_report(report, page)
    module, _, name = _REPORTS[format].partition(":")
    function: Callable[[Report], str] = getattr(import_module(module), name)
    return function(report)


def write_report(
    report: Report, target: Target, page: Page, template: Template | None = None
) -> None:
    """The report to its file: CSV with the mark by which spreadsheets know that it is UTF-8.
    Raises click.ClickException when it cannot."""
    if target.format in PAPERS:
        write_bytes(target.path, _paper(report, target.format, template))
        return
    if target.format in COPIES:
        write_bytes(target.path, marked_copy(report, target.format))
        return
    if target.format in _FILES:
        module, _, name = _FILES[target.format].partition(":")
        function: Callable[[Report], bytes] = getattr(import_module(module), name)
        write_bytes(target.path, function(report))
        return
    text = render(report, target.format, page)
    write_file(target.path, BYTE_ORDER_MARK + text if target.format == "csv" else text)


def _paper(report: Report, format: str, template: Template | None) -> bytes:
    from linter.reports.papers.scope import TemplateError

    module, _, name = _FILES[format].partition(":")
    function: Callable[[Report, bytes | None], bytes] = getattr(import_module(module), name)
    try:
        return function(report, template.data if template else None)
    except TemplateError as error:
        place = template.path if template else format
        raise click.ClickException(f"{place}：模板用不了：{error}") from error


def write_file(path: str, text: str, encoding: str = "utf-8") -> None:
    """Text to a file, UTF-8 with plain line breaks. Raises click.ClickException when it cannot."""
    try:
        Path(path).write_text(text, encoding, errors="backslashreplace", newline="\n")
    except OSError as error:
        raise click.ClickException(f"{path}：写不了文件，{system_words(error)}") from error


def write_bytes(path: str, data: bytes) -> None:
    """Bytes to a file. Raises click.ClickException when it cannot."""
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        raise click.ClickException(f"{path}：写不了文件，{system_words(error)}") from error
