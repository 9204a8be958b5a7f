"""The command line: options that several commands share."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from linter.language.rule_keys import CODE

Function = TypeVar("Function", bound=Callable[..., Any])


def words(values: tuple[str, ...]) -> tuple[str, ...]:
    """Codes, names, tags or families of a repeatable value that also takes commas; codes may be
    written in small letters."""
    parts = (part.strip() for value in values for part in value.replace("，", ",").split(","))
    return tuple(part.upper() if CODE.fullmatch(part.upper()) else part for part in parts if part)


def process_count(ctx: click.Context, option: click.Parameter, value: str) -> int:
    """A number of processes, 0 for as many as there are processors; raises click.BadParameter."""
    if not value.isdecimal() or len(value) > 3:
        raise click.BadParameter(f"“{value}”应为 0 到 999 的整数", ctx, option)
    return int(value) or os.cpu_count() or 1


def setting_options(function: Function) -> Function:
    """--profile, --config, --rules: where settings and rules come from; and --debug."""
    for option in (
        click.option("--debug", is_flag=True, expose_value=False, help="出内部错误时显示详情"),
        click.option(
            "--rules",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="文件夹",
            help="另外使用自己的规则，可重复",
        ),
        click.option(
            "--config",
            type=click.Path(path_type=Path),
            metavar="文件",
            help="设置文件（不指定时从文档所在文件夹向上找 jxlint.yaml）",
        ),
        click.option("--profile", metavar="方案", help="检查方案：名称，或 YAML 文件"),
    ):
        function = option(function)
    return function


def rule_options(function: Function) -> Function:
    """--select and --ignore: which of the rules to use."""
    for option in (
        click.option(
            "--ignore", multiple=True, metavar="规则", help="不用这些规则（写法同 --select）"
        ),
        click.option(
            "--select",
            multiple=True,
            metavar="规则",
            help="只用这些规则：代码、名称、标签或代码的字母部分，可重复，也可用逗号隔开",
        ),
    ):
        function = option(function)
    return function
