"""Opening files: what they hold decides, and every failure has a reason for people."""

import io
import struct
import zipfile
import zlib

import pytest
from wordfile import document_xml, p, package, relations, tbl, tr, word_file

from linter.document import Unreadable
from linter.readers import package as word_package
from linter.readers import read, read_bytes
from linter.readers.sniff import format_of

TABLE = p("标题") + tbl(tr("甲", "乙"))


def reason(data, path="a.docx"):
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, path)
    return str(caught.value)


def test_reads_by_content_and_says_when_the_name_lies(tmp_path):
    lying = tmp_path / "甲.txt"
    lying.write_bytes(word_file(TABLE))
    document = read(lying)
    assert (document.path, document.format) == (str(lying), "word")
    assert len(document.blocks) == 2
    assert any("扩展名与内容不符" in note for note in document.notes)


def test_text_named_as_word_is_read_with_a_note():
    document = read_bytes("标题\n\t甲\n".encode(), "a.docx")
    assert document.format == "text"
    assert any("扩展名与内容不符" in note for note in document.notes)


@pytest.mark.parametrize("name", ["a.docx", "A.DOCX", "a.docm", "-"])
def test_usual_names_need_no_note(name):
    assert read_bytes(word_file(TABLE), name).notes == ()


def test_missing_file_folder_and_empty_file(tmp_path):
    for path, words in (
        (tmp_path / "无.docx", "找不到"),
        (tmp_path, "文件夹"),
        (tmp_path / "空.docx", "空的"),
    ):
        if words == "空的":
            path.touch()
        with pytest.raises(Unreadable, match=words):
            read(path)


def test_file_over_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr("linter.readers.MAX_FILE_BYTES", 10)
    path = tmp_path / "大.txt"
    path.write_text("绩效目标表" * 10, "utf-8")
    with pytest.raises(Unreadable, match="超过"):
        read(path)


def _ole(*names, flags=0):
    """An OLE file of one sector of table, one of directory, one that starts each stream."""
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504)
    header[30:32] = struct.pack("<H", 9)
    header[48:52] = struct.pack("<I", 1)
    header[68:76] = struct.pack("<II", 0xFFFFFFFE, 0)
    header[76:512] = struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, *[0xFFFFFFFE] * 127)
    directory = b""
    for number, name in enumerate(("Root Entry", *names), 1):
        written = name.encode("utf-16-le")
        after = number if 1 < number <= len(names) else 0xFFFFFFFF
        child = 1 if number == 1 and names else 0xFFFFFFFF
        entry = written.ljust(64, b"\0") + struct.pack("<HBB", len(written) + 2, 2, 1)
        entry += struct.pack("<III", 0xFFFFFFFF, after, child)
        directory += entry.ljust(116, b"\0") + struct.pack("<III", 2, 5000, 0)
    stream = b"\xec\xa5\xc1\0" + b"\0" * 7 + bytes([flags])
    return bytes(header) + table + directory.ljust(512, b"\0") + stream.ljust(512, b"\0")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (_ole("EncryptionInfo", "EncryptedPackage"), "已加密"),
        (_ole("WordDocument", flags=1), "已加密"),
        (_ole("PowerPoint Document"), "演示"),
        (_ole("x"), "旧版 Office"),
        (_ole("WordDocument")[:700], "残缺"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "图片"),
        (b"\x1f\x8b\x08....", "压缩包"),
        (b"BZh9", "压缩包"),
        (b"\x00\x01\x02\x03" * 200, "内容却不是"),
    ],
)
def test_other_kinds_are_named(data, words):
    with pytest.raises(Unreadable, match=words):
        read_bytes(data, "a.docx")


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (word_file(TABLE), "word"),
        (package({"xl/workbook.xml": b""}), "excel"),
        (package({"xl/workbook.bin": b""}), "xlsb"),
        (package({"mimetype": b"opendocument.text", "content.xml": b""}), "odt"),
        (package({"mimetype": b"opendocument.spreadsheet", "content.xml": b""}), "ods"),
        (package({"a.docx": b""}), "archive"),
        (b"\x1f\x8b\x08", "archive"),
        (b"a".ljust(257, b"\0") + b"ustar", "archive"),
        (_ole("WordDocument", "1Table"), "doc"),
        (_ole("1Table", "WordDocument"), "doc"),
        (_ole("Workbook"), "xls"),
        (_ole("Book"), "xls"),
        # An object that is embedded does not make the file what it is.
        (_ole("Workbook") + "WordDocument".encode("utf-16-le"), "xls"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html><table>", "html"),
        (b"<html xmlns:o='urn:x'>", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b"\n<table border=1><tr>", "html"),
        (b"<!-- x --><meta charset=gbk><style>", "html"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "mhtml"),
        (b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n", "mhtml"),
        (b'<?mso-application progid="Word.Document"?><w:wordDocument/>', "word_xml"),
        (b'<?mso-application progid="Excel.Sheet"?><Workbook/>', "excel_xml"),
        (b"<5%", "text"),
        ("甲：乙\n丙".encode(), "text"),
        (b"", None),
    ],
)
def test_formats_are_told_by_content(data, format):
    if format is None:
        with pytest.raises(Unreadable):
            format_of(data, "-")
    else:
        assert format_of(data, "a.docx") == format


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"_rels/.rels": b"", "ppt/presentation.xml": b""}, "演示"),
        ({"OFD.xml": b""}, "OFD"),
        ({"mimetype": b"", "content.xml": b""}, "OpenDocument"),
        (
            {
                "mimetype": b"application/vnd.oasis.opendocument.text",
                "content.xml": b"",
                "META-INF/manifest.xml": b"<manifest:encryption-data/>",
            },
            "已加密",
        ),
        ({"甲.docx": b""}, "压缩包"),
        ({"_rels/.rels": relations("word/none.xml")}, "没有正文"),
        ({"_rels/.rels": b"<broken"}, "关系表损坏"),
    ],
)
def test_other_packages_are_named(parts, words):
    with pytest.raises(Unreadable, match=words):
        read_bytes(package(parts), "a.docx")


@pytest.mark.parametrize("target", ["/content/main.xml", "content/main.xml", "./content/main.xml"])
def test_main_part_is_found_through_relations(target):
    parts = {"_rels/.rels": relations(target), "content/main.xml": document_xml(TABLE)}
    assert len(read_bytes(package(parts), "a.docx").blocks) == 2


def test_main_part_of_a_strict_package():
    kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    parts = {"_rels/.rels": relations("main.xml", kind), "main.xml": document_xml(TABLE)}
    assert len(read_bytes(package(parts), "a.docx").blocks) == 2


def test_truncated_package():
    data = word_file(TABLE * 50)
    assert "残缺" in reason(data[: len(data) // 2])
    assert "残缺" in reason(b"PK\x03\x04")


def test_flipped_bits_in_the_text():
    data = bytearray(word_file(TABLE * 50))
    position = data.find(b"word/document.xml") + 60
    data[position] ^= 0xFF
    assert "损坏" in reason(bytes(data))


@pytest.mark.parametrize("cut", [0, 10, 200, -20])
def test_truncated_xml(cut):
    parts = {"_rels/.rels": relations("a.xml"), "a.xml": document_xml(TABLE)[:cut]}
    assert "损坏" in reason(package(parts))


def test_xml_that_is_no_xml():
    parts = {"_rels/.rels": relations("a.xml"), "a.xml": b"\x00\x01 not xml"}
    assert "损坏" in reason(package(parts))


def _with_dtd(declarations, text):
    before = f"<!DOCTYPE w:document [{declarations}]>"
    xml = document_xml(p(f"<w:r><w:t>{text}</w:t></w:r>") + TABLE, before=before)
    return package({"_rels/.rels": relations("a.xml"), "a.xml": xml})


def test_entities_are_refused(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret", "utf-8")
    assert "DTD" in reason(_with_dtd(f'<!ENTITY x SYSTEM "{secret.as_uri()}">', "&x;"))
    laughs = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert reason(_with_dtd(laughs, "&i;"))


def test_deep_nesting_is_refused():
    depth = 5000
    body = "<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth
    assert "损坏" in reason(word_file(body)) or "嵌套" in reason(word_file(body))


def test_packed_bomb_is_refused_at_once():
    done = io.BytesIO()
    with zipfile.ZipFile(done, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relations("word/document.xml"))
        with archive.open("word/document.xml", "w") as part:
            for _ in range(64):
                part.write(b" " * (1 << 20))
    assert "压缩比" in reason(done.getvalue())


def test_no_more_than_the_limit_is_inflated():
    with word_package.open_package(word_file(TABLE * 50)) as opened:
        with pytest.raises(Unreadable, match="超过"):
            list(word_package.part_chunks(opened, "word/document.xml", 1000))
        # A size that the archive understates is found out as the bytes come.
        opened.getinfo("word/document.xml").file_size = 900
        with pytest.raises(Unreadable):
            list(word_package.part_chunks(opened, "word/document.xml", 1000))


def test_too_many_entries(monkeypatch):
    monkeypatch.setattr(word_package, "MAX_ENTRIES", 1)
    assert "条目" in reason(word_file(TABLE))


def test_encrypted_entry():
    data = bytearray(word_file(TABLE))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := data.find(signature, start)) >= 0:
            data[start + offset] |= 1
            start += 4
    assert "加密" in reason(bytes(data))


def test_main_part_of_another_kind():
    other = b'<x xmlns="urn:x"><p/></x>'
    parts = {"_rels/.rels": relations("a.xml"), "a.xml": other}
    assert "不是 Word" in reason(package(parts))


@pytest.mark.parametrize("data", [word_file(p()), b"\n\n", b"  "])
def test_document_without_text_says_so(data):
    document = read_bytes(data, "甲")
    assert document.blocks == ()
    assert any("没有读到文字" in note for note in document.notes)


def test_document_of_pictures_says_so():
    parts = {
        "_rels/.rels": relations("word/document.xml"),
        "word/document.xml": document_xml(p("见图")),
        "word/media/image1.png": zlib.compress(b"x"),
    }
    assert any("图片" in note for note in read_bytes(package(parts), "a.docx").notes)


def test_any_other_failure_is_a_reason_too(monkeypatch):
    def broken(data, path):
        raise RecursionError("x")

    monkeypatch.setattr("linter.readers.text.read_text", broken)
    assert "RecursionError" in reason("甲".encode(), "a.txt")
