"""The command line: what went wrong, in Chinese, one line each on stderr."""

import sys
from difflib import get_close_matches

import click


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
        if isinstance(error.param.type, click.Choice):
            choices = "、".join(map(str, error.param.type.choices))
            return f"{_parameter_words(error.param)}的取值不对，可用：{choices}"
        return f"{_parameter_words(error.param)}：{error.message}"
    return error.format_message()


def _parameter_words(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "参数"
    if isinstance(parameter, click.Option):
        return f"选项 {max(parameter.opts, key=len)} "
    return f"参数“{parameter.metavar or parameter.name}”"


def system_words(error: OSError) -> str:
    """Why a file or folder could not be used."""
    if isinstance(error, FileNotFoundError):
        return "文件或文件夹不存在"
    if isinstance(error, PermissionError):
        return "没有权限"
    if isinstance(error, IsADirectoryError):
        return "这是文件夹，不是文件"
    if isinstance(error, NotADirectoryError | FileExistsError):
        return "这是文件，不是文件夹"
    return error.strerror or type(error).__name__
