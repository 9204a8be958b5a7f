"""The command line: baseline files, read and written."""

from collections.abc import Iterable
from pathlib import Path

import click

from linter.cli.messages import complain
from linter.cli.outputs import write_file
from linter.cli.plan import Plan
from linter.cli.sources import Sources
from linter.domain.problem import system_words
from linter.filter.baseline import BaselineError, Known, baseline_text, read_baseline
from linter.findings import Report


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
    from linter import __version__

    write_file(str(path), baseline_text(baseline, __version__))


def tell_failures(report: Report, sources: Sources, plan: Plan) -> bool:
    """Tells on stderr what could not be checked; whether there is anything."""
    lines = [*sources.problems, *sources.notes]
    for document in report.documents:
        if document.status == "unreadable":
            lines.append(f"{document.path}：未能检查：{document.reason}")
        lines += [
            f"{document.path}：规则 {failure.rule} 运行出错：{failure.reason}"
            for failure in document.failures
        ]
    for line in lines:
        complain(line)
    return bool(len(lines) > len(sources.notes) or plan.problems)
