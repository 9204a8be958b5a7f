"""The command line: `jxlint query`, questions to a store."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linter.cli.extras import needing
from linter.cli.help import Command
from linter.cli.options import debug_option, rules_option
from linter.cli.outputs import STDOUT
from linter.cli.sources import STDIN, read_stdin
from linter.cli.streams import ambiguous_width, page_width, write_data
from linter.domain.problem import did_you_mean, system_words

if TYPE_CHECKING:
    from linter.bulk.ask import Answer
    from linter.bulk.queries import ReadyQuery

_FORMATS = ("table", "csv", "json", "jsonl", "md", "parquet")
_AT_ONCE = 1000


@click.command(
    cls=Command,
    help="""查询 jxlint bulk 的检查结果：现成的查询，或者一条 SQL。

    查询写名称（--list 列出全部）及其参数，或者一条 SELECT 语句（能查的表和列见 --schema；
    写“-”从标准输入读取）。只读结果文件，不改动任何文件，不联网。""",
)
@click.argument("folder", type=click.Path(path_type=Path), required=False, metavar="结果文件夹")
@click.argument("words", nargs=-1, metavar="[查询 [参数…]]")
@click.option(
    "--format", "-f", type=click.Choice(_FORMATS), default="table", help="格式（默认 table）"
)
@click.option("--output", "-o", default=STDOUT, metavar="文件", help="写到文件（默认标准输出）")
@click.option("--list", "is_list", is_flag=True, help="列出现成的查询")
@click.option("--schema", "is_schema", is_flag=True, help="列出各表和各列的含义")
@rules_option("另外使用自己的查询（文件夹中的 queries/*.sql），可重复")
@debug_option
def query(
    folder: Path | None,
    words: tuple[str, ...],
    format: str,
    output: str,
    is_list: bool,
    is_schema: bool,
    rules: tuple[Path, ...],
) -> None:
    from linter.bulk.queries import ready_queries
    from linter.settings.folders import domain_folder

    queries = ready_queries((domain_folder(), *rules))
    if is_list:
        click.echo(_listed(queries.values()), nl=False)
    elif is_schema:
        click.echo(_schema(domain_folder()), nl=False)
    elif folder is None:
        raise click.UsageError("缺少参数“结果文件夹”")
    elif not words:
        raise click.UsageError("缺少查询（名称或 SQL）；--list 列出现成的查询")
    else:
        sql, arguments = _question(words, queries)
        with needing("bulk", "pyarrow", "duckdb"):
            _answer(folder, sql, arguments, format, output)


def _listed(queries: Iterable["ReadyQuery"]) -> str:
    from linter.reports.width import padded

    calls = {" ".join((q.name, *(name.upper() for name in q.arguments))): q for q in queries}
    width = max(map(len, calls), default=0)
    lines = []
    for call, ready in calls.items():
        lines.append(f"{padded(call, width)}  {ready.title}\n")
        lines += [
            f"{' ' * width}    {name.upper()}：{word}\n" for name, word in ready.arguments.items()
        ]
    return "".join(lines)


def _schema(domain: Path) -> str:
    with needing("bulk", "pyarrow"):
        from linter.bulk.describe import schema_words
    return schema_words(domain)


def _question(
    words: Sequence[str], queries: Mapping[str, "ReadyQuery"]
) -> tuple[str, Mapping[str, str]]:
    """The SQL and the values it is given; raises click.UsageError."""
    name, *values = words
    ready = queries.get(name)
    if ready is None and (name == STDIN or any(character.isspace() for character in name)):
        if values:
            raise click.UsageError("SQL 应写在一对引号里")
        return (read_stdin().decode("utf-8-sig", "replace") if name == STDIN else name), {}
    if ready is None:
        hint = did_you_mean(name, queries)
        raise click.UsageError(f"没有“{name}”这个查询{hint}（--list 列出全部；SQL 应写在引号里）")
    if len(values) != len(ready.arguments):
        wanted = "，".join(f"{key.upper()}（{word}）" for key, word in ready.arguments.items())
        raise click.UsageError(f"查询 {name} 的参数应为：{wanted or '无'}")
    return ready.sql, dict(zip(ready.arguments, values, strict=True))


def _answer(folder: Path, sql: str, arguments: Mapping[str, str], format: str, output: str) -> None:
    from linter.bulk.absent import absence
    from linter.bulk.ask import WrongQuery, ask, ask_into
    from linter.bulk.views import NoStore, open_store

    if format == "parquet" and output == STDOUT:
        raise click.UsageError("parquet 请用 -o 写到文件")
    try:
        with open_store(folder) as connection:
            if told := absence(connection, sql, arguments):
                raise click.ClickException(f"jxlint: {told}")
            if format == "parquet":
                with _replacing(output) as waiting:
                    ask_into(waiting, connection, sql, arguments)
            else:
                _write(ask(connection, sql, arguments), format, output)
    except (WrongQuery, NoStore) as error:
        raise click.ClickException(f"jxlint: {error}") from None


def _write(answer: "Answer", format: str, output: str) -> None:
    if output == STDOUT:
        for text in _pieces(_lines(answer, format, output)):
            (click.echo(text, nl=False) if format == "table" else write_data(text))
        return
    with _replacing(output) as waiting:
        encoding = "utf-8-sig" if format == "csv" else "utf-8"
        with waiting.open("w", encoding=encoding, errors="backslashreplace", newline="\n") as file:
            file.writelines(_pieces(_lines(answer, format, output)))


def _lines(answer: "Answer", format: str, output: str) -> Iterator[str]:
    from linter.bulk.show import WRITERS
    from linter.bulk.table import table

    if format != "table":
        return WRITERS[format](answer)
    is_seen = output == STDOUT and sys.stdout.isatty()
    return table(answer, page_width() if is_seen else None, ambiguous_width())


def _pieces(lines: Iterator[str]) -> Iterator[str]:
    """The lines, some thousand at a time."""
    while piece := list(islice(lines, _AT_ONCE)):
        yield "".join(f"{line}\n" for line in piece)


@contextmanager
def _replacing(output: str) -> Iterator[Path]:
    """A file to write to that takes the place of `output` once it is whole. Raises
    click.ClickException when it cannot."""
    waiting = Path(f"{output}.{os.getpid()}.part")
    try:
        yield waiting
        waiting.replace(output)
    except OSError as error:
        raise click.ClickException(f"{output}：写不了文件，{system_words(error)}") from error
    finally:
        waiting.unlink(missing_ok=True)
