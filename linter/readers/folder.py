"""Between file and station 1: the files below a folder that may be documents, by their names."""

import glob
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import takewhile
from pathlib import Path

from linter.readers.formats import OTHERS, SUFFIXES, suffix_of


def documents_below(
    folder: Path, complain: Callable[[OSError], None], others: Counter[str]
) -> Iterator[Path]:
    """The documents below a folder, each folder before those in it, in the order of their names.

    Folders that cannot be opened go to `complain`; `others` counts, by suffix, files of formats
    in which target tables are exchanged and which are not read. Links to folders are not followed.
    """
    for parent, folders, names in os.walk(folder, onerror=complain):
        folders[:] = sorted(name for name in folders if not is_passed_over(name))
        for name in sorted(names):
            suffix = suffix_of(name)
            if is_passed_over(name):
                continue
            if suffix in SUFFIXES:
                yield Path(parent) / name
            elif suffix in OTHERS:
                others[suffix] += 1


def matching(pattern: str) -> Iterator[Path]:
    """The files that fit a pattern with `*`, `?`, `[…]` and `**`, in no order."""
    path = Path(pattern)
    fixed = Path(*takewhile(lambda part: not glob.has_magic(part), path.parts))
    # A pattern that pathlib refuses, such as a**, matches nothing.
    with suppress(ValueError):
        for match in fixed.glob(str(path.relative_to(fixed))):
            if match.is_file() and not is_passed_over(match.name):
                yield match


def others_in_words(others: Counter[str]) -> str:
    """What was left out, in one line: target tables are exchanged in these formats too."""
    listed = "、".join(f"{suffix} {count}个" for suffix, count in sorted(others.items()))
    return f"没有检查这些格式的文件：{listed}" if listed else ""


def is_passed_over(name: str) -> bool:
    """Hidden files, and the lock files Word (~$) and WPS (.~) leave beside an open document."""
    return name.startswith((".", "~$"))
