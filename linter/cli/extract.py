"""The command line: `jxlint extract`, the recognised projects and indicators for other programs."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from linter.cli.help import Command
from linter.cli.messages import complain
from linter.cli.options import setting_options
from linter.cli.outputs import STDOUT, write_bytes, write_file
from linter.cli.request import Request
from linter.cli.settings import load_settings
from linter.cli.sources import STDIN, find_sources, read_stdin
from linter.cli.streams import write_data
from linter.document import Unreadable
from linter.findings import ExitCode
from linter.model import Disclosure
from linter.readers import sources_in, sources_in_bytes
from linter.reports.explain import explanation
from linter.reports.extract import extract_csv, extract_json
from linter.run import Settings, extract_source

_BINARY = ("xlsx", "parquet")


@click.command(
    cls=Command,
    help="""提取文档中的项目和指标，供其他程序或表格软件使用。

    路径的写法与 check 相同。写到文件的 CSV 带 UTF-8 标记，Excel 和 WPS 可以直接打开。""",
)
@click.argument("paths", nargs=-1, required=True, metavar="路径…")
@click.option(
    "--format",
    "-f",
    type=click.Choice(("json", "csv", *_BINARY)),
    default="json",
    help="格式（默认 json）",
)
@click.option("--output", "-o", default=STDOUT, metavar="文件", help="写到文件（默认标准输出）")
@click.option("--explain", is_flag=True, help="改为说明各表按哪个版式识别、有何依据")
@setting_options
@click.pass_context
def extract(
    ctx: click.Context,
    paths: tuple[str, ...],
    format: str,
    output: str,
    explain: bool,
    request: Request,
) -> None:
    sources = find_sources(paths)
    settings = load_settings(request, sources.paths)
    problems = [*sources.problems]
    disclosures = list(_extract(sources.paths, settings, problems))
    if explain:
        _explain(disclosures, output)
    else:
        _write(disclosures, format, output, settings)
    if not any(disclosure.projects for disclosure in disclosures):
        problems.append("没有识别出任何绩效目标表")
    for line in (*problems, *sources.notes):
        complain(line)
    ctx.exit(ExitCode.FAILURE if problems else ExitCode.CLEAN)


def _write(disclosures: Sequence[Disclosure], format: str, output: str, settings: Settings) -> None:
    write = extract_csv if format == "csv" else extract_json
    if format in _BINARY:
        _write_binary(disclosures, format, output, settings)
        return
    text = write(disclosures, settings.lexicon)
    if output == STDOUT:
        write_data(text)
    else:
        write_file(output, text, "utf-8-sig" if format == "csv" else "utf-8")


def _write_binary(
    disclosures: Sequence[Disclosure], format: str, output: str, settings: Settings
) -> None:
    from linter.reports.extract_table import MissingLibrary, extract_parquet, extract_xlsx

    if output == STDOUT:
        raise click.UsageError(f"{format} 请用 -o 写到文件")
    write = extract_parquet if format == "parquet" else extract_xlsx
    try:
        write_bytes(output, write(disclosures, settings.lexicon))
    except MissingLibrary as error:
        raise click.ClickException(str(error)) from None


def _explain(disclosures: Sequence[Disclosure], output: str) -> None:
    text = explanation(disclosures)
    if output == STDOUT:
        click.echo(text, nl=False)
    else:
        write_file(output, text)


def _extract(paths: Iterable[str], settings: Settings, problems: list[str]) -> Iterator[Disclosure]:
    for path in paths:
        is_stdin = path == STDIN
        sources = sources_in_bytes(read_stdin(), STDIN) if is_stdin else sources_in(Path(path))
        for source in sources:
            try:
                yield extract_source(source, settings)
            except Unreadable as error:
                problems.append(f"{source.path}：未能提取：{error}")
