"""The command line: `jxlint config show`."""

from pathlib import Path

import click

from linter.cli.help import Command
from linter.cli.options import setting_options
from linter.cli.plan import make_plan
from linter.cli.request import Request
from linter.domain.problem import system_words
from linter.findings import ExitCode
from linter.reports.config import config_text


@click.command(
    "show",
    cls=Command,
    help="""列出检查这个文档时用的每一项设置，和它出自哪个文件哪一行。

    文件夹也可以；不写时为当前文件夹。""",
)
@click.argument("file", type=click.Path(path_type=Path), required=False, metavar="[文件]")
@click.option("--all", "with_defaults", is_flag=True, help="没有改动、用规则自己的值的也列出来")
@setting_options
@click.pass_context
def show(
    ctx: click.Context,
    file: Path | None,
    with_defaults: bool,
    request: Request,
) -> None:
    path = file or Path.cwd()
    if not path.exists():
        raise click.ClickException(f"{path}：{system_words(FileNotFoundError())}")
    # The settings of a folder are those of the documents in it.
    document = str(path / "_" if path.is_dir() else path)
    plan = make_plan(request, [document])
    settings = plan.of(document)
    text = config_text(
        settings.every_rule,
        settings.rules,
        settings.profiles,
        settings.suppressions.entries,
        with_defaults,
    )
    click.echo(text, nl=False)
    ctx.exit(ExitCode.FAILURE if plan.problems else ExitCode.CLEAN)
