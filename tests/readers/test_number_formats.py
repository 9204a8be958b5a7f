"""Numbers as a spreadsheet shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.readers.sheets.shown import BUILT_IN, shower

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("0%", 0.95, "95%"),
        ("0.00%", 0.9512, "95.12%"),
        ("0%", 1.005, "101%"),
        ("0%", 1.01, "101%"),
        ("General", 85, "85"),
        ("General", 0.1 + 0.2, "0.3"),
        ("General", 1234.5678901234, "1234.56789"),
        ("General", 48.96, "48.96"),
        ("General", -3.5, "-3.5"),
        ("General", 123456789012, "123456789012"),
        ("General", 13102824002793108442, "1.31028E+19"),
        ("General", 0.000012345, "0.000012345"),
        ("", 5, "5"),
        ("@", 5, "5"),
        ("G/通用格式", 0.5, "0.5"),
        ('General"元"', 30, "30元"),
        ("#,##0.00", 1234567.891, "1,234,567.89"),
        ("#,##0", 999, "999"),
        ("#,##0.0,", 1234567, "1,234.6"),
        ("0!.0,", 123456, "12.3"),
        ("000000", 123, "000123"),
        ("0000-0000", 12345678, "1234-5678"),
        ("0.##", 5.25, "5.25"),
        ("0.0#", 5, "5.0"),
        ("0", 0.5, "1"),
        ("0.0", 2.25, "2.3"),
        ("0", -0.4, "0"),
        ("#", 0, ""),
        ('0"万元"', 5, "5万元"),
        ('"≥"0%', 0.9, "≥90%"),
        ("\\≥0", 9, "≥9"),
        (ACCOUNTING, 1234.5, "1,234.50"),
        (ACCOUNTING, -12.5, "-12.50"),
        (ACCOUNTING, 0, "-"),
        ("#,##0;(#,##0)", -1500, "(1,500)"),
        ("[Red]0.0;[Blue]-0.0", -1, "-1.0"),
        ("[>=100]0;0.0", 150, "150"),
        ("[>=100]0;0.0", 50, "50.0"),
        ("[$¥-804]#,##0.00", 5, "¥5.00"),
        ("0.00E+00", 12345, "1.23E+04"),
        ("# ?/?", 1.25, "1 1/4"),
        ("# ?/8", 0.5, "1/2"),
        (";;;", 5, ""),
    ],
)
def test_numbers(code, number, shown):
    assert shower(code)(number) == shown


@pytest.mark.parametrize(
    ("code", "serial", "shown"),
    [
        ("yyyy/m/d", 45291, "2023/12/31"),
        ('yyyy"年"m"月"d"日"', 44561, "2021年12月31日"),
        ('yyyy"年"m"月"', 45291, "2023年12月"),
        ("yyyy-mm-dd hh:mm:ss", 45291.75, "2023-12-31 18:00:00"),
        ("m/d/yy h:mm", 45291.5, "12/31/23 12:00"),
        ("mm:ss", 0.0625, "30:00"),
        ("[h]:mm", 1.5, "36:00"),
        ("h:mm AM/PM", 0.75, "6:00 PM"),
        ('上午/下午h"时"mm"分"', 0.75, "下午6时00分"),
        ("aaaa", 45291, "星期日"),
        ("mmm-yy", 45291, "Dec-23"),
        ("[$-F800]dddd, mmmm dd, yyyy", 45291, "2023年12月31日"),
        ('[$-804]yyyy"年"m"月"d"日"', 1, "1900年1月1日"),
        ("yyyy/m/d", 61, "1900/3/1"),
        ("yyyy/m/d", -5, "-5"),
        ("yyyy/m/d", 1e9, "1000000000"),
    ],
)
def test_dates(code, serial, shown):
    assert shower(code)(serial) == shown


def test_dates_counted_from_1904():
    assert shower("yyyy/m/d", is_1904=True)(0) == "1904/1/1"


@given(
    st.text(alphabet='0#?.,%/@;"[]\\!_*EeGgyYmMdDhHsSa+-年月<>=1AP 通用格式General', max_size=40),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e99, max_value=1e99),
)
def test_any_code_shows_something(code, number):
    assert isinstance(shower(code)(number), str)


@given(st.sampled_from(sorted(BUILT_IN)), st.floats(-1e12, 1e12))
def test_built_in_codes_show_a_text(key, number):
    assert shower(BUILT_IN[key])(number).strip()
