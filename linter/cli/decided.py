"""The command line: the list of findings that reviewers have marked, read back."""

from collections.abc import Mapping
from pathlib import Path

import click

from linter.cli.messages import complain
from linter.document import Unreadable
from linter.filter.decisions import STATES, Decision, decisions_in, unknown_states
from linter.readers import read
from linter.reports.places import place_words


def load_decisions(path: Path) -> Mapping[str, Decision]:
    """The decisions in a list by fingerprint; states that are none are told on stderr. Raises
    click.ClickException when it is no list."""
    try:
        document = read(path)
        decisions = decisions_in(document)
    except Unreadable as error:
        raise click.ClickException(f"{path}：问题清单用不了：{error}") from error
    for state, place in unknown_states(document):
        known = "、".join(STATES)
        complain(f"{path}：{place_words(place)}的处理状态“{state}”不算，可用：{known}")
    return decisions
