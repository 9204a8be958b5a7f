"""The command line: from options to the settings of a run."""

from collections.abc import Iterable
from pathlib import Path

import click

from linter.cli.messages import complain
from linter.cli.request import Request
from linter.cli.sources import STDIN
from linter.language.rule import Rule
from linter.run import ConfigError, Settings, prepare


def load_settings(
    request: Request,
    inputs: Iterable[str] = (),
    with_cases: bool = False,
    is_quiet: bool = False,
) -> Settings:
    """What a run needs besides documents; rule files that cannot be used are told on stderr unless
    `is_quiet`, `with_cases` also those whose cases cannot.

    Raises click.ClickException with one line a mistake.
    """
    first = next((Path(path) for path in inputs if path != STDIN), None)
    try:
        settings = prepare(
            profile=request.profile,
            config=request.config,
            rules=request.rules,
            select=request.select,
            ignore=request.ignore,
            start=first.resolve().parent if first else Path.cwd(),
            with_cases=with_cases,
        )
    except ConfigError as error:
        raise click.ClickException("\n".join(error.errors)) from error
    for line in () if is_quiet else settings.problems:
        complain(line)
    return settings


def load_comparisons(request: Request, with_cases: bool = False) -> tuple[Rule, ...]:
    """The rules in force that compare documents with one another, which only `jxlint bulk` runs.

    Raises click.ClickException with one line a mistake.
    """
    from linter.bulk.corpus.load import corpus_rules

    try:
        return corpus_rules(
            profile=request.profile,
            config=request.config,
            rules=request.rules,
            select=request.select,
            ignore=request.ignore,
            start=Path.cwd(),
            with_cases=with_cases,
        )
    except ConfigError as error:
        raise click.ClickException("\n".join(error.errors)) from error
