"""The command line: the list of findings that reviewers have marked, read back."""

from collections.abc import Mapping
from pathlib import Path

import click

from linter.document import Unreadable
from linter.filter.decisions import Decision, decisions_in
from linter.readers import read


def load_decisions(path: Path) -> Mapping[str, Decision]:
    """The decisions in a list by fingerprint. Raises click.ClickException when there is none."""
    try:
        return decisions_in(read(path))
    except Unreadable as error:
        raise click.ClickException(f"{path}：问题清单用不了：{error}") from error
