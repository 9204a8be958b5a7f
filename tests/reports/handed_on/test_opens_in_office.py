"""What is handed on opens in LibreOffice, as it would in Word, Excel or WPS."""

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from linter.filter.difference import difference
from linter.findings import Report
from linter.reports.difference.workbook import difference_workbook
from linter.reports.papers.notice import notice_paper
from linter.reports.papers.opinion import opinion_paper
from linter.reports.workbook.findings import xlsx_report

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_files_are_shown_whole(disclosed: Report, tmp_path: Path) -> None:
    files = {
        "list.xlsx": (xlsx_report(disclosed), ("汇总", "公式的系数应为×100%", "未能检查")),
        "rounds.xlsx": (difference_workbook(difference(disclosed, disclosed)), ("未整改",)),
        "opinion.docx": (opinion_paper(disclosed), ("综合评定等级", "约3万元", "旧表.doc")),
        "notice.docx": (notice_paper(disclosed), ("须更正", "“*101%”→“×100%”", "＿＿年")),
    }
    for name, (data, _) in files.items():
        (tmp_path / name).write_bytes(data)
    command = [
        str(OFFICE),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        *(str(tmp_path / name) for name in files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for name, (_, words) in files.items():
        shown = page_texts(tmp_path / f"{Path(name).stem}.pdf")
        assert all(word in shown for word in words), name


def page_texts(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "".join("".join(texts).split())
