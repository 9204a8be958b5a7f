"""The command line: options that several commands share."""

import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

import click

from linter.cli.request import Request, words
from linter.language.weight import CONFIDENCES, SEVERITIES

Function = TypeVar("Function", bound=Callable[..., Any])


class Decorator(Protocol):
    """What adds an option to the function of a command."""

    def __call__(self, function: Function, /) -> Function: ...


def setting_options(function: Function) -> Function:
    """--profile, --config, --rules: where settings and rules come from; and --debug. The command
    gets what they say as `request`, with --select and --ignore where it has `rule_options`, too."""

    @wraps(function)
    def called(
        *arguments: Any,
        profile: str | None,
        config: Path | None,
        rules: tuple[Path, ...],
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        **others: Any,
    ) -> Any:
        request = Request(profile, config, rules, words(select), words(ignore))
        return function(*arguments, request=request, **others)

    options: tuple[Decorator, ...] = (
        debug_option,
        rules_option("另外使用自己的规则，可重复"),
        click.option(
            "--config",
            type=click.Path(path_type=Path),
            metavar="文件",
            help="设置文件（不指定时从文档所在文件夹向上找 jxlint.yaml）",
        ),
        click.option("--profile", metavar="方案", help="检查方案：名称，或 YAML 文件"),
    )
    return cast(Function, _with_options(called, options))


def rule_options(function: Function) -> Function:
    """--select and --ignore: which of the rules to use; stands below `setting_options`."""
    options: tuple[Decorator, ...] = (
        click.option(
            "--ignore", multiple=True, metavar="规则", help="不用这些规则（写法同 --select）"
        ),
        click.option(
            "--select",
            multiple=True,
            metavar="规则",
            help="只用这些规则：代码、名称、标签或代码的字母部分，可重复，也可用逗号隔开",
        ),
    )
    return cast(Function, _with_options(function, options))


def _with_options(function: Callable[..., Any], options: Iterable[Decorator]) -> Callable[..., Any]:
    for option in options:
        function = option(function)
    return function


debug_option: Decorator = click.option(
    "--debug", is_flag=True, expose_value=False, help="出内部错误时显示详情"
)
color_option: Decorator = click.option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="颜色（默认 auto：输出到终端时才用）",
)
previous_option: Decorator = click.option(
    "--previous",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="上年的文件，用来检查指标是否照抄上年",
)


def rules_option(told: str) -> Decorator:
    """--rules: further folders of rules."""
    return click.option(
        "--rules",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="文件夹",
        help=told,
    )


def redact_option(told: str = "不输出文档中的任何文字，只留位置、规则和数量") -> Decorator:
    """--redact: no text of documents in what is written."""
    return click.option("--redact", is_flag=True, help=told)


def fail_on_option(told: str, default: str = "error") -> Decorator:
    """--fail-on: the severity from which the exit code is 1."""
    return click.option(
        "--fail-on",
        type=click.Choice((*SEVERITIES, "never")),
        default=default,
        help=f"{told}（默认 {default}）",
    )


def confidence_option(told: str) -> Decorator:
    """--min-confidence: how sure findings must be."""
    return click.option(
        "--min-confidence",
        type=click.Choice(CONFIDENCES),
        default="medium",
        help=f"{told}（默认 medium）",
    )


def outputs_option(told: str, required: bool = False) -> Decorator:
    """-o FORMAT:FILE, repeatable."""
    return click.option(
        "--output",
        "-o",
        "outputs",
        multiple=True,
        required=required,
        metavar="格式:文件",
        help=told,
    )


def jobs_option(default: int, told: str) -> Decorator:
    """--jobs: how many processes work at a time, 0 for as many as there are processors."""
    return click.option(
        "--jobs",
        "-j",
        default=str(default),
        callback=_process_count,
        metavar="个数",
        help=f"同时用几个进程检查（默认 {told}）",
    )


def _process_count(ctx: click.Context, option: click.Parameter, value: str) -> int:
    if not value.isdecimal() or len(value) > 3:
        raise click.BadParameter(f"“{value}”应为 0 到 999 的整数", ctx, option)
    return int(value) or _processors()


def _processors() -> int:
    """How many processors this process may use: a container may have fewer than the machine."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def positive(ctx: click.Context, option: click.Parameter, value: str) -> int:
    """A whole number from 1 on; raises click.BadParameter."""
    if not value.isdecimal() or not 1 <= len(value) <= 6 or not int(value):
        raise click.BadParameter(f"“{value}”应为 1 到 999999 的整数", ctx, option)
    return int(value)
