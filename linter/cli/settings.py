"""The command line: from options to the settings of a run."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from linter.cli.messages import complain
from linter.cli.options import words
from linter.cli.sources import STDIN
from linter.run import ConfigError, Settings, prepare


def load_settings(
    profile: str | None,
    config: Path | None,
    rules: Sequence[Path],
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    inputs: Iterable[str] = (),
    previous: Path | None = None,
    with_cases: bool = False,
) -> Settings:
    """What a run needs besides documents; rule files that cannot be used are told on stderr;
    `with_cases` also those whose cases cannot.

    Raises click.ClickException with one line a mistake.
    """
    first = next((Path(path) for path in inputs if path != STDIN), None)
    try:
        settings = prepare(
            profile=profile,
            config=config,
            rules=rules,
            select=words(select),
            ignore=words(ignore),
            start=first.resolve().parent if first else Path.cwd(),
            previous=previous,
            with_cases=with_cases,
        )
    except ConfigError as error:
        raise click.ClickException("\n".join(error.errors)) from error
    for line in settings.problems:
        complain(line)
    return settings
