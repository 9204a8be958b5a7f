"""Station 0: what is wrong in a file of the domain, said for people, with its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a YAML file; `line` and `column` are 1-based."""

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class LoadError(Exception):
    """A file that cannot be used; `problems` holds every mistake found in it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“，是否想写 x？” when something known is close to `word`, else an empty string."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"，是否想写“{close[0]}”？" if close else ""
