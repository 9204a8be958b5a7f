"""Between file and station 1: the value of a cell as its number format shows it."""

import operator
from collections.abc import Callable, Mapping, Sequence

from linter.readers.sheets.codes import Section, sections_of
from linter.readers.sheets.dates import date_text
from linter.readers.sheets.numbers import general, number_text

# The codes that go without saying (ECMA-376 part 1, 18.8.30), dates as in the Chinese edition.
BUILT_IN: Mapping[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"¥"#,##0;"¥"-#,##0',
    6: '"¥"#,##0;"¥"-#,##0', 7: '"¥"#,##0.00;"¥"-#,##0.00', 8: '"¥"#,##0.00;"¥"-#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"',
    29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}  # fmt: skip
_COMPARES: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
    "<>": operator.ne,
}  # fmt: skip
# Three sections are for numbers: above, below and equal to zero; a fourth one is for text.
_FOR_TEXT = 3

Show = Callable[[float], str]


def shower(code: str, is_1904: bool = False) -> Show:
    """What turns the numbers of cells with this format code into the text that a person sees."""
    sections = sections_of(code)
    if len(sections) == 1 and (not sections[0].tokens or sections[0].has("general", "text")):
        return _general_shower(sections[0])

    def show(value: float) -> str:
        section, number = _chosen(sections[:_FOR_TEXT], value)
        return _text(number, section, is_1904)

    return show


def _general_shower(section: Section) -> Show:
    words = [t.text for t in section.tokens]
    places = [i for i, t in enumerate(section.tokens) if t.kind in ("general", "text")]
    if len(words) < 2 or not places:
        return general
    at = places[0]
    before, after = "".join(words[:at]), "".join(words[at + 1 :])
    return lambda value: f"{before}{general(value)}{after}".strip()


def _chosen(sections: Sequence[Section], value: float) -> tuple[Section, float]:
    """The section for the number, and the number as it is printed: a section of its own for
    negative numbers says itself that they are."""
    for section in sections:
        if section.condition:
            compare, limit = section.condition
            if _COMPARES[compare](value, limit):
                return section, abs(value) if len(sections) > 1 and value < 0 else value
    plain = [section for section in sections if not section.condition] or list(sections[-1:])
    if len(plain) < len(sections):
        return plain[0], value
    if value < 0 and len(plain) > 1:
        return plain[1], -value
    if value == 0 and len(plain) > 2:
        return plain[2], value
    return plain[0], value


def _text(value: float, section: Section, is_1904: bool) -> str:
    if section.has("date", "elapsed"):
        shown = date_text(value, section, is_1904)
        return general(value) if shown is None else shown.strip()
    if section.has("general", "text"):
        return _general_shower(section)(value)
    if not section.has("digit", "percent"):
        return "".join(token.text for token in section.tokens).strip()
    return number_text(value, section).strip()
