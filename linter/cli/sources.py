"""The command line: which documents the given paths mean."""

import glob
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from linter.domain.problem import system_words
from linter.readers import MAX_FILE_BYTES
from linter.readers.folder import documents_below, matching, others_in_words

STDIN = "-"
# So many names are compared with one that is not there.
_MOST_NAMES = 1000


@dataclass(frozen=True, slots=True)
class Sources:
    """Files to read in order, each once (`-` is stdin); `problems` are paths that gave none, and
    `notes` what a folder holds beside them, as lines for people."""

    paths: tuple[str, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]


def read_stdin() -> bytes:
    """Standard input, cut just past what a reader takes, so that it says that this is too much."""
    return sys.stdin.buffer.read(MAX_FILE_BYTES + 1)


def find_sources(arguments: Iterable[str]) -> Sources:
    """Files as given, folders searched recursively, patterns expanded where the shell did not."""
    paths: dict[str, None] = {}
    problems: list[str] = []
    notes: list[str] = []
    for argument in arguments:
        try:
            paths.update(dict.fromkeys(_find(argument, problems, notes)))
        except OSError as error:
            problems.append(f"{argument}：{system_words(error)}")
    return Sources(tuple(paths), tuple(problems), tuple(notes))


def _find(argument: str, problems: list[str], notes: list[str]) -> list[str]:
    """The files of one argument; what it cannot give joins `problems` and `notes`."""
    path = Path(argument)
    if not argument:
        # Path("") is the current folder, which nobody meant.
        problems.append("有一个路径是空的")
        return []
    if argument == STDIN or path.is_file():
        return [argument]
    if path.is_dir():
        found, others = _search(path, problems)
        notes += [f"{argument}：{others}"] if others else []
        nothing = "文件夹里没有可以检查的文件"
    elif path.exists():
        found, nothing = [], "不是普通文件"
    elif glob.has_magic(argument):
        found, nothing = sorted(map(str, matching(argument))), "没有文件与它匹配"
    else:
        found, nothing = [], f"文件或文件夹不存在{_near(path)}"
    if not found:
        problems.append(f"{argument}：{nothing}")
    return found


def _near(path: Path) -> str:
    """A hint at what has nearly this name in the same folder; endings have no say in it."""
    try:
        names = sorted(each.name for each in islice(path.parent.iterdir(), _MOST_NAMES))
    except OSError:
        return ""
    stems = {Path(name).stem: name for name in names}
    close = get_close_matches(path.stem, stems, n=1, cutoff=0.7)
    return f"，是否想写“{path.with_name(stems[close[0]])}”？" if close else ""


def _search(folder: Path, problems: list[str]) -> tuple[list[str], str]:
    """The documents below a folder in the order of their names, and in words what was left."""
    others: Counter[str] = Counter()

    def complain(error: OSError) -> None:
        problems.append(f"{error.filename}：{system_words(error)}")

    found = [str(path) for path in documents_below(folder, complain, others)]
    return found, others_in_words(others)
