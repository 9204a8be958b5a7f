"""Text of Word paragraphs and cells: what a reader of the printed page sees."""

import pytest
from wordfile import p, r, seen, tbl, tc, tr, word_file

from linter.readers import read_bytes


def test_split_runs_and_blanks():
    assert seen(p("≥", "95", "%", " 以上")) == ["≥95% 以上"]


def test_outer_blanks_without_a_mark_are_layout_of_the_xml():
    assert seen(p("<w:r><w:t>\n  甲\n乙 </w:t></w:r>")) == ["甲 乙"]


def test_paragraphs_and_breaks_in_a_cell_are_lines():
    cell = tc(p("1.甲"), p("2.乙", "<w:r><w:br/></w:r>", "续", "<w:r><w:cr/></w:r>", "完"))
    assert seen(tbl(tr(cell))) == [[["1.甲\n2.乙\n续\n完"]]]


def test_blank_paragraphs_inside_stay_and_at_the_end_go():
    assert seen(tbl(tr(tc(p("甲"), p(), p("乙"), p())))) == [[["甲\n\n乙"]]]


def test_tab_is_a_tab_but_a_tab_stop_is_none():
    stops = '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'
    assert seen(p("甲", "<w:r><w:tab/></w:r>", "乙", properties=stops)) == ["甲\t乙"]


def test_page_break_alone_is_no_paragraph():
    assert seen(p('<w:r><w:br w:type="page"/></w:r>') + p("甲")) == ["甲"]


def test_inserted_text_is_in_deleted_text_is_out():
    inserted = f'<w:ins w:id="1" w:author="a">{r("206")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="a"><w:r><w:delText>170</w:delText></w:r></w:del>'
    odd = f'<w:del w:id="3" w:author="a">{r("旧")}</w:del>'
    assert seen(tbl(tr(tc(p("投保", inserted, deleted, odd, "人"))))) == [[["投保206人"]]]


def test_moved_text_is_read_where_it_went():
    source = f'<w:moveFrom w:id="1" w:author="a">{r("甲")}</w:moveFrom>'
    target = f'<w:moveTo w:id="2" w:author="a">{r("甲")}</w:moveTo>'
    assert seen(p(source, "乙") + p("丙", target)) == ["乙", "丙甲"]


def test_deleted_row_is_out_inserted_row_is_in():
    rows = (
        tr("甲"),
        tr("乙", properties='<w:del w:id="1" w:author="a"/>'),
        tr("丙", properties='<w:ins w:id="2" w:author="a"/>'),
    )
    assert seen(tbl(*rows)) == [[["甲"], ["丙"]]]


def test_deleted_cell_is_out():
    assert seen(tbl(tr("甲", tc("乙", properties='<w:cellDel w:id="1"/>'), "丙"))) == [
        [["甲", "丙"]]
    ]


MARK = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'


def test_paragraph_with_deleted_mark_goes_on_in_the_next():
    assert seen(p("前", properties=MARK) + p("后") + p("完")) == ["前后", "完"]
    assert seen(tbl(tr(tc(p("前", properties=MARK), p("后"))))) == [[["前后"]]]


def test_last_paragraph_with_deleted_mark_is_not_lost():
    assert seen(p("前", properties=MARK)) == ["前"]
    assert seen(p("前", properties=MARK) + tbl(tr("甲"))) == ["前", [["甲"]]]


def _field(code, result):
    def mark(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        mark("begin")
        + f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        + (mark("separate") + result if result else "")
        + mark("end")
    )


def test_result_of_a_field_is_text_its_code_is_not():
    assert seen(p("共", _field(" =SUM(ABOVE) ", r("48.96")), "万元")) == ["共48.96万元"]


def test_field_inside_the_code_of_a_field():
    inner = _field(" PAGE ", r("3"))
    outer = _field(f" IF </w:instrText></w:r>{inner}<w:r><w:instrText> > 1", r("见附表"))
    assert seen(p(outer, "。")) == ["见附表。"]


def test_simple_field_hyperlink_and_smart_tag():
    simple = f'<w:fldSimple w:instr="DATE">{r("2024")}</w:fldSimple>'
    link = f'<w:hyperlink w:anchor="x">{r("附件")}</w:hyperlink>'
    smart = f'<w:smartTag w:element="x">{r("年")}</w:smartTag>'
    assert seen(p(simple, smart, link)) == ["2024年附件"]


@pytest.mark.parametrize(
    ("font", "code", "character"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "F0B1", "±"),
        ("Symbol", "F025", "%"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "00A8", "□"),
        ("Wingdings 2", "F052", "☑"),
        ("宋体", "2265", "≥"),
        ("Symbol", "不是数", ""),
        ("Symbol", "D800", ""),
    ],
)
def test_characters_of_symbol_fonts(font, code, character):
    run = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    assert seen(p(run, "95")) == [f"{character}95"]


def test_hyphens_and_references():
    extras = (
        "<w:r><w:noBreakHyphen/></w:r>",
        "<w:r><w:softHyphen/></w:r>",
        '<w:r><w:footnoteReference w:id="1"/></w:r>',
        '<w:r><w:commentReference w:id="1"/></w:r>',
        "<w:r><w:lastRenderedPageBreak/></w:r>",
    )
    assert seen(p("2024", *extras, "12")) == ["2024-12"]


def test_hidden_text_is_out_and_said_so():
    body = p("甲", r("密", "<w:vanish/>"), r("乙", '<w:vanish w:val="0"/>'))
    document = read_bytes(word_file(body), "a.docx")
    assert [block.text for block in document.blocks] == ["甲乙"]
    assert any("隐藏" in note for note in document.notes)


def test_list_numbers_are_not_invented():
    assert seen(p("甲", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')) == ["甲"]


def _box(*blocks):
    content = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps"><w:drawing>'
        f"<wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_text_box_is_read_once_behind_its_paragraph():
    assert seen(p("前", _box(p("框一"), p("框二")), "后") + p("完")) == [
        "前后",
        "框一",
        "框二",
        "完",
    ]


def test_text_boxes_in_a_cell_are_lines_of_it():
    cell = tc(p("前", _box(p("一")), _box(p("二")), "后"), p("完"))
    assert seen(tbl(tr(cell, "乙"))) == [[["前后\n一\n二\n完", "乙"]]]


def test_table_in_a_text_box():
    assert seen(p("前", _box(tbl(tr("甲", "乙")), p("注"))) + tbl(tr("丙"))) == [
        "前",
        "注",
        [["甲", "乙"]],
        [["丙"]],
    ]


def test_fallback_alone_is_read():
    only = "<mc:AlternateContent><mc:Fallback><w:t>甲</w:t></mc:Fallback></mc:AlternateContent>"
    assert seen(p(f"<w:r>{only}</w:r>")) == ["甲"]


def test_phonetic_guide_is_out():
    ruby = f"<w:r><w:ruby><w:rt>{r('jì')}</w:rt><w:rubyBase>{r('绩')}</w:rubyBase></w:ruby></w:r>"
    assert seen(p(ruby, "效")) == ["绩效"]


def test_formula_written_as_mathematics():
    formula = (
        "<m:oMath><m:r><m:t>完成率=</m:t></m:r><m:f><m:num><m:r><m:t>实际</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>计划</m:t></m:r></m:den></m:f><m:r><m:t>×100%</m:t></m:r></m:oMath>"
    )
    assert seen(p(formula)) == ["完成率=实际/计划×100%"]
