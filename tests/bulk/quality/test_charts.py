"""The charts: the same every time, and legible without a font for Chinese."""

import re
import warnings

import matplotlib as mpl
import pytest

from linter.bulk.quality.charts.drawing import Look, Row, changes, settings, shares, spreads
from linter.bulk.quality.charts.fonts import chinese_font, first_of
from linter.bulk.quality.charts.written import png, svg

ROWS = [Row("1", "青河市教育局", (50.0, 60.0, 70.0)), Row("2", "青河市民政局", (40.0, 45.0, 90.0))]


def drawn(look: Look, rows: list[Row] = ROWS) -> tuple[bytes, str]:
    with settings(look):
        figure = spreads(look, rows)
        return png(figure), svg(figure, "units", "各单位得分图")


def texts(picture: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", picture)


def test_pictures_are_the_same_every_time() -> None:
    assert drawn(Look(None)) == drawn(Look(None))


def test_rows_stand_from_the_top_in_their_order() -> None:
    _, picture = drawn(Look(None))
    names = [text for text in texts(picture) if "局" in text]
    assert names == ["青河市教育局", "青河市民政局"]
    heights = [float(y) for y in re.findall(r'<text x="[\d.]+" y="([\d.]+)"[^>]*>青河', picture)]
    assert heights == sorted(heights)


def test_without_words_there_are_codes_only() -> None:
    _, picture = drawn(Look(None, has_words=False))
    assert {"1", "2"} <= set(texts(picture))
    assert all(text.isascii() for text in texts(picture))


def test_a_missing_font_complains_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture, _ = drawn(Look(None), [Row("1", "繁體與𠮷字", (1.0, 2.0, 3.0))])
    assert picture.startswith(b"\x89PNG")


def test_names_stay_within_the_picture() -> None:
    rows = [Row("1", "文学艺术界联合会（含作家协会、书法家协会）" * 3, (1.0, 2.0, 3.0))]
    _, picture = drawn(Look(None), rows)
    (name,) = (text for text in texts(picture) if "文学" in text)
    assert name.endswith("…")
    right = re.search(r'<text x="([\d.]+)"[^>]*text-anchor="end"[^>]*>文学', picture)
    assert right is not None and float(right[1]) >= 9 * len(name)


def test_settings_of_the_caller_stay() -> None:
    before = dict(mpl.rcParams)
    drawn(Look(None))
    assert dict(mpl.rcParams) == before


def test_names_of_a_picture_begin_with_its_key() -> None:
    look = Look(None)
    with settings(look):
        rows = [Row("A01", "问题", (10.0, 20.0))]
        picture = svg(changes(look, rows), "changes", "变化")
    names = set(re.findall(r' id="([^"]+)"', picture))
    used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', picture))
    assert names and all(name.startswith("changes-") for name in names)
    assert used <= names
    assert "style=" not in picture


def test_a_share_of_nothing_can_be_drawn() -> None:
    look = Look(None)
    with settings(look):
        assert png(shares(look, [Row("A01", "问题", (0.0,))])).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("installed", "found"),
    [
        (["Arial", "SimSun", "Microsoft YaHei"], "Microsoft YaHei"),
        (["DejaVu Sans", "WenQuanYi Micro Hei"], "WenQuanYi Micro Hei"),
        (["Noto Sans CJK JP", "Noto Sans CJK SC"], "Noto Sans CJK SC"),
        (["Arial"], None),
    ],
)
def test_the_plainest_installed_font_is_taken(installed: list[str], found: str | None) -> None:
    assert first_of(installed) == found


def test_a_font_that_is_found_has_the_characters() -> None:
    family = chinese_font()
    if family is None:
        pytest.skip("no font for Chinese is installed")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture, _ = drawn(Look(family))
    assert picture != drawn(Look(None))[0]
