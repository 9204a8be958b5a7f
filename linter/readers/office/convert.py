"""Between file and station 1: one conversion by LibreOffice in a process and folder of its own."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from linter.document import Unreadable

SECONDS = 120
_SUFFIXES: Mapping[str, str] = {
    "doc": "doc", "rtf": "rtf", "odt": "odt", "ods": "ods", "xlsb": "xlsb", "word_xml": "xml",
    "excel_xml": "xml",
}  # fmt: skip
_FILTERS: Mapping[str, str] = {
    "docx": "docx:MS Word 2007 XML",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
}
# A profile of its own keeps the person's open documents and settings out of it; no macro runs, and
# nothing is fetched that a document refers to.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


def converted(program: str, data: bytes, format: str, target: str) -> bytes | None:
    """The file as .docx or .xlsx (`target`), None when LibreOffice makes none of it.

    Raises Unreadable when it takes longer than SECONDS or cannot be started.
    """
    with tempfile.TemporaryDirectory(prefix="jxlint-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        source = folder / f"document.{_SUFFIXES[format]}"
        source.write_bytes(data)
        out = folder / "out"
        out.mkdir()
        _run(_command(program, source, out, target), folder)
        made = out / f"document.{target}"
        return made.read_bytes() if made.is_file() else None


def _command(program: str, source: Path, out: Path, target: str) -> list[str]:
    profile = (out.parent / "profile").as_uri()
    return [
        program, f"-env:UserInstallation={profile}", "--headless", "--invisible", "--norestore",
        "--nologo", "--nodefault", "--nofirststartwizard", "--nolockcheck", "--convert-to",
        _FILTERS[target], "--outdir", str(out), str(source),
    ]  # fmt: skip


def _run(command: list[str], folder: Path) -> None:
    own = {"HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | own,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # A group of its own, so that the office that soffice starts ends with it.
            start_new_session=sys.platform != "win32",
        )
    except OSError as error:
        raise Unreadable(f"LibreOffice 启动不了：{error}") from None
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise Unreadable(
            f"LibreOffice 转换超过 {SECONDS} 秒，已停止；请另存为 .docx 再检查"
        ) from None
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends the process and all that it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            kill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(kill, check=False, capture_output=True)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
