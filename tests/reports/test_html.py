"""The HTML report: valid, complete, escaped, and at work in a real browser."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pytest

from linter.document import TextPlace, WordPlace
from linter.filter.redact import redacted
from linter.findings import Excused, Report
from linter.language.suppression import Suppression
from linter.model import Disclosure, Field, Indicator, Project
from linter.reports.html import html_report
from tests.reports.browser import Page, browser, find_browser

Snapshot = Callable[[str, str], None]
NASTY = "</td></script><script>alert(1)</script><img src=x onerror=alert(2)>&amp;\"'\x00\ud800"


def field(
    name: str, text: str, place: WordPlace, heading: str = "", row: int | None = None
) -> Field:
    return Field(name, text, place, heading, row, 2)


def indicators() -> tuple[Indicator, ...]:
    table = 12
    level1 = field("level1", "产出指标", WordPlace(table, 2, 1), "一级指标", 1)
    rows = []
    for row, (name, text, value) in enumerate(
        (
            ("参训教师人数", "参加培训的教师人数", "≥170人"),
            ("培训场次", "举办培训的场次", "5场"),
            ("培训合格率", "培训合格率=考核合格的教师人数/参加培训的教师总人数*101%", "95%"),
        ),
        start=1,
    ):
        places = [WordPlace(table, row + 1, cell) for cell in range(1, 6)]
        rows.append(
            Indicator(
                row=row,
                level1=level1,
                level2=field("level2", "数量指标", places[1], "二级指标", row),
                level1_word=None,
                level2_word=None,
                category=None,
                name=field("indicator", name, places[2], "三级指标", row),
                description=field(
                    "description", text, WordPlace(table, row + 1, 4, 1), "绩效指标描述", row
                ),
                value=field("value", value, places[4], "指标值", row),
                schedule=(field("schedule", f"{row}0%", places[4], "6月底", row),),
            )
        )
    return tuple(rows)


@pytest.fixture
def drawn(report: Report) -> Report:
    """The fixed report with what was recognised of one project."""
    place = WordPlace(11, 1, 2)
    related = next(f for f in report.documents[0].findings if f.related and f.rule == "CON01")
    project = Project(
        index=2,
        number=2,
        title=None,
        code=field("code", "13102824P00000000001X", place, "项目编码"),
        name=field("name", "教师培训经费", WordPlace(11, 1, 4), "项目名称"),
        budget=field("budget", "5.15", WordPlace(11, 2, 2), "预算数"),
        fiscal_funds=None,
        other_funds=None,
        purpose=field("purpose", related.related[0].text, WordPlace(11, 3, 2), "资金用途"),
        schedule=(field("schedule", "100%", WordPlace(11, 5, 1), "6月底"),),
        goals=(field("goal", "1.全员培训。\n2.全员合格。", WordPlace(11, 6, 2), "绩效目标"),),
        indicators=indicators(),
        amount_unit="万元",
        layout="hebei",
    )
    first = report.documents[0]
    disclosure = Disclosure(
        first.path, "docx", "hebei", first.unit, 2024, "万元", (project,), (), ()
    )
    document = replace(first, disclosure=disclosure)
    return replace(report, documents=(document, *report.documents[1:]))


@pytest.fixture
def nasty(drawn: Report) -> Report:
    """The report with texts that try to leave their element."""
    document = drawn.documents[0]
    findings = tuple(
        replace(
            f,
            message=NASTY,
            advice=NASTY,
            text=NASTY + f.text,
            suggestion=NASTY,
            evidence=NASTY,
            indicator=NASTY,
            column=NASTY,
            related=tuple(replace(r, text=NASTY, note=NASTY) for r in f.related),
        )
        for f in document.findings
    )
    changed = replace(
        document, path=NASTY, reason=NASTY, unit=NASTY, notes=(NASTY,), findings=findings
    )
    return replace(drawn, documents=(changed, *drawn.documents[1:]))


class Links(HTMLParser):
    """Names, links and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.links: list[str] = []
        self.sources: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.names.append(value or "")
            elif name == "href":
                self.links.append(value or "")
            elif name in ("src", "srcset", "action", "data", "poster"):
                self.sources.append(value or "")


def test_snapshot(drawn: Report, snapshot: Snapshot) -> None:
    page = re.sub(r"(?s)<(style|script)>.*?</\1>", r"<\1></\1>", html_report(drawn))
    page = re.sub(r"sha256-[\w+/=]+", "sha256-…", page)
    lines = re.sub(r"(?=<(?:section|article|tr|dl|form|div|h\d|p|blockquote)\b)", "\n", page)
    snapshot("report.html", lines)


def test_is_valid_html(drawn: Report, nasty: Report) -> None:
    empty = replace(drawn, documents=())
    clean = replace(drawn, documents=(replace(drawn.documents[0], findings=()),))
    for each in (drawn, nasty, redacted(drawn), empty, clean):
        html5lib.HTMLParser(strict=True).parse(html_report(each))


def test_links_lead_to_names_within_the_page(drawn: Report, nasty: Report) -> None:
    for each in (drawn, nasty):
        page = Links(html_report(each))
        assert len(set(page.names)) == len(page.names)
        assert not page.sources
        assert all(link.startswith("#") for link in page.links)
        assert {link[1:] for link in page.links} <= set(page.names)


def test_no_text_becomes_markup(drawn: Report, nasty: Report) -> None:
    plain, attacked = Links(html_report(drawn)), Links(html_report(nasty))
    assert "img" not in attacked.tags
    assert attacked.tags.count("script") == plain.tags.count("script") == 1


def test_what_was_suppressed_stands_apart_with_its_reason(drawn: Report) -> None:
    document = drawn.documents[0]
    first, *others = document.findings
    entry = Suppression(first.rule, "已核实", "jxlint.yaml", TextPlace(3, 5), by="张三")
    changed = replace(
        document, findings=tuple(others), excused=(Excused(first, entry),), known=(first,)
    )
    page = html_report(replace(drawn, documents=(changed,)))
    html5lib.HTMLParser(strict=True).parse(page)
    assert "已豁免1处" in page and "理由：已核实" in page and "基线中已有1处" in page
    assert page.count("<article") == len(others) + len({f.rule for f in others})


def test_redacted_page_draws_no_table(drawn: Report) -> None:
    page = html_report(redacted(drawn))
    assert "<details" not in page
    assert "教师" not in page


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    program = find_browser()
    if program is None:
        pytest.skip("no Chromium is installed")
    with browser(program, tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.fixture
def opened(chromium: Page, drawn: Report, tmp_path: Path) -> Callable[..., Page]:
    """Opens the report (or another one) from a file, with what stands behind its name."""
    path = tmp_path / "报告.html"

    def opener(behind: str = "", report: Report = drawn) -> Page:
        path.write_text(html_report(report), encoding="utf-8", errors="backslashreplace")
        chromium.open(path.as_uri() + behind)
        return chromium

    return opener


SHOWN = "[...document.querySelectorAll('#findings article')].filter(e => !e.hidden).map(e => e.id)"
SECTIONS = "[...document.querySelectorAll('section.project')].filter(e => !e.hidden).length"


def choose(page: Page, control: str, value: str) -> None:
    page.value(
        f"(() => {{ const e = document.getElementById({json.dumps(control)});"
        f"e.value = {json.dumps(value)};"
        "e.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


def test_filters(opened: Callable[..., Page]) -> None:
    page = opened()
    assert len(page.value(SHOWN)) == 7
    page.value("document.querySelector('input[value=error]').click()")
    assert len(page.value(SHOWN)) == 4
    page.value("document.querySelector('input[value=info]').click()")
    assert len(page.value(SHOWN)) == 2
    assert page.value(SECTIONS) == 1
    assert page.value("document.getElementById('shown').textContent") == "显示 2 处，共 7 处"
    page.value("document.getElementById('reset').click()")
    choose(page, "rule", "CON01")
    assert len(page.value(SHOWN)) == 1
    choose(page, "project", "d1p5")
    assert page.value(SHOWN) == []
    assert page.value("document.getElementById('nothing').hidden") is False
    choose(page, "rule", "")
    assert len(page.value(SHOWN)) == 3


def test_search_is_about_every_word_whatever_its_width(opened: Callable[..., Page]) -> None:
    page = opened()
    choose(page, "query", "１70 指标值")
    assert len(page.value(SHOWN)) == 1
    choose(page, "query", "教师培训经费")
    assert len(page.value(SHOWN)) == 2
    choose(page, "query", "没有这句话")
    assert page.value(SHOWN) == []


def test_the_choice_stands_in_the_address(opened: Callable[..., Page]) -> None:
    page = opened("?severity=error&project=d1p2")
    assert len(page.value(SHOWN)) == 2
    choose(page, "query", "206")
    assert "q" in page.value("location.search")
    page.value("document.getElementById('reset').click()")
    assert page.value("location.search") == ""
    assert len(opened("?severity=nonsense&rule=NONE")
               .value("[...document.querySelectorAll('article')]")) > 0  # fmt: skip


def test_a_link_opens_the_table_and_lifts_filters(opened: Callable[..., Page]) -> None:
    page = opened("?severity=info")
    page.value("location.hash = document.querySelector('.to-cell').getAttribute('href')")
    page.value("new Promise(done => setTimeout(done, 50))")
    target = "document.querySelector(':target')"
    assert page.value(f"{target}.closest('details').open") is True
    assert page.value(f"{target}.checkVisibility()") is True
    assert len(page.value(SHOWN)) == 7


def test_cells_are_marked_and_merged(opened: Callable[..., Page]) -> None:
    page = opened()
    assert page.value("document.querySelector('td[rowspan]').getAttribute('rowspan')") == "3"
    assert page.value("document.querySelector('td.marked.error mark').textContent") == "170人"
    cells = "[...document.querySelectorAll('details tbody td a.reference')].length"
    assert page.value(cells) == 2


def test_no_request_leaves_the_file_and_no_script_of_others_runs(
    opened: Callable[..., Page], nasty: Report
) -> None:
    page = opened(report=nasty)
    choose(page, "query", "alert")
    assert [url.partition("?")[0].rpartition(".")[2] for url in page.requests()] == ["html"]
    assert page.complaints() == []


def test_policy_stops_what_would_get_in(opened: Callable[..., Page]) -> None:
    page = opened()
    page.value("document.body.insertAdjacentHTML('beforeend', '<img src=\"file:///x.png\">')")
    page.value("document.body.append(Object.assign(document.createElement('script'), "
               "{textContent: 'window.ran = 1'}))")  # fmt: skip
    page.value("new Promise(done => setTimeout(done, 50))")
    assert page.value("window.ran") is None
    assert page.value("document.querySelector('img').naturalWidth") == 0


def test_print(opened: Callable[..., Page]) -> None:
    page = opened()
    page.call("Emulation.setEmulatedMedia", media="print")
    visible = "document.querySelector({}).checkVisibility()"
    assert page.value(visible.format("'#filters'")) is False
    assert page.value(visible.format("'#findings article'")) is True
    page.call("Emulation.setEmulatedMedia", media="")
    pdf = page.call("Page.printToPDF", preferCSSPageSize=True)["data"]
    assert pdf.startswith("JVBERi")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility(opened: Callable[..., Page], scheme: str) -> None:
    axe_core_python = pytest.importorskip("axe_core_python", reason="axe is not installed")
    page = opened()
    page.call(
        "Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}]
    )
    page.value("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    axe = Path(axe_core_python.__file__).parent / "axe.min.js"
    page.value(f"{axe.read_text(encoding='utf-8')};1")
    found = page.value("axe.run().then(r => r.violations.map(v => [v.id, v.nodes[0].html]))")
    page.call("Emulation.setEmulatedMedia", features=[])
    assert found == []


@pytest.mark.parametrize("width", [1280, 380])
def test_nothing_is_wider_than_the_screen(opened: Callable[..., Page], width: int) -> None:
    page = opened()
    page.call(
        "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1,
        mobile=False,
    )  # fmt: skip
    page.value("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    wide = page.value("document.documentElement.scrollWidth")
    page.call("Emulation.clearDeviceMetricsOverride")
    assert wide <= width


def test_keyboard_reaches_the_controls_in_order(opened: Callable[..., Page]) -> None:
    page = opened()
    seen = []
    for _ in range(18):
        for kind in ("rawKeyDown", "keyUp"):
            page.call(
                "Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9
            )
        seen.append(page.value("(e => e.id ? '#' + e.id : e.className)(document.activeElement)"))
    assert seen[0] == "skip"
    controls = [name for name in seen if name.startswith("#")]
    assert controls == ["#rule", "#project", "#query", "#reset", "#expand", "#print"]
