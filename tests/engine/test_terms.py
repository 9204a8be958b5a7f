"""Medium-term and annual indicators side by side: each set is judged for itself."""

from linter.facts.terms import terms_of
from linter.facts.view import facts_of
from linter.readers import read_bytes
from linter.recognise import recognise
from linter.run import Settings, lint_bytes, prepare

_PAGE = """<meta charset="utf-8"><p>项目支出绩效目标申报表</p><p>（2025年度）</p><table>
<tr><td>项目名称</td><td colspan="6">灌区渠道衬砌</td></tr>
<tr><td>项目资金（万元）</td><td colspan="2">中期资金总额：</td><td>900</td>
<td colspan="2">年度资金总额：</td><td>300</td></tr>
<tr><td>总体目标</td><td colspan="3">三年衬砌渠道60公里。</td>
<td colspan="3">当年衬砌渠道20公里。</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td>
<td>二级指标</td><td>三级指标</td><td>指标值</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>衬砌渠道长度</td><td>60公里</td>
<td>数量指标</td><td>衬砌渠道长度</td><td>20公里</td></tr>
<tr><td>产出指标</td><td>时效指标</td><td>工程完工时间</td><td>2027年11月</td>
<td>时效指标</td><td>工程完工时间</td><td>{annual}</td></tr>
<tr><td>产出指标</td><td>成本指标</td><td>每公里衬砌成本</td><td>15万元</td>
<td>成本指标</td><td>每公里衬砌成本</td><td>15万元</td></tr>
<tr><td>产出指标</td><td>成本指标</td><td>衬砌总成本</td><td>≤900万元</td>
<td>成本指标</td><td>衬砌总成本</td><td>{cost}</td></tr>
</table>"""


def found(annual: str, settings: Settings, cost: str = "≤300万元") -> list[tuple[str, str]]:
    """Rule and text of the findings above a hint, but for what the short table lacks."""
    report = lint_bytes(_PAGE.format(annual=annual, cost=cost).encode(), "plan.html", settings)
    assert report.indicators == 8
    kept = [f for f in report.findings if f.severity != "info" and not f.rule.startswith("COM")]
    return [(f.rule, f.text) for f in kept]


def test_sets_are_not_compared_and_the_medium_term_may_end_later() -> None:
    assert found("2025年11月", prepare()) == []


def test_the_annual_set_is_judged_by_the_year() -> None:
    assert found("2026年11月", prepare()) == [("VAL18", "2026年11月")]


def test_only_the_annual_set_has_the_budget_of_the_year() -> None:
    assert found("2025年11月", prepare(), "≤320万元") == [("CON08", "≤320万元")]


def test_every_set_knows_that_it_is_one_of_several() -> None:
    """Also one whose rows were counted first, in a form whose goals have one heading."""
    settings = prepare()
    turned = _PAGE.format(annual="2025年11月", cost="≤300万元").replace(
        "<td>指标值</td>", "<td>年度指标值</td>", 1
    )
    disclosure = recognise(read_bytes(turned.encode(), "plan.html"), settings.layouts)
    (project,) = facts_of(disclosure, settings.lexicon).projects
    terms = terms_of(project, settings.lexicon)
    assert [{row.set for row in term.indicators} for term in terms] == [{1}, {2}]
    assert [term.several_terms for term in terms] == [True, True]
