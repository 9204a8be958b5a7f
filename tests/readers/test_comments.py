"""Comments addressed to jxlint: whose they are, and that they stand at the cell that was read."""

from itertools import count

import pytest
from wordfile import STRICT, document_xml, p, package, relations, tbl, tc, tr

from linter.document import Comment, Document, Paragraph, SheetPlace, WordPlace
from linter.readers import read_bytes

COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def anchor(id: int) -> str:
    return (
        f'<w:commentRangeStart w:id="{id}"/><w:r><w:t>格{id}</w:t></w:r>'
        f'<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>'
    )


def commented(body: str, texts: dict[int, str], namespace: str = W, xml: bytes = b"") -> Document:
    written = "".join(
        f'<w:comment w:id="{id}" w:author="张三">{p(*text.splitlines())}</w:comment>'
        for id, text in texts.items()
    )
    comments = f'<w:comments xmlns:w="{namespace}">{written}</w:comments>'.encode()
    parts = {
        "_rels/.rels": relations("word/document.xml"),
        "word/document.xml": document_xml(body, namespace),
        "word/_rels/document.xml.rels": relations("comments.xml", COMMENTS),
        "word/comments.xml": xml or comments,
    }
    return read_bytes(package(parts), "文档.docx")


def places(document: Document) -> dict[str, object]:
    """Each commented text of the document by the name that `anchor` gave it."""
    found: dict[str, object] = {}
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found[block.text] = block.place
        else:
            found |= {cell.text: cell.place for cell in block.cells()}
    return found


@pytest.mark.parametrize("namespace", [W, STRICT])
def test_a_comment_stands_where_the_reader_has_its_cell(namespace: str) -> None:
    ids = count()

    def cell() -> str:
        return tc(f"<w:p>{anchor(next(ids))}</w:p>")

    nested = tbl(tr(cell(), tc(tbl(tr(cell()), tr(cell())))), tr(cell()))
    box = (
        "<w:p><w:r><w:pict><v:textbox><w:txbxContent>"
        f"{tbl(tr(cell()))}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    )
    body = "".join(
        (
            f"<w:p>{anchor(next(ids))}</w:p>",
            tbl(tr("无", cell()), tr(cell(), cell(), properties='<w:del w:id="9"/>'), tr(cell())),
            p("中间"),
            f"<w:p>{anchor(next(ids))}</w:p>",
            tbl(tr(tc("外", nested), cell()), tr(cell())),
            box,
            tbl(tr(f"<w:sdt><w:sdtContent>{cell()}</w:sdtContent></w:sdt>", cell())),
        )
    )
    total = next(ids)
    document = commented(body, {id: f"jxlint: 豁免 格{id}" for id in range(total)}, namespace)
    seen = places(document)
    told = {each.text.split()[-1]: each.place for each in document.comments}
    assert len(told) == total
    # The deleted row is not read, so that its comments meet no cell.
    assert {name: place for name, place in told.items() if name in seen} == {
        name: place for name, place in seen.items() if name.startswith("格")
    }


def test_a_comment_on_several_cells_stands_once_for_each() -> None:
    first = tc('<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>甲</w:t></w:r></w:p>')
    last = tc(
        '<w:p><w:r><w:t>丙</w:t></w:r><w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    document = commented(tbl(tr(first, "乙", last), tr("丁")), {0: "JXLINT：豁免 DUP02 理由"})
    text = "JXLINT：豁免 DUP02 理由"
    assert document.comments == tuple(
        Comment(text, "张三", WordPlace(1, 1, cell)) for cell in (1, 2, 3)
    )


def test_comments_for_others_are_not_kept() -> None:
    document = commented(f"<w:p>{anchor(0)}</w:p>", {0: "请核对"})
    assert document.comments == () and document.notes == ()


def test_broken_comments_leave_the_text_readable() -> None:
    document = commented(f"<w:p>{anchor(0)}</w:p>", {}, xml=b"<w:comments")
    assert document.comments == () and "批注损坏" in document.notes[0]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["格0"]


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(comments: str) -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    root = f'xmlns="{SHEET}" xmlns:r="{office}"'
    return package(
        {
            "_rels/.rels": relations("xl/workbook.xml"),
            "xl/workbook.xml": (
                f'<workbook {root}><sheets><sheet name="绩效" sheetId="1" r:id="rId1"/></sheets>'
                "</workbook>"
            ).encode(),
            "xl/_rels/workbook.xml.rels": relations("worksheets/sheet1.xml", f"{office}/worksheet"),
            "xl/worksheets/sheet1.xml": (
                f'<worksheet {root}><sheetData><row r="2"><c r="B2" t="inlineStr"><is><t>若干</t>'
                '</is></c><c r="C2" t="inlineStr"><is><t>乙</t></is></c></row></sheetData>'
                "</worksheet>"
            ).encode(),
            "xl/worksheets/_rels/sheet1.xml.rels": relations("../comments1.xml", COMMENTS),
            "xl/comments1.xml": comments.encode(),
            "[Content_Types].xml": b"<Types/>",
        }
    )


def test_comments_of_a_sheet() -> None:
    comments = (
        f'<comments xmlns="{SHEET}"><authors><author>李四</author></authors><commentList>'
        '<comment ref="B2" authorId="0"><text><r><t>李四:\n</t></r><r><t>jxlint: 豁免 MSR01 定性'
        '</t></r></text></comment><comment ref="C2" authorId="7"><text><t>看看</t></text></comment>'
        "</commentList></comments>"
    )
    document = read_bytes(workbook(comments), "表.xlsx")
    place = SheetPlace("绩效", "B2")
    assert document.comments == (Comment("李四:\njxlint: 豁免 MSR01 定性", "李四", place),)
    assert place in places(document).values()


def test_broken_comments_of_a_sheet_leave_it_readable() -> None:
    document = read_bytes(workbook("<comments"), "表.xlsx")
    assert document.comments == () and "批注损坏" in document.notes[0]
