"""The settings of a run: what is wrong with them."""

from collections.abc import Iterable


class ConfigError(Exception):
    """Rules, profiles or lexicon that cannot be used; `errors` are lines `path:line:column: …`."""

    def __init__(self, errors: Iterable[object]) -> None:
        self.errors = tuple(map(str, errors))
        super().__init__("\n".join(self.errors))
