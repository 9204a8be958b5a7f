"""Station 0: what is wrong in a file, said for people, with its place."""

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

_SYSTEM_WORDS = {
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "名称太长",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a YAML file; `line` and `column` are 1-based, both 0 for the whole file."""

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.path}{place}: {self.message}"


class LoadError(Exception):
    """A file that cannot be used; `problems` holds every mistake found in it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“，是否想写 x？” when something known is close to `word`, else an empty string."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"，是否想写“{close[0]}”？" if close else ""


def system_words(error: OSError) -> str:
    """Why a file or folder could not be used."""
    if isinstance(error, FileNotFoundError):
        return "文件或文件夹不存在"
    if isinstance(error, PermissionError):
        return "没有权限"
    if isinstance(error, IsADirectoryError):
        return "这是文件夹，不是文件"
    if isinstance(error, NotADirectoryError | FileExistsError):
        return "这是文件，不是文件夹"
    return _SYSTEM_WORDS.get(error.errno or 0) or error.strerror or type(error).__name__
