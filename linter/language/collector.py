"""The rule language: the problems of one file, gathered."""

from collections.abc import Callable
from typing import Any

from linter.domain.problem import LoadError, Problem


class Collector:
    """Gathers the problems of one file, so that its author sees all of them at once."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def take(self, make: Callable[[], Any], default: Any = None) -> Any:
        """What is made; `default` when it cannot be, and then its problems are kept."""
        try:
            return make()
        except LoadError as error:
            self.problems += error.problems
            return default
