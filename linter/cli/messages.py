"""The command line: what went wrong, in Chinese, one line each on stderr."""

import re
import sys
from difflib import get_close_matches
from typing import Any

import click

from linter.domain.problem import did_you_mean


def complain(message: str) -> None:
    """One line on stderr."""
    print(" ".join(message.split("\n")), file=sys.stderr)


def usage_words(error: click.ClickException) -> str:
    """A mistake in the arguments, said in Chinese; click's own words for an unusual one."""
    if isinstance(error, click.NoSuchOption):
        close = get_close_matches(error.option_name, error.possibilities or (), n=1)
        hint = f"，是否想写“{close[0]}”？" if close else ""
        return f"没有“{error.option_name}”这个选项{hint}"
    if isinstance(error, click.MissingParameter):
        return f"缺少{_parameter_words(error.param)}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项“{error.option_name}”的用法不对（缺少取值，或者不带取值）"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{_parameter_words(error.param)}{_value_words(error, error.param.type)}"
    return error.format_message()


def _value_words(error: click.BadParameter, type: "click.ParamType[Any]") -> str:
    """What is wrong with a value; click says it in English and begins with the value."""
    found = re.match(r"'?([^']*?)'? is not ", error.message)
    value = found[1] if found else ""
    if isinstance(type, click.Choice):
        choices = [str(choice) for choice in type.choices]
        given = f"“{value}”" if value else ""
        return f" 的取值{given}不对{did_you_mean(value, choices)}（可用：{'、'.join(choices)}）"
    if found and isinstance(type, click.IntRange):
        return f"：“{value}”应为不小于 {type.min} 的整数"
    if found and type is click.INT:
        return f"：“{value}”应为整数"
    if isinstance(type, click.Path):
        return "：这是文件，不是文件夹" if type.dir_okay else "：这是文件夹，不是文件"
    return f"：{error.message}"


def _parameter_words(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "参数"
    if isinstance(parameter, click.Option):
        return f"选项 {max(parameter.opts, key=len)}"
    return f"参数“{parameter.metavar or parameter.name}”"
