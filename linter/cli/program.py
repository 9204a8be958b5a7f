"""The command line: the group of commands, and one place where every failure becomes a line."""

import os
import sys
from collections.abc import Sequence

import click

from linter.cli.help import LazyGroup
from linter.cli.messages import complain, usage_words
from linter.cli.options import debug_option
from linter.cli.streams import make_tolerant
from linter.findings import ExitCode

_COMMANDS = {
    "check": ("linter.cli.check:check", "检查文档中的绩效目标表"),
    "extract": ("linter.cli.extract:extract", "提取文档中的项目和指标"),
    "fix": ("linter.cli.fix:fix", "修改副本：Word 的修改都是修订，可以逐条接受"),
    "diff": ("linter.cli.diff:diff", "比较原稿和新稿：已整改、未整改、新发现"),
    "bulk": ("linter.cli.bulk:bulk", "检查大批文档，结果写成可以查询的数据集"),
    "query": ("linter.cli.query:query", "查询大批文档的检查结果：现成的查询，或者 SQL"),
    "report": ("linter.cli.report:report", "质量通报：得分、排名、主要问题，写成网页、Word、Excel"),
    "templates": ("linter.cli.templates:templates", "写出自带的 Word 模板，供修改"),
    "rules": ("linter.cli.rules:rules", "规则：列出、查看、试验、新建"),
    "suppressions": ("linter.cli.suppressions:suppressions", "列出全部豁免：理由、期限、是否用到"),
    "baseline": ("linter.cli.baseline:baseline", "基线：记下现有的问题，以后只列新的"),
    "config": ("linter.cli.config:config", "设置：每一项的值和出处"),
    "init": ("linter.cli.init:init", "新建一个带说明的 jxlint.yaml"),
}
_INTERRUPTED = 130


def _show_version(ctx: click.Context, option: click.Parameter, value: bool) -> None:
    if value:
        from linter import __version__

        click.echo(f"jxlint {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    lazy=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="检查政府预算的绩效目标表。全部在本机进行，不联网；只写指定的文件和文件夹。",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="显示版本",
)
@debug_option
def jxlint() -> None:
    pass


def main() -> None:
    """The `jxlint` command."""
    sys.exit(run(sys.argv[1:]))


def _command_of(arguments: Sequence[str]) -> str:
    """The command line as far as it names commands: click does not know it while it parses."""
    name = next(iter(arguments), "")
    return f"jxlint {name}" if name in _COMMANDS else "jxlint"


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; complaints are one line each on stderr."""
    make_tolerant()
    try:
        status = jxlint.main(list(arguments), prog_name="jxlint", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else _command_of(arguments)
        complain(f"jxlint: {usage_words(error)}（用法见 {command} --help）")
        return ExitCode.FAILURE
    except click.ClickException as error:
        for line in error.format_message().splitlines():
            complain(line)
        return ExitCode.FAILURE
    except (click.Abort, KeyboardInterrupt):
        complain("jxlint: 已中断")
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader of the pipe has gone; Python would complain once more while closing stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FAILURE
    except Exception as error:
        if "--debug" in arguments or os.environ.get("JXLINT_DEBUG"):
            raise
        complain(f"jxlint: 内部错误：{type(error).__name__}: {error}（加 --debug 看详情）")
        return ExitCode.FAILURE
    return status if isinstance(status, int) else ExitCode.CLEAN
