"""Station 6: the report in JUnit's XML, which build servers show as test results."""

from xml.etree.ElementTree import Element

from linter.findings import DocumentReport, Finding, Report, RuleSummary
from linter.reports.markup import element, xml_text
from linter.reports.places import place_words
from linter.reports.troubles import troubles
from linter.reports.where import where_words
from linter.reports.words import SEVERITY_WORDS, one_line, project_words, replacement_words


def junit_report(report: Report) -> str:
    """A suite a document. Each finding is a case: errors are failures, warnings and infos are
    skipped with their message, so that a build fails for what must be changed. Each rule that
    found nothing is a case that passes; a file or rule that broke is an error."""
    root = element(None, "testsuites", name="jxlint")
    suites = [_suite(root, document, report.rules) for document in report.documents]
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    return xml_text(root)


def _suite(root: Element, document: DocumentReport, rules: tuple[RuleSummary, ...]) -> Element:
    suite = element(root, "testsuite", name=document.path)
    for trouble in troubles(document):
        title, reason = trouble.title, trouble.reason
        case = element(suite, "testcase", classname=document.path, name=title)
        element(case, "error", reason, message=reason, type=title)
    for finding in document.findings:
        _case(suite, document.path, finding)
    if document.status != "unreadable" and document.projects:
        found = {finding.rule for finding in document.findings}
        found |= {failure.rule for failure in document.failures}
        for rule in rules:
            if rule.id not in found:
                label = f"{rule.id} {rule.name} {rule.title}"
                element(suite, "testcase", classname=document.path, name=label)
    suite.set("tests", str(len(suite)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))
    return suite


def _case(suite: Element, path: str, finding: Finding) -> None:
    project = project_words(finding.project) if finding.project else "项目之外"
    label = f"{finding.rule} {finding.name} {project} {place_words(finding.place)}"
    case = element(suite, "testcase", classname=path, name=label)
    if finding.severity == "error":
        element(case, "failure", _details(finding), message=finding.message, type=finding.rule)
    else:
        word = SEVERITY_WORDS[finding.severity]
        element(case, "skipped", _details(finding), message=f"{word}：{finding.message}")


def _details(finding: Finding) -> str:
    parts = (
        ("", where_words(finding)),
        ("原文：", one_line(finding.text)),
        ("计算：", one_line(finding.evidence or "")),
        ("建议：", one_line(finding.advice)),
        ("改为：", one_line(replacement_words(finding))),
    )
    return "\n".join(f"{label}{text}" for label, text in parts if text)
