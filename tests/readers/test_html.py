"""Pages: text as the screen shows it, tables with their spans, encodings, what is not seen."""

import base64
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_any_bytes import document_or_reason
from wordfile import pictures

from linter.document import HtmlPlace, Unreadable
from linter.readers import read_bytes


def read(body, name="页.html"):
    return read_bytes(f"<html><body>{body}</body></html>".encode(), name)


def seen(body):
    return pictures(read(body))


def table(*rows):
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


PLAIN = table("<td>甲</td><td>乙</td>", "<td>1</td><td>2</td>")


def test_paragraphs_and_tables_in_their_order():
    assert seen(f"<h1>标题</h1>前 文<b>粗</b>体{PLAIN}<p>后文<p>尾<br>行</p>") == [
        "标题",
        "前 文粗体",
        [["甲", "乙"], ["1", "2"]],
        "后文",
        "尾\n行",
    ]


def test_places():
    document = read(f"<p>题</p>{PLAIN}<p>文</p>{PLAIN}")
    title, _, text, second = document.blocks
    assert (title.place, text.place) == (
        HtmlPlace(None, None, None, 1),
        HtmlPlace(None, None, None, 2),
    )
    assert second.place == HtmlPlace(2, None, None)
    assert second.grid[1][1].place == HtmlPlace(2, 2, 2)


def test_spans():
    rows = "<td rowspan=2>甲</td><td colspan=2>乙</td>", "<td>丙</td><td>丁</td>"
    assert seen(table(*rows)) == [[["甲", "乙", "<"], ["^", "丙", "丁"]]]
    rows = "<td rowspan=0>甲<td>乙", "<td>丙", "<td>丁"
    assert seen(table(*rows)) == [[["甲", "乙"], ["^", "丙"], ["^", "丁"]]]
    # A cell cannot reach over another one that comes from above.
    rows = "<td>甲<td rowspan=2>乙", "<td colspan=3>丙"
    assert seen(table(*rows)) == [[["甲", "乙"], ["丙", "^"]]]


@pytest.mark.parametrize("span", ["x", "-1", "", "1.5", "99999999999999"])
def test_senseless_spans_count_as_one(span):
    assert seen(table(f'<td colspan="{span}" rowspan="{span}">甲<td>乙', "<td>丙<td>丁")) == [
        [["甲", "乙"], ["丙", "丁"]]
    ]


def test_text_of_cells_as_shown():
    cell = "<td><p> 1.甲\n  乙 </p><p>2.丙<br>丁</p>&ge;95%&nbsp;<font>元</font></td><td/>"
    assert seen(table(cell, "<td>x<td>y")) == [[["1.甲 乙\n2.丙\n丁\n≥95%\xa0元", ""], ["x", "y"]]]


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>甲<td>乙<tr><td>1<td>2</table>",
        "<table><td>甲<td>乙</tr><tr><td>1<td>2</table>",
        "<table><thead><tr><th>甲<th>乙<tbody><tr><td>1<td>2</table>",
        "<table><tr><td>甲</div></td><td>乙</span></td></tr><tr><td>1</td><td>2</td>",
    ],
)
def test_careless_markup(body):
    assert seen(body) == [[["甲", "乙"], ["1", "2"]]]


def test_what_is_not_seen_is_not_read():
    hidden = "<p style='display: none'>密</p><div hidden>密</div><i style='mso-hide:all'>密</i>"
    unseen = "<script>密</script><style>密</style><!-- 密 --><noscript>密</noscript>"
    document = read(f"<p>甲{unseen}</p>{hidden}<input value='5万元'><input type=hidden value='密'>")
    assert pictures(document) == ["甲", "5万元"]
    assert document.notes == ("网页里有隐藏的内容，没有读",)
    assert read("<p style='display:none'></p><p>甲</p>").notes == ()


def test_tables_that_only_lay_out_the_page_are_none():
    frame = table(f"<td>题</td><td>{PLAIN}</td>", f"<td colspan=2>{table('<td>文</td>')}</td>")
    assert seen(frame) == ["题", [["甲", "乙"], ["1", "2"]], "文"]


def test_small_table_inside_a_cell_follows_its_table():
    inner = table("<td>子<td>丑")
    outer = table(f"<td>一级指标<td>二级指标{inner}", "<td>产出指标<td>数量指标")
    document = read(outer)
    assert pictures(document) == [
        [["一级指标", "二级指标"], ["产出指标", "数量指标"]],
        [["子", "丑"]],
    ]
    assert [block.place.table for block in document.blocks] == [1, 2]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("gb18030", "gb2312"),
        ("utf-8", "utf-8"),
        # A page that was converted and still says what it was.
        ("utf-8", "gb2312"),
        ("gb18030", "utf-8"),
        ("big5", "big5"),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("gb18030", None),
    ],
)
def test_encodings(encoding, declared):
    meta = f'<meta http-equiv=Content-Type content="text/html; charset={declared}">'
    text = f"<html><head>{meta if declared else ''}</head><body><p>項目指標95</p>{PLAIN}</body>"
    document = read_bytes(text.encode(encoding), "页.html")
    assert pictures(document) == ["項目指標95", [["甲", "乙"], ["1", "2"]]]


def test_page_under_the_name_of_a_workbook():
    document = read_bytes(PLAIN.encode("gb18030"), "导出.xls")
    assert document.format == "html"
    assert "扩展名是 .xls" in document.notes[0]


def mime(*parts, kind="multipart/related"):
    body = "".join(f"--x\r\n{part}\r\n" for part in parts)
    head = f'MIME-Version: 1.0\r\nContent-Type: {kind}; boundary="x"\r\n\r\n'
    return f"{head}{body}--x--\r\n".encode()


def test_page_saved_with_its_parts():
    page = base64.b64encode(f"<p>标题</p>{PLAIN}".encode("gb18030")).decode()
    data = mime(
        "Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + page,
        "Content-Type: image/png\r\n\r\nx",
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "\r\n<p>=E5=B0=BE</p><table><tr><td>3<td>4</table>",
    )
    document = read_bytes(data, "页.mht")
    assert (document.format, document.notes) == ("mhtml", ())
    assert pictures(document) == ["标题", [["甲", "乙"], ["1", "2"]], "尾", [["3", "4"]]]
    assert document.blocks[3].place == HtmlPlace(2, None, None)


def test_parts_without_a_page():
    with pytest.raises(Unreadable, match="没有网页"):
        read_bytes(mime("Content-Type: text/plain\r\n\r\nx"), "页.mht")


@pytest.mark.parametrize("tags", ["<div>", "<table><tr><td>", "<b>", "<p><font>", "<ul><li>"])
def test_deep_nesting_is_refused_at_once(tags):
    started = perf_counter()
    with pytest.raises(Unreadable, match="嵌套过深"):
        read_bytes(f"<html>{tags * 100_000}甲".encode(), "a.html")
    assert perf_counter() - started < 5


def test_parts_nested_deep_are_refused():
    data = "".join(
        f"--x{n}\nContent-Type: multipart/mixed; boundary=x{n + 1}\n\n" for n in range(5000)
    )
    head = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x0\n\n"
    with pytest.raises(Unreadable, match="单文件网页"):
        read_bytes((head + data).encode(), "a.mht")


def test_many_tables_take_time_in_proportion():
    started = perf_counter()
    assert len(read("<table><tr><td>a<td>b</table>" * 20_000).blocks) == 20_000
    assert perf_counter() - started < 10


def test_senseless_sizes(monkeypatch):
    rows = table("<td colspan=1000 rowspan=9999>" * 30, *["<td>"] * 9999)
    with pytest.raises(Unreadable, match="单元格"):
        read(rows)
    monkeypatch.setattr("linter.readers.html.page.MAX_TAGS", 10)
    with pytest.raises(Unreadable, match="标记"):
        read(PLAIN)
    monkeypatch.setattr("linter.readers.html.MAX_BYTES", 10)
    with pytest.raises(Unreadable, match="MB"):
        read(PLAIN)


_PIECES = st.sampled_from(
    [
        "<table>", "</table>", "<tr>", "</tr>", "<td>", "<td colspan=2 rowspan=3>", "</td>", "<p>",
        "</p>", "<div>", "</div>", "<br>", "甲", " 乙\n", "&nbsp;", "<tbody>", "<td rowspan=0>",
        "<b hidden>", "</b>", "<pre>", "</pre>", "<input value=5>", "<!--", "-->", "<o:p>",
        "<style>", "</style>", "\ufdd0", "\ufdd23\ufdd2", "&#xFDD2;1&#64978;", "&#1;", "&#x1F",
        "&#xD800;", "&#55296;", "&#x110000;", "&#12a", "<th>", "<caption>", "<![if x]>",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40))
@settings(max_examples=400, deadline=None)
def test_any_order_of_tags(pieces):
    document_or_reason(f"<html>{''.join(pieces)}".encode(), "a.html")


@given(st.binary(max_size=300))
def test_any_bytes(data):
    document_or_reason(b"<html>" + data, "a.html")
    document_or_reason(b"MIME-Version: 1.0\n" + data, "a.mht")
