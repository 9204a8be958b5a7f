"""The command line: `jxlint bulk`, many documents into a store."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linter.cli.engine import EngineName, engine_of
from linter.cli.extras import needing
from linter.cli.help import Command
from linter.cli.messages import complain
from linter.cli.options import (
    confidence_option,
    fail_on_option,
    jobs_option,
    positive,
    previous_option,
    redact_option,
    rule_options,
    setting_options,
)
from linter.cli.plan import nearest_config
from linter.cli.request import Request
from linter.domain.problem import system_words
from linter.filter.thresholds import FailOn
from linter.findings import SEVERITIES, Confidence, ExitCode

if TYPE_CHECKING:
    from linter.bulk.run import Order, Outcome

_LIBRARIES = ("pyarrow", "duckdb")
_STATUS_WORDS = {"checked": "已检查", "partial": "部分检查", "unreadable": "未能检查"}
_SEVERITY_WORDS = {"error": "错误", "warning": "警告", "info": "提示"}


@click.command(
    cls=Command,
    help="""检查大批文档，结果写成数据集，供 jxlint query 和 jxlint report 使用。

    来源可以是文件夹（连同下级）、压缩包、通配符、文件、清单（@清单.txt，每行一个路径），
    或者 s3:// 等网址（要装 jxlint[remote]）。
    中断后再运行同一命令会接着做，查过的文档不再查；读不了的文档记下原因，不影响其他文档。
    结果文件夹里有文档的文字，请妥善保管；用 --redact 时，名称、金额、原文和文件名都不写。
    退出码：0 完成；1 有达到 --fail-on 的问题；2 来源、规则或设置有误。""",
)
@click.argument("sources", nargs=-1, metavar="来源…")
@click.option(
    "--files-from",
    multiple=True,
    metavar="清单",
    help="清单里的文件和文件夹，每行一个（与来源 @清单 相同，PowerShell 里用这个），可重复",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="文件夹",
    help="结果写到这个文件夹",
)
@jobs_option(0, "0，即处理器的个数")
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    help="在本机的多个进程里检查（local，默认），或在 dask 集群上检查（dask，要装 jxlint[dask]）",
)
@click.option(
    "--scheduler",
    metavar="地址",
    help="dask 调度器的地址，如 tcp://10.0.0.1:8786（不指定时在本机启动 --jobs 个工作进程）",
)
@click.option(
    "--seconds",
    default="300",
    callback=positive,
    metavar="秒数",
    help="一个文档最多查多久（默认 300），超过的记为未能检查",
)
@click.option(
    "--batch",
    default="32",
    callback=positive,
    metavar="个数",
    help="一次读入几个文档（默认 32）",
)
@click.option(
    "--cache",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="文件",
    help="缓存文件（默认在结果文件夹里），几批文档可以共用一个",
)
@click.option("--no-cache", is_flag=True, help="不用以前的结果，也不留下缓存")
@click.option("--retry", is_flag=True, help="以前未能检查的文档再查一次")
@confidence_option("只记可信度不低于此的问题")
@previous_option
@redact_option("不保存文档中的任何文字")
@fail_on_option("有这一级或更重的问题时退出码为 1", default="never")
@click.option("--quiet", "-q", is_flag=True, help="不显示进度和结果，只说出了什么问题")
@setting_options
@rule_options
@click.pass_context
def bulk(
    ctx: click.Context,
    sources: tuple[str, ...],
    files_from: tuple[str, ...],
    out: Path | None,
    jobs: int,
    engine: EngineName,
    scheduler: str | None,
    seconds: int,
    batch: int,
    cache: Path | None,
    no_cache: bool,
    retry: bool,
    min_confidence: Confidence,
    previous: Path | None,
    redact: bool,
    fail_on: FailOn,
    quiet: bool,
    request: Request,
) -> None:
    sources += tuple(f"@{each}" for each in files_from)
    if not sources:
        raise click.UsageError("缺少参数“来源…”")
    if out is None:
        raise click.UsageError("缺少选项 --out：结果写到哪个文件夹")
    if cache and no_cache:
        raise click.UsageError("--cache 和 --no-cache 只能用一个")
    with needing("bulk", *_LIBRARIES):
        from linter.bulk.drive import Window
        from linter.bulk.run import Order
        from linter.bulk.task import Request as Wanted
    wanted = Wanted(
        request.profile, request.config or _nearest(sources), request.rules, request.select,
        request.ignore, previous, min_confidence, redact,
    )  # fmt: skip
    order = Order(
        sources=sources,
        folder=out,
        request=wanted,
        engine=engine_of(wanted, engine, scheduler, jobs, seconds),
        cache=cache,
        keeps_cache=not no_cache,
        seconds=seconds,
        retry=retry,
        window=replace(Window(), documents=batch),
    )
    outcome = _run(order, quiet)
    for line in (*outcome.problems, *outcome.notes, *outcome.stale):
        complain(line)
    if not quiet:
        _tell(outcome, out)
    ctx.exit(_exit_code(outcome, fail_on))


def _nearest(sources: tuple[str, ...]) -> Path | None:
    """The settings file for the whole run: from the first source upward."""
    first = Path(sources[0])
    here = first if first.is_dir() else first.parent if first.exists() else Path.cwd()
    return nearest_config(here)


def _run(order: "Order", quiet: bool) -> "Outcome":
    from linter.bulk.cache import CacheError
    from linter.bulk.engine import EngineError
    from linter.bulk.lock import Busy
    from linter.bulk.remote import MissingLibrary
    from linter.bulk.run import NothingFound, run_bulk
    from linter.cli.progress import showing
    from linter.settings.error import ConfigError

    try:
        with showing(quiet) as tell:
            return run_bulk(order, tell)
    except KeyboardInterrupt:
        complain("已查完的文档都已保存，再运行同一命令会接着做")
        raise click.Abort from None
    except (Busy, CacheError, ConfigError, EngineError, MissingLibrary, NothingFound) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        place = error.filename or order.folder
        raise click.ClickException(f"{place}：{system_words(error)}") from error


def _tell(outcome: "Outcome", out: Path) -> None:
    progress, summary = outcome.progress, outcome.summary
    kept = f"（{progress.kept} 个不必再查）" if progress.kept else ""
    print(f"{progress.done} 个文档{kept}，用时 {outcome.seconds:.1f} 秒")
    statuses = [f"{_STATUS_WORDS[name]} {count}" for name, count in summary.statuses.items()]
    print(f"{'，'.join(statuses)}；项目 {summary.projects}，指标 {summary.indicators}")
    found = [f"{_SEVERITY_WORDS[each]} {summary.findings[each]}" for each in SEVERITIES]
    print(f"问题：{'，'.join(found)}")
    name = f'"{out}"' if " " in str(out) else str(out)
    if "unreadable" in summary.statuses:
        print(f"未能检查的原因：jxlint query {name} unreadable")
    state = "" if outcome.was_built else "（与以前相同，没有重写）"
    print(f"结果在 {out}{state}：用 jxlint query {name} 查询，用 jxlint report {name} 写质量通报")


def _exit_code(outcome: "Outcome", fail_on: FailOn) -> ExitCode:
    if outcome.problems:
        return ExitCode.FAILURE
    failing = () if fail_on == "never" else SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    is_reached = any(outcome.summary.findings[severity] for severity in failing) or (
        "warning" in failing and bool(outcome.stale)
    )
    return ExitCode.FINDINGS if is_reached else ExitCode.CLEAN
