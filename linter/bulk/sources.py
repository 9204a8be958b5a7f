"""Station 7: which files a bulk run looks at; they are found one by one and never held together."""

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from linter.bulk.remote import is_url, remote_files
from linter.language.profile_file import CONFIG_NAME
from linter.readers.folder import documents_below, matching, others_in_words

LIST_MARK = "@"


@dataclass(slots=True)
class Told:
    """What is to be said of the sources: `problems` are those that gave nothing, as lines for
    people; `others` counts files of formats that are not read; `configs` are settings files in the
    folders searched, which do not count here. What lies in the folder `aside` is no source."""

    problems: list[str] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    configs: int = 0
    aside: Path | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """Lines on what was left aside."""
        notes = [others_in_words(self.others)] if self.others else []
        if self.configs:
            notes.append(
                f"下级文件夹里的 {self.configs} 个 {CONFIG_NAME} 不起作用：一批文档用同一套设置"
            )
        return tuple(notes)


def find_files(arguments: Iterable[str], told: Told) -> Iterator[str]:
    """The files that folders, patterns, URLs, lists (`@list.txt`: a path a line) and plain paths
    mean, each argument's in the order of their names. A path named in a list is given whether it is
    there or not: that a file is missing is a result. What gives nothing joins `told`."""
    for argument in arguments:
        try:
            found = _find(argument, told)
            first = next(found, None)
            if first is None:
                told.problems.append(f"{argument}：没有可以检查的文件")
                continue
            yield first
            yield from found
        except (OSError, ValueError) as error:
            told.problems.append(f"{argument}：{_words(error)}")


def shown(place: str) -> str:
    """A path as text that can be stored: names that are not UTF-8 are read as GB18030, as old
    archives and systems write them."""
    try:
        place.encode()
    except UnicodeEncodeError:
        raw = os.fsencode(place)
        try:
            return raw.decode("gb18030")
        except UnicodeDecodeError:
            return raw.decode("utf-8", "replace")
    return place


def _find(argument: str, told: Told) -> Iterator[str]:
    path = Path(argument)
    if is_url(argument):
        yield from remote_files(argument)
    elif argument.startswith(LIST_MARK) and not path.exists():
        yield from _listed(Path(argument[len(LIST_MARK) :]), told)
    elif path.is_dir():
        yield from _below(path, told)
    elif glob.has_magic(argument) and not path.exists():
        yield from sorted(map(str, matching(argument)))
    elif path.exists():
        yield argument
    else:
        raise ValueError("文件或文件夹不存在")


def _below(folder: Path, told: Told) -> Iterator[str]:
    def complain(error: OSError) -> None:
        told.problems.append(f"{error.filename}：{_words(error)}")

    here, is_aside = None, False
    for path in documents_below(folder, complain, told.others):
        if path.parent != here:
            here = path.parent
            is_aside = told.aside is not None and here.resolve().is_relative_to(told.aside)
            told.configs += here != folder and (here / CONFIG_NAME).is_file()
        if not is_aside:
            yield str(path)


def _listed(path: Path, told: Told) -> Iterator[str]:
    """The entries of a list, one line each, of any length of the list."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, errors="surrogateescape") as lines:
        for line in lines:
            entry = line.strip()
            if not entry:
                continue
            if is_url(entry):
                yield from remote_files(entry)
            elif Path(entry).is_dir():
                yield from _below(Path(entry), told)
            else:
                yield entry


def _encoding(path: Path) -> str:
    """UTF-8, or GB18030 for a list that a Chinese Windows has saved."""
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for _ in lines:
                pass
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8-sig"


def _words(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "文件或文件夹不存在"
    if isinstance(error, PermissionError):
        return "没有权限"
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
