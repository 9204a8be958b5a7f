"""The command line: baseline files, read and written."""

from collections.abc import Iterable
from pathlib import Path

import click

from linter import __version__
from linter.cli.messages import system_words
from linter.cli.outputs import write_file
from linter.filter.baseline import BaselineError, Known, baseline_text, read_baseline


def load_baseline(path: Path) -> tuple[Known, ...]:
    """The findings of a baseline file. Raises click.ClickException when it cannot be used."""
    try:
        return read_baseline(path.read_text("utf-8-sig"))
    except OSError as error:
        raise click.ClickException(f"{path}：基线文件读不了，{system_words(error)}") from error
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{path}：不是基线文件（不是 UTF-8 文本）") from error
    except BaselineError as error:
        raise click.ClickException(f"{path}：{error}") from error


def save_baseline(path: Path, baseline: Iterable[Known]) -> None:
    """Write a baseline file. Raises click.ClickException when it cannot."""
    write_file(str(path), baseline_text(baseline, __version__))
