"""The command line: help pages in Chinese, and commands that are imported when they are called."""

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

import click

from linter.domain.problem import did_you_mean
from linter.reports.width import padded, text_width, wrapped

_TERM_LIMIT = 30


class Command(click.Command):
    """A click command with a Chinese help page."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write(_page(self, ctx, formatter.width, {}))


class LazyGroup(click.Group):
    """A group whose commands are named `module:attribute` with a line of help each, so that a help
    page or another command does not pay for importing them."""

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, args or ["--help"])

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.lazy:
            return None
        module, _, attribute = self.lazy[cmd_name][0].partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.lazy:
            known = "、".join(self.lazy)
            ctx.fail(f"没有“{args[0]}”这个命令{did_you_mean(args[0], self.lazy)}（可用：{known}）")
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        commands = {name: help_line for name, (_, help_line) in self.lazy.items()}
        formatter.write(_page(self, ctx, formatter.width, commands))


def _page(
    command: click.Command, ctx: click.Context, width: int, commands: Mapping[str, str]
) -> str:
    lines = [" ".join((f"用法：{ctx.command_path}", *_usage(command, ctx, bool(commands)))), ""]
    for paragraph in _paragraphs(command.help or ""):
        lines += [f"  {line}" for line in wrapped(paragraph, width - 2)]
    if commands:
        lines += ["", "命令：", *_definitions(commands.items(), width)]
    lines += ["", "选项：", *_definitions(_options(command, ctx), width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _paragraphs(text: str) -> list[str]:
    """A help text by paragraphs: one goes on until a line ends with a full stop, or is blank."""
    return re.sub(r"(?<=[^。\s])\n *(?=\S)", "", text).replace("\n    ", "\n").split("\n")


def _usage(command: click.Command, ctx: click.Context, has_commands: bool) -> Iterator[str]:
    yield "[选项]"
    if has_commands:
        yield "命令 …"
    for parameter in command.get_params(ctx):
        if isinstance(parameter, click.Argument):
            yield parameter.make_metavar(ctx) if parameter.metavar is None else parameter.metavar


def _options(command: click.Command, ctx: click.Context) -> Iterator[tuple[str, str]]:
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is None or isinstance(parameter, click.Argument):
            continue
        is_help = "--help" in parameter.opts
        told = getattr(parameter, "help", None) or ""
        must = "（必须写）" if parameter.required else ""
        yield record[0], "显示这一页" if is_help else f"{told}{must}"


def _definitions(rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    """Terms and what they mean, in two columns; a long term stands on a line of its own."""
    rows = list(rows)
    short = [text_width(term) for term, _ in rows if text_width(term) <= _TERM_LIMIT]
    column = max(short, default=0) + 4
    for term, meaning in rows:
        lines = list(wrapped(meaning, max(width - column, 20)))
        if text_width(term) > _TERM_LIMIT:
            yield f"  {term}"
        else:
            yield f"{padded(f'  {term}', column)}{lines.pop(0)}"
        for line in lines:
            yield " " * column + line
