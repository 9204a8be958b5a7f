"""The command line: `jxlint init`, a first settings file that explains itself."""

from pathlib import Path

import click

from linter.cli.help import Command
from linter.domain.problem import system_words
from linter.language.profile_file import CONFIG_NAME, known_profiles, unknown_profile
from linter.run import DEFAULT_PROFILE, domain_folder

_TEXT = """\
# jxlint 的设置。对这个文件夹和下级文件夹里的文档有效；下级另有 jxlint.yaml 的，用下级的。
# 每一项都可以删去不写。看实际用的设置：jxlint config show 文档

# 以哪些方案为基础，后面的覆盖前面的。可用：{profiles}。
# 也可以写自己的规则文件夹或别的设置文件，如 ./单位规则、../jxlint.yaml。
extends: [{profile}]

# 单条规则：off 停用，on 启用，或改级别（severity）、可信度（confidence）和规则的选项。
# 也可以按类别（如 TXT）成批改。规则和选项见：jxlint rules list、jxlint rules show FML01
rules:
#   FML01: {{severity: warning}}
#   TXT: off

# 报告的门槛：每一级至少要多可信（high、medium、low）才列出，off 为整级不列。
# least: {{info: off, warning: medium}}

# 不许用到这份设置的人再改动、也不许豁免的规则。
# locked: [FML01]

# 豁免：确有理由、不必修改的问题。rule 和 reason 必须写，其余用来限定范围：
#   project 项目名称或编码、indicator 三级指标（都可用 * 和 ?）、field 内容、document 文件名；
#   by 谁批准的，until 有效期的最后一天。没有用到的和过期的，检查时会提醒。
# 文档里也可以用批注写：jxlint: 豁免 FML01 理由
suppress:
#   - rule: DUP02
#     project: 安保服务
#     indicator: 巡逻次数
#     reason: 两处点位分别考核
#     by: 绩效股
#     until: 2026-12-31
"""


def init_text(profile: str) -> str:
    """The text of a settings file on top of a shipped profile."""
    profiles = "、".join(known_profiles([domain_folder()]))
    return _TEXT.format(profiles=profiles, profile=profile)


@click.command(
    cls=Command,
    help=f"在文件夹里新建一个带说明的 {CONFIG_NAME}；已经有的不覆盖。",
)
@click.argument("folder", type=click.Path(path_type=Path), required=False, metavar="[文件夹]")
@click.option(
    "--profile", default=DEFAULT_PROFILE, metavar="方案", help="以哪个方案为基础（默认 default）"
)
def init(folder: Path | None, profile: str) -> None:
    folders = [domain_folder()]
    if profile not in known_profiles(folders):
        raise click.ClickException(f"{profile}: {unknown_profile(profile, folders)}")
    path = (folder or Path()) / CONFIG_NAME
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(init_text(profile))
    except FileExistsError:
        raise click.ClickException(f"{path}：已经有了，没有改动") from None
    except OSError as error:
        raise click.ClickException(f"{path}：写不了文件，{system_words(error)}") from error
    click.echo(f"{path}：已新建。")
