"""Numbers written with digits, 数词 or both."""

from decimal import Decimal

import pytest

from linter.facts.numerals import chinese_value, numbers, without_numbering


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("零", "0"), ("〇", "0"), ("两", "2"), ("十", "10"), ("十五", "15"), ("二十", "20"),
        ("一百零五", "105"), ("一百五", "150"), ("一百五十", "150"), ("三千零二十", "3020"),
        ("三万五", "35000"), ("三万五千", "35000"), ("一百二十万", "1200000"), ("三亿五千万",
        "350000000"),
        ("一万亿", "1000000000000"), ("二〇二四", "2024"), ("半", "0.5"), ("九十五点五", "95.5"),
    ],
)  # fmt: skip
def test_chinese_value(word: str, value: str) -> None:
    assert chinese_value(word) == Decimal(value)


@pytest.mark.parametrize("word", ["", "三四十", "点五", "三点", "台", "一" * 40, "万" * 40])
def test_no_chinese_value(word: str) -> None:
    assert chinese_value(word) in {None, Decimal(0)}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,234.50元和12元", ["1234.50", "12"]),
        ("3万5千元", ["35000"]),
        ("1亿2千万元", ["120000000"]),
        ("1.2.5", []),
        ("A4纸", []),
        ("**5人", []),
        ("千米万元百姓", []),
        ("1234567890123456789012", []),
    ],
)
def test_numbers(text: str, values: list[str]) -> None:
    assert [number.value for number in numbers(text)] == [Decimal(value) for value in values]


def test_the_last_printed_place_is_kept() -> None:
    assert [number.ulp for number in numbers("0.040、5.1、7")] == [
        Decimal("0.001"), Decimal("0.1"), Decimal(1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.检修泵站。2.36处泵房换滤料", ["1", "36"]),
        ("1.检修泵站。2.05万元用于泵房", ["1", "2.05"]),
        ("检修泵站。2.36万元用于泵房", ["2.36"]),
        ("1.检修泵站，含2.36公里管道", ["1", "2.36"]),
        ("1.48辆校车年检；2.培训驾驶员", ["48", "2"]),
    ],
)
def test_a_sentence_number_is_no_part_of_a_number(text: str, values: list[str]) -> None:
    found = without_numbering(text, numbers(text))
    assert [number.value for number in found] == [Decimal(value) for value in values]
    assert all(text[n.start : n.end] == str(n.value) for n in found)
