"""A heading of values merged over the columns of their signs, figures and units."""

import pytest

from linter.readers import read_bytes
from linter.recognise import recognise

HEADINGS = "".join(f"<td>{text}</td>" for text in ("一级指标", "二级指标", "三级指标"))
LEVELS = (("产出指标", "数量指标", "补植苗木"), ("产出指标", "质量指标", "苗木成活率"))


def recognised(layouts, values):
    """A page whose heading 指标值 reaches over the values of each row."""
    width = len(values[0])
    page = f"<tr><td>项目名称</td><td colspan={2 + width}>苗木补植</td></tr>"
    page += f"<tr>{HEADINGS}<td colspan={width}>指标值</td></tr>"
    for labels, cells in zip(LEVELS, values, strict=True):
        page += "<tr>" + "".join(f"<td>{text}</td>" for text in (*labels, *cells)) + "</tr>"
    return recognise(read_bytes(f"<table>{page}</table>".encode(), "a.html"), layouts)


def told(found):
    """Sign, value and unit of each row."""
    [project] = found.projects
    return [
        tuple(field.text if field else None for field in (row.comparator, row.value, row.unit))
        for row in project.indicators
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([("≥", "900株"), ("≥", "85%")], [("≥", "900株", None), ("≥", "85%", None)]),
        ([("900", "株"), ("85", "%")], [(None, "900", "株"), (None, "85", "%")]),
        ([("≥", "900", "株"), ("", "85", "%")], [("≥", "900", "株"), ("", "85", "%")]),
    ],
)
def test_signs_figures_and_units_under_one_heading(layouts, values, expected):
    assert told(recognised(layouts, values)) == expected


def test_a_merged_value_stays_one(layouts):
    found = recognised(layouts, [("≥900株",), ("≥85%",)])
    assert told(found) == [(None, "≥900株", None), (None, "≥85%", None)]


def test_figures_that_nothing_tells_apart_are_no_value(layouts):
    found = recognised(layouts, [("900株", "850株"), ("85%", "80%")])
    assert told(found) == [(None, None, None)] * 2
    assert ["分不清" in each.reason for each in found.unrecognised] == [True]
