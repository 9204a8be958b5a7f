"""The page of a quality report: valid, escaped, accessible, and whole in a real browser."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pytest

from linter.bulk.quality.coded import coded
from linter.bulk.quality.figures import Across, Quality
from linter.bulk.quality.html import quality_page
from tests.bulk.quality.stores import county, remark, report, store, table, unit, unread
from tests.bulk.quality.test_measure import changed
from tests.bulk.rows import document
from tests.reports.browser import Page, browser, find_browser

NASTY = "</td></script><script>alert(1)</script><img src=x onerror=alert(2)>&amp;\"'\x00"
LONG = "文学艺术界联合会（含作家协会、书法家协会、美术家协会和民间文艺家协会秘书处）"


def full(folder: Path) -> Quality:
    listed = {
        name: (name, "东原县")
        for name in ("东原县教育局", "财政局", "东原县水务局", "东原县档案馆")
    }
    held = report(county(folder / "now"), previous=changed(folder / "before"), listed=listed)
    return replace(held, across=(Across("DUP11", "不同单位的绩效目标雷同", 3, 2, 2),))


def many(folder: Path) -> Quality:
    """More units than a chart shows, with long names, and text that tries to get out."""
    documents = [unit(f"青河市第{n}{LONG}", [50 + n % 50, 60, 70]) for n in range(70)]
    found = remark("MSR01", 1, f"显著{NASTY}", f"无法衡量{NASTY}")
    nasty = document("z.docx", [table(1, 50)], (), [found], unit=NASTY, year=2024)
    return report(
        store(folder / "many", [*documents, nasty, unread(f"z/{NASTY}.pdf", NASTY)]), least=1
    )


def pages(folder: Path) -> dict[str, Quality]:
    one = store(folder / "one", [unit("青河市教育局", [90, 80, 70])])
    bad = store(folder / "bad", [unread(f"{n}.pdf") for n in range(30)])
    redacted = store(
        folder / "redacted", [document("文档-1a.docx", [{**table(1, 80), "name": None}])]
    )
    whole = full(folder)
    return {
        "full": whole, "coded": coded(whole), "many": many(folder), "one": report(one),
        "none": report(store(folder / "none", [])), "bad": report(bad),
        "redacted": report(redacted),
    }  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    held = pages(tmp_path_factory.mktemp("stores"))
    return {name: quality_page(quality) for name, quality in held.items()}


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.styles = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        held = {name: value or "" for name, value in attrs}
        self.names += [held["id"]] if "id" in held else []
        self.links += [held["href"]] if "href" in held else []
        self.styles += "style" in held


def test_pages_are_valid_and_whole(made: dict[str, str]) -> None:
    for name, page in made.items():
        html5lib.HTMLParser(strict=True).parse(page)
        tags = Tags(page)
        assert len(set(tags.names)) == len(tags.names), name
        assert {link[1:] for link in tags.links} <= set(tags.names), name
        assert not {"script", "img", "link", "iframe"} & set(tags.tags), name
        assert tags.styles == 0, name


def test_chapters_are_numbered_without_gaps(made: dict[str, str]) -> None:
    def headings(page: str) -> list[str]:
        return re.findall(r"<h2[^>]*>(.*?)</h2>", page)

    assert headings(made["full"]) == [
        "一、总体情况", "二、得分分布", "三、单位排名", "四、地区排名", "五、主要问题",
        "六、优秀案例", "七、报送情况", "八、未能检查的文件", "九、与上次比较", "十、统计办法说明",
    ]  # fmt: skip
    assert headings(made["none"])[-1] == "七、统计办法说明"


def test_every_chart_has_its_words_and_its_table(made: dict[str, str]) -> None:
    page = made["full"]
    labels = re.findall(r'<svg[^>]*role="img"[^>]*aria-label="([^"]+)"', page)
    assert len(labels) == page.count("<figure>") == 5
    for caption in ("得分分布", "单位排名", "地区排名", "主要问题", "变化最大的问题"):
        assert f"<caption>{caption}</caption>" in page


def test_charts_are_text_in_the_fonts_and_colours_of_the_page(made: dict[str, str]) -> None:
    page = made["full"]
    assert re.search(r"<text[^>]*>东原县教育局</text>", page)
    assert 'class="fill-bar' in page and "font-family" not in page.partition("</style>")[2]


def test_codes_leave_no_name_on_the_page(made: dict[str, str]) -> None:
    page = made["coded"]
    assert "单位1" in page and "地区1" in page
    assert not any(name in page for name in ("东原", "西平", "教育局", ".pdf", "道路改造"))


def test_the_longest_rankings_are_drawn_at_both_ends(made: dict[str, str]) -> None:
    page = made["many"]
    assert "只画前15个和后15个" in page
    assert page.count(LONG) >= 70


def test_what_a_page_leaves_out_is_said(made: dict[str, str], tmp_path: Path) -> None:
    listed = {f"第{n}中学": (f"第{n}中学", None) for n in range(501)}
    page = quality_page(report(county(tmp_path / "s"), listed=listed))
    assert "未报送501个" in page and page.count("第500中学") == 0
    assert page.count("以下从略，全部见附件表格。") == 1
    assert "以下从略" not in made["full"]


def test_an_equal_report_is_an_equal_page(tmp_path: Path) -> None:
    quality = full(tmp_path)
    assert quality_page(quality) == quality_page(quality)


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    program = find_browser()
    if program is None:
        pytest.skip("no Chromium is installed")
    with browser(program, tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.fixture(scope="module")
def files(made: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    for name, page in made.items():
        (folder / f"{name}.html").write_text(page, "utf-8", errors="backslashreplace")
    return {name: (folder / f"{name}.html").as_uri() for name in made}


def test_no_request_leaves_the_page(chromium: Page, files: dict[str, str]) -> None:
    for address in files.values():
        chromium.open(address)
        assert chromium.requests() == [address]
        assert chromium.complaints() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility(chromium: Page, files: dict[str, str], scheme: str) -> None:
    axe_core_python = pytest.importorskip("axe_core_python", reason="axe is not installed")
    axe = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    chromium.call("Emulation.setEmulatedMedia", features=features)
    for name in ("full", "none", "bad"):
        chromium.open(files[name])
        chromium.value("document.querySelectorAll('details').forEach(e => { e.open = true; })")
        chromium.value(f"{axe};1")
        found = "axe.run().then(r => r.violations.map(v => [v.id, v.nodes[0].html]))"
        assert chromium.value(found) == [], name
    chromium.call("Emulation.setEmulatedMedia", features=[])


@pytest.mark.parametrize("width", [1280, 800, 380])
def test_nothing_is_wider_than_the_screen(
    chromium: Page, files: dict[str, str], width: int
) -> None:
    chromium.call(
        "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1,
        mobile=False,
    )  # fmt: skip
    for name, address in files.items():
        chromium.open(address)
        assert chromium.value("document.documentElement.scrollWidth") <= width, name
    chromium.call("Emulation.clearDeviceMetricsOverride")


def test_colours_of_charts_follow_the_page(chromium: Page, files: dict[str, str]) -> None:
    bar = "getComputedStyle(document.querySelector('.chart .fill-bar')).fill"
    seen = []
    for scheme in ("light", "dark"):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        chromium.call("Emulation.setEmulatedMedia", features=features)
        chromium.open(files["full"])
        seen.append(chromium.value(bar))
    chromium.call("Emulation.setEmulatedMedia", features=[])
    assert seen == ["rgb(47, 93, 140)", "rgb(127, 176, 230)"]


def test_everything_is_open_on_paper(chromium: Page, files: dict[str, str]) -> None:
    chromium.open(files["full"])
    chromium.call("Emulation.setEmulatedMedia", media="print")
    seen = "[...document.querySelectorAll('{}')].map(e => e.checkVisibility())"
    assert set(chromium.value(seen.format("main table, main li, main svg"))) == {True}
    assert set(chromium.value(seen.format("nav, .skip"))) == {False}
    chromium.call("Emulation.setEmulatedMedia", media="")
