"""Between findings and reports: what is to be said of suppressions themselves, as findings."""

from collections.abc import Mapping

from linter.document import Place
from linter.findings import Finding, RuleSummary, fingerprinted

UNUSED = RuleSummary(
    id="SUP01",
    name="unused-suppression",
    title="豁免没有用到",
    confidence="high",
    rationale="问题改好以后，留下的豁免会把以后的同类问题也放过去。",
    advice="问题已经改正的，请删去这条豁免；写错的，请核对项目、指标和文档的写法。",
)
EXPIRED = RuleSummary(
    id="SUP02",
    name="expired-suppression",
    title="豁免已过期",
    confidence="high",
    rationale="豁免写了有效期，过期以后不再起作用，相应的问题重新列出。",
    advice="请改正问题；确需继续豁免的，重新批准并改写有效期。",
)
REFUSED = RuleSummary(
    id="SUP03",
    name="refused-suppression",
    title="豁免的写法不对，没有起作用",
    confidence="high",
    rationale="豁免必须写明一条规则和理由，被锁定的规则不能豁免。",
    advice="请写成“jxlint: 豁免 规则代码 理由”。",
)
RULES = (UNUSED, EXPIRED, REFUSED)
# What somebody is told who would choose them as rules, by what they may be called.
NO_RULES: Mapping[str, str] = {
    word: f"{rule.id}（{rule.title}）说的是豁免本身，不是规则，不能选用或停用："
    "改正或删去有关的豁免，就不再列出（jxlint suppressions 列出全部豁免）"
    for rule in RULES
    for word in (rule.id, rule.name)
}


def remark(rule: RuleSummary, message: str, text: str, place: Place) -> Finding:
    """A finding on a suppression: `text` is what it says, `place` where it was written."""
    finding = Finding(
        rule=rule.id,
        name=rule.name,
        severity=rule.severity,
        confidence=rule.confidence,
        message=message,
        advice=rule.advice,
        suggestion=None,
        evidence=None,
        project=None,
        indicator=None,
        row=None,
        field="narrative",
        column="豁免",
        text=text,
        span=None,
        place=place,
    )
    return fingerprinted((finding,))[0]
