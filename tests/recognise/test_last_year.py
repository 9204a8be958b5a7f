"""The year in which a project ends, where its form says so, and the rules that know it."""

from collections.abc import Callable

import pytest

from linter.model import Disclosure
from linter.run import Settings, lint_bytes, prepare

HTML = """<table><tr><td>项目名称<td>河堤加固<td>{label}<td>{term}
<tr><td>年度资金总额（万元）<td colspan=3>320
<tr><td>年度目标<td colspan=3>加固河堤6公里，2025年10月底前通过验收。
<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值
<tr><td>产出指标<td>数量指标<td>加固河堤长度<td>6公里
<tr><td>产出指标<td>时效指标<td>工程完工时间<td>2025年9月底</table>"""


@pytest.mark.parametrize(
    ("label", "term", "year"),
    [
        ("项目期", "2024年3月-2025年11月", 2025), ("起止时间", "202401-202512", 2025),
        ("项目起止时间", "2024.07至2026.06", 2026), ("结束日期", "2025-12-31", 2025),
        ("建设周期", "2023—2024", 2024), ("项目期", "3年", None), ("实施期限", "12025", None),
        ("开始日期", "2024-01-01", None),
    ],
)  # fmt: skip
def test_last_year(
    read_word: Callable[..., Disclosure], label: str, term: str, year: int | None
) -> None:
    rows = (
        ("项目名称", "2026年河堤加固", label, term),
        ("年度目标", "加固河堤。", "<", "<"),
        ("一级指标", "二级指标", "三级指标", "指标值"),
        ("产出指标", "数量指标", "加固河堤长度", "6公里"),
    )
    (project,) = read_word("项目支出绩效目标表", rows).projects
    assert project.last_year == year


@pytest.fixture(scope="module")
def settings() -> Settings:
    return prepare(select=["VAL18", "CON13"])


@pytest.mark.parametrize(
    ("label", "term", "codes"),
    [
        ("项目期", "2024年3月-2025年11月", set()), ("项目期", "1年", {"VAL18", "CON13"}),
        ("起止时间", "2024.1-2024.12", {"VAL18", "CON13"}),
    ],
)  # fmt: skip
def test_a_time_within_the_term_is_none_outside_the_year(
    settings: Settings, label: str, term: str, codes: set[str]
) -> None:
    page = f"<p>项目支出绩效目标表（2024年度）{HTML}".format(label=label, term=term)
    report = lint_bytes(page.encode(), "form.html", settings)
    assert {finding.rule for finding in report.findings} == codes
