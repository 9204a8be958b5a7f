"""The pages of the shipped rules."""

from linter.reports.rule_page import rule_page
from linter.reports.width import text_width
from linter.run import prepare


def test_every_shipped_rule_has_a_page() -> None:
    for rule in prepare().rules:
        page = rule_page(rule, 80)
        assert page.startswith(f"{rule.id} {rule.name}  {rule.title}\n")
        assert "反例（应当报告）：\n" in page
        assert "正例（不应报告）：\n" in page
        head = page[: page.index("反例（")]
        assert all(text_width(line) <= 80 for line in head.splitlines() if "文件：" not in line)
