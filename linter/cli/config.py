"""The command line: `jxlint config`, the group of what can be done with settings."""

import click

from linter.cli.help import LazyGroup

_COMMANDS = {
    "show": ("linter.cli.config_show:show", "一个文档用的每一项设置，和它出自哪个文件哪一行"),
}


@click.group(
    "config",
    cls=LazyGroup,
    lazy=_COMMANDS,
    help="""设置写在 jxlint.yaml 里，从文档所在的文件夹向上找，用最近的一个。

    上级的设置不会自动带进来，要用就写 extends: [../jxlint.yaml]。""",
)
def config() -> None:
    pass
