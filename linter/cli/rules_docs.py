"""The command line: `jxlint rules docs`."""

from pathlib import Path

import click

from linter.cli.help import Command
from linter.cli.options import setting_options
from linter.cli.request import Request
from linter.cli.settings import load_comparisons, load_settings
from linter.domain.problem import system_words
from linter.findings import ExitCode
from linter.reports.rule_site import rule_site


@click.command("docs", cls=Command, help="把全部规则写成一组网页：理由、依据、选项、正反例。")
@click.option("--into", type=click.Path(path_type=Path), required=True, metavar="文件夹",
              help="网页写到哪个文件夹；同名文件会被覆盖")  # fmt: skip
@setting_options
@click.pass_context
def rule_docs(
    ctx: click.Context,
    into: Path,
    request: Request,
) -> None:
    settings = load_settings(request, with_cases=True)
    pages = rule_site((*settings.rules, *load_comparisons(request, with_cases=True)))
    try:
        into.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            (into / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.ClickException(f"{error.filename}：写不了文件，{system_words(error)}") from None
    click.echo(f"写好{len(pages)}个网页：{into / 'index.html'}")
    if settings.problems:
        ctx.exit(ExitCode.FAILURE)
