"""The command line: `jxlint templates`, the shipped templates of papers, to be changed."""

from pathlib import Path

import click

from linter.cli.help import Command
from linter.cli.outputs import write_bytes
from linter.domain.problem import system_words
from linter.reports.papers import SHIPPED


@click.command(
    cls=Command,
    help="""写出自带的 Word 模板（审核意见表、退回修改通知、质量通报），改好后用 --template 指定。

    花括号里的词在填写时替换；“{每个…}”到“{…结束}”之间的内容逐个重复。不覆盖已有的文件。""",
)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    required=True,
    metavar="文件夹",
    help="写到哪个文件夹（没有就新建）",
)
def templates(into: Path) -> None:
    from linter.bulk.quality.paper import SHIPPED as QUALITY

    sources = (*SHIPPED.values(), QUALITY)
    taken = [path for source in sources if (path := into / source.name).exists()]
    if taken:
        raise click.ClickException(f"{taken[0]}：文件已存在，没有改动")
    try:
        into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"{into}：建不了文件夹，{system_words(error)}") from error
    for format, source in SHIPPED.items():
        path = into / source.name
        write_bytes(str(path), source.read_bytes())
        click.echo(f"已写 {path}，用法：check … -o {format}:结果.docx --template {format}:{path}")
    path = into / QUALITY.name
    write_bytes(str(path), QUALITY.read_bytes())
    click.echo(f"已写 {path}，用法：report 结果文件夹 -o docx:通报.docx --template {path}")
