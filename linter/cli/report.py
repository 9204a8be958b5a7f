"""The command line: `jxlint report`, the 质量通报 from the results of `jxlint bulk`."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from linter.cli.extras import needing
from linter.cli.help import Command
from linter.cli.options import debug_option, outputs_option, rules_option
from linter.cli.outputs import Template, parse_file, read_template, write_bytes, write_file
from linter.findings import ExitCode

if TYPE_CHECKING:
    from linter.bulk.quality.figures import Quality

_FORMATS = ("html", "docx", "xlsx")
_LEAST = 3


@click.command(
    cls=Command,
    help="""由 jxlint bulk 的检查结果写《绩效目标编制质量情况通报》。

    html 是一个文件，可以离线打开和打印；xlsx 是附表，列出全部名次；docx 是公文，
    按模板填写（模板用 jxlint templates 写出来修改）。""",
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="结果文件夹")
@outputs_option("写到文件，可重复；格式有 html、docx、xlsx", required=True)
@click.option(
    "--units",
    type=click.Path(path_type=Path),
    metavar="名单",
    help="应报送的单位（txt、csv、xlsx）：每行一个单位，第二栏可写地区",
)
@click.option(
    "--previous",
    type=click.Path(path_type=Path),
    metavar="结果文件夹",
    help="与上次 jxlint bulk 的结果比较",
)
@click.option(
    "--previous-year",
    type=int,
    metavar="年度",
    help="上次的结果中只取这一年度；不写 --previous 时与同一份结果中的这一年度比较",
)
@click.option(
    "--least",
    type=click.IntRange(1),
    default=_LEAST,
    metavar="数量",
    help=f"项目表少于这个数的单位不排名（默认 {_LEAST}）",
)
@click.option("--year", type=int, metavar="年度", help="只统计这一年度的文件（年度不明的也算）")
@click.option("--anonymous", is_flag=True, help="单位、地区用代号，不写文件名和项目名")
@click.option(
    "--template", type=click.Path(path_type=Path), metavar="文件", help="docx 使用的 Word 模板"
)
@rules_option("检查时另外使用过的规则（取规则的标题和建议），可重复")
@debug_option
@click.pass_context
def report(
    ctx: click.Context,
    folder: Path,
    outputs: tuple[str, ...],
    units: Path | None,
    previous: Path | None,
    previous_year: int | None,
    least: int,
    year: int | None,
    anonymous: bool,
    template: Path | None,
    rules: tuple[Path, ...],
) -> None:
    targets = [parse_file(output, _FORMATS) for output in outputs]
    if template is not None and all(kind != "docx" for kind, _ in targets):
        raise click.UsageError("--template 只用于 docx，请写 -o docx:文件")
    own = read_template(str(template)) if template is not None else None
    with needing("bulk", "pyarrow", "duckdb", "matplotlib"):
        quality = _measure(
            folder,
            units,
            rules,
            previous=previous or (folder if previous_year else None),
            previous_year=previous_year,
            least=least,
            year=year,
        )
        if anonymous:
            from linter.bulk.quality.coded import coded

            quality = coded(quality)
        for kind, path in targets:
            _write(quality, kind, path, own)
            click.echo(f"已写 {path}")
    ctx.exit(ExitCode.CLEAN)


def _measure(folder: Path, units: Path | None, rules: Iterable[Path], **choices: Any) -> "Quality":
    """The report on a store; `choices` are those of `Request` that need no reading."""
    from linter.bulk.quality.anonymous import read_masks
    from linter.bulk.quality.measure import Request, measure
    from linter.bulk.quality.rule_words import comparing_titles, rule_words
    from linter.bulk.quality.source import StoreError
    from linter.bulk.quality.unit_list import UnitListError, read_unit_list
    from linter.settings.folders import domain_folder

    domain = domain_folder()
    try:
        request = Request(
            store=folder,
            rules=rule_words((domain, *rules)),
            titles=comparing_titles((domain, *rules)),
            masks=read_masks(domain / "quality" / "names.yaml"),
            listed=read_unit_list(units) if units else None,
            **choices,
        )
        return measure(request)
    except (StoreError, UnitListError) as error:
        raise click.ClickException(str(error)) from None


def _write(quality: "Quality", kind: str, path: str, template: Template | None) -> None:
    if kind == "html":
        from linter.bulk.quality.html import quality_page

        write_file(path, quality_page(quality))
    elif kind == "xlsx":
        from linter.bulk.quality.workbook import quality_workbook

        write_bytes(path, quality_workbook(quality))
    else:
        write_bytes(path, _paper(quality, template))


def _paper(quality: "Quality", template: Template | None) -> bytes:
    from linter.bulk.quality.paper import quality_paper
    from linter.reports.papers.scope import TemplateError

    try:
        return quality_paper(quality, template.data if template else None)
    except TemplateError as error:
        place = template.path if template else "docx"
        raise click.ClickException(f"{place}：模板用不了：{error}") from error
