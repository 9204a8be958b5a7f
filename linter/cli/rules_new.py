"""The command line: `jxlint rules new`, a first rule file that works and is meant to be changed."""

from pathlib import Path
from string import Template

import click

from linter.cli.help import Command
from linter.cli.outputs import write_file
from linter.domain.problem import system_words
from linter.language.rule_keys import CODE, NAME
from linter.settings.folders import domain_folder

# The lines a person changes carry a comment; the file passes its own cases as it stands.
_RULE = Template("""\
# 改完后运行：jxlint rules test $code --rules $folder
id: $code
name: $name
title: 指标值含糊                  # 一行说清查什么
severity: warning                  # error 错误 | warning 警告 | info 提示
confidence: high                   # high 高 | medium 中 | low 低
tags: [自定义]
# 看什么：value 每个指标值 | indicator 一行指标 | project 项目 | document 文档
scope: indicator
# where: indicator.level1 == "产出指标"     # 只看这样的行；去掉行首的 # 就生效
check:                             # 检查方式只能有一种；jxlint rules schema 列出全部
  existence:
    in: indicator.value            # 查哪一格：name description value basis …
    tokens: [若干, 尽可能, 待定]     # 出现这些词（正则表达式）就报告
at: value                          # 问题指向哪一格
message: 指标值“{indicator.value}”中的“{match}”无法考核
rationale: 指标值应当可以衡量，含糊的词无法判断是否完成。
source: {doc: 本单位规定, status: practice}   # 依据的文件和核对情况
advice: 改为具体的数值和单位。
tests:                             # 正例不应报告，反例应当报告；两种都至少要有一个
  good:
    - rows: [[产出指标, 数量指标, 培训人次, ≥100人次]]
  bad:
    - rows: [[产出指标, 数量指标, 培训人次, 若干人次]]
      want: [{row: 1, contains: 若干}]
""")


@click.command(
    "new",
    cls=Command,
    help="新建一条规则。写出的文件本身就能用，照着注释改成自己的规则即可。",
)
@click.argument("code", metavar="代码")
@click.argument("name", metavar="名称")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    required=True,
    metavar="文件夹",
    help="写到哪个文件夹（没有就新建）；检查时用 --rules 指定同一个文件夹",
)
def new_rule(code: str, name: str, into: Path) -> None:
    _check(code, name)
    path = into / f"{code}-{name}.yaml"
    if path.exists():
        raise click.ClickException(f"{path}：文件已存在，没有改动")
    try:
        into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"{into}：建不了文件夹，{system_words(error)}") from error
    write_file(str(path), _RULE.substitute(code=code, name=name, folder=into))
    click.echo(f"已写 {path}，接着可以运行：jxlint rules test {code} --rules {into}")
    if any(domain_folder().rglob(f"{code}-*.yaml")):
        click.echo(f"注意：{code} 也是一条自带规则的代码，用 --rules {into} 时由这一条取代它")


def _check(code: str, name: str) -> None:
    if not CODE.fullmatch(code):
        raise click.UsageError(f"代码“{code}”应为三个大写字母加两位数字，例如 ORG01")
    if not NAME.fullmatch(name):
        raise click.UsageError(f"名称“{name}”应为小写英文单词，用连字符相连，例如 vague-value")
