"""The command line: `jxlint baseline`, the group of what can be done with a baseline."""

import click

from linter.cli.help import LazyGroup

_COMMANDS = {
    "write": ("linter.cli.baseline_write:write", "把现有的问题全部记进基线文件"),
    "prune": ("linter.cli.baseline_prune:prune", "从基线文件里去掉已经改正的问题"),
}


@click.group(
    "baseline",
    cls=LazyGroup,
    lazy=_COMMANDS,
    help="""基线文件记下现有的问题，check --baseline 以后只列新的问题。

    问题按内容识别（规则、项目、指标、原文），不按位置和个数；换个文件名、挪动行都不影响。""",
)
def baseline() -> None:
    pass
