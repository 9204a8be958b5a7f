"""Station 7: one run at a time writes into a folder."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

LOCK = "run.lock"


class Busy(Exception):
    """Another run writes into the folder."""


@contextmanager
def only_run(folder: Path) -> Iterator[None]:
    """Holds the folder; the system lets go of it when the process ends, however it ends. Raises
    Busy, and OSError when the folder cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        raise OSError(errno.EROFS, "不能写", str(folder))
    try:
        connection = sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise OSError(errno.EACCES, f"不能写（{error}）", str(folder)) from None
    with closing(connection):
        try:
            # SQLite locks files on every system; nothing is ever written.
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise Busy(f"{folder}：另一个 jxlint bulk 正在写这个文件夹") from None
            raise OSError(errno.EACCES, f"不能写（{error}）", str(folder)) from None
        yield
