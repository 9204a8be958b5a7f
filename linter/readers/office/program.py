"""Between file and station 1: where LibreOffice is installed."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

_NAMES = ("soffice", "libreoffice")
_MAC = "Applications/LibreOffice.app/Contents/MacOS/soffice"
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "LOCALAPPDATA")
_WINDOWS = ("LibreOffice/program/soffice.com", "Programs/LibreOffice/program/soffice.com")
_LINUX = ("/usr/lib/libreoffice/program/soffice", "/snap/bin/libreoffice")


def find_program() -> str | None:
    """LibreOffice from the search path or a usual place, None where there is none."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    return next((str(path) for path in _usual_places(sys.platform) if path.is_file()), None)


def _usual_places(platform: str) -> Iterator[Path]:
    if platform == "win32":
        folders = (os.environ.get(name) for name in _WINDOWS_FOLDERS)
        yield from (Path(folder, inside) for folder in folders if folder for inside in _WINDOWS)
    elif platform == "darwin":
        yield from (Path(root, _MAC) for root in ("/", Path.home()))
    else:
        yield from map(Path, _LINUX)
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"))
