"""The command line: `jxlint rules`, the group of what can be done with rules."""

import click

from linter.cli.help import LazyGroup

_COMMANDS = {
    "list": ("linter.cli.rules_list:list_rules", "列出正在使用的规则"),
    "show": ("linter.cli.rules_show:show_rule", "一条规则的全部内容：理由、依据、选项、正反例"),
    "test": ("linter.cli.rules_test:test_rules", "用规则自带的正反例试验规则"),
    "new": ("linter.cli.rules_new:new_rule", "新建一条规则，内容可以直接改"),
    "docs": ("linter.cli.rules_docs:rule_docs", "把全部规则写成一组网页"),
    "schema": ("linter.cli.rules_schema:rule_schema", "规则文件的 JSON Schema，供编辑器提示用"),
}


@click.group(
    "rules",
    cls=LazyGroup,
    lazy=_COMMANDS,
    help="规则是 YAML 文件，一条规则一个文件，不需要会编程就能写。",
)
def rules() -> None:
    pass
