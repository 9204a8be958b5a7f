"""Papers and workbooks keep the rules of Office Open XML."""

from collections.abc import Callable
from pathlib import Path

import pytest

from linter.filter.difference import difference
from linter.findings import Report
from linter.reports.difference.workbook import difference_workbook
from linter.reports.papers import SHIPPED
from linter.reports.papers.notice import notice_paper
from linter.reports.papers.opinion import opinion_paper
from linter.reports.workbook.findings import xlsx_report
from tests.ooxml import complaints

FILES: dict[str, Callable[[Report], bytes]] = {
    "问题清单.xlsx": xlsx_report,
    "整改对比表.xlsx": lambda report: difference_workbook(difference(report, report)),
    "审核意见表.docx": opinion_paper,
    "退回修改通知.docx": notice_paper,
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_handed_on(name: str, disclosed: Report, tmp_path: Path) -> None:
    assert not complaints(FILES[name](disclosed), tmp_path / name)


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_templates(name: str, tmp_path: Path) -> None:
    assert not complaints(SHIPPED[name].read_bytes(), tmp_path / f"{name}.docx")
