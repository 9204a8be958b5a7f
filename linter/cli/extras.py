"""The command line: libraries that are extras, told by the command that installs them."""

from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def needing(extra: str, *libraries: str) -> Iterator[None]:
    """Imports of these libraries; a missing one is told with the extra that brings it. Raises
    click.ClickException."""
    try:
        yield
    except ModuleNotFoundError as error:
        name = (error.name or "").partition(".")[0]
        if name not in libraries:
            raise
        raise click.ClickException(
            f'jxlint: 这个命令需要 {name}，请运行 pip install "jxlint[{extra}]"'
        ) from None
