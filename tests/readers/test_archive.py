"""Archives: the documents in them, under which names, and what is refused."""

import gzip
import io
import tarfile
import zipfile
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wordfile import p, package, word_file

from linter.document import Document, Unreadable
from linter.readers import archive, read_bytes, sources_in, sources_in_bytes

WORD = word_file(p("甲"))


def seen(data, path="包.zip"):
    """The documents by name: their format, or the reason why there is none."""
    found = {}
    for source in sources_in_bytes(data, path):
        try:
            document = source.read()
        except Unreadable as error:
            assert "读取时出错" not in str(error)
            found[source.path] = str(error)
        else:
            assert isinstance(document, Document)
            assert document.path == source.path
            found[source.path] = document.format
    return found


def tar(*members, mode="w"):
    done = io.BytesIO()
    with tarfile.open(fileobj=done, mode=mode) as written:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            written.addfile(info, io.BytesIO(content))
    return done.getvalue()


def test_documents_in_a_zip(tmp_path):
    path = tmp_path / "包.zip"
    path.write_bytes(
        package(
            {
                "局/一.docx": WORD,
                "二.txt": "乙".encode(),
                "图.png": b"x",
                "~$一.docx": b"x",
                "__MACOSX/._一.docx": b"x",
                "三.pdf": b"%PDF-",
            }
        )
    )
    found = {}
    for source in sources_in(path):
        try:
            found[source.path] = source.read().format
        except Unreadable as error:
            found[source.path] = str(error)
    assert list(found) == [f"{path}!局/一.docx", f"{path}!二.txt", f"{path}!三.pdf"]
    assert [found[f"{path}!局/一.docx"], found[f"{path}!二.txt"]] == ["word", "text"]


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_documents_in_a_tar(mode):
    data = tar(("局/一.docx", WORD), ("图.png", b"x"), ("二.csv", "甲,乙".encode()), mode=mode)
    assert seen(data, "包.tar") == {"包.tar!局/一.docx": "word", "包.tar!二.csv": "csv"}


def test_one_packed_file():
    assert seen(gzip.compress(WORD), "一.docx.gz") == {"一.docx.gz!一.docx": "word"}


def test_archives_in_archives_up_to_a_depth():
    data = WORD
    for depth in range(archive.MAX_DEPTH + 1):
        data = package({f"{depth}.{'zip' if depth else 'docx'}": data})
    assert seen(data, "包.zip") == {"包.zip!3.zip!2.zip!1.zip": "压缩包套了超过 3 层，不读"}
    inner = package({"一.docx": WORD, "甲.tar": tar(("二.docx", WORD))})
    assert seen(package({"内.zip": inner})) == {
        "包.zip!内.zip!一.docx": "word",
        "包.zip!内.zip!甲.tar!二.docx": "word",
    }


def test_names_in_the_encoding_of_a_chinese_system():
    raw = "绩效目标.txt".encode("gb18030")
    data = package({"A" * (len(raw) - 4) + ".txt": b"x"}).replace(
        b"A" * (len(raw) - 4) + b".txt", raw
    )
    assert list(seen(data)) == ["包.zip!绩效目标.txt"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/一.txt", "etc/一.txt"),
        ("/root/一.txt", "root/一.txt"),
        ("C:\\Windows\\一.txt", "Windows/一.txt"),
        ("a/./b//一.txt", "a/b/一.txt"),
        ("一\n\x1b[31m二.txt", "一[31m二.txt"),
        ("\u202etxt.一.txt", "txt.一.txt"),
    ],
)
def test_names_lead_nowhere(name, shown):
    assert list(seen(package({name: b"x"}))) == [f"包.zip!{shown}"]
    assert list(seen(tar((name, b"x")), "包.tar")) == [f"包.tar!{shown}"]


def test_links_and_devices_are_passed_over():
    done = io.BytesIO()
    with tarfile.open(fileobj=done, mode="w") as written:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.GNUTYPE_SPARSE):
            info = tarfile.TarInfo("一.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            written.addfile(info)
    assert seen(done.getvalue(), "包.tar") == {"包.tar": "压缩包里没有可以检查的文件"}


def test_nothing_to_read():
    assert seen(package({"图.png": b"x"})) == {"包.zip": "压缩包里没有可以检查的文件"}
    assert seen(package({})) == {"包.zip": "压缩包里没有可以检查的文件"}


def test_one_broken_document_spoils_no_other():
    found = seen(package({"一.docx": b"PK\x03\x04", "二.docx": WORD, "三.docx": b""}))
    assert "残缺" in found["包.zip!一.docx"]
    assert found["包.zip!二.docx"] == "word"
    assert found["包.zip!三.docx"] == "文件是空的"


def _flagged(data, flag):
    data = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := data.find(signature, start)) >= 0:
            data[start + offset] |= flag
            start += 4
    return bytes(data)


def test_password():
    assert seen(_flagged(package({"一.txt": b"x"}), 1)) == {
        "包.zip!一.txt": "压缩包有密码，请解压后检查"
    }


def test_other_methods_of_compression():
    done = io.BytesIO()
    with zipfile.ZipFile(done, "w", zipfile.ZIP_BZIP2) as written:
        written.writestr("一.txt", "甲")
    assert "压缩方法" in seen(done.getvalue())["包.zip!一.txt"]


def test_cut_short():
    data = tar(("一.txt", b"x" * 100_000), mode="w:gz")
    assert "损坏" in seen(data[: len(data) // 2], "包.tgz")["包.tgz"]
    whole = package({"一.txt": WORD * 10})
    (reason,) = seen(whole[: len(whole) // 2]).values()
    assert "残缺" in reason


def test_bombs_end_at_once():
    zeros = b"\0" * (1 << 20)
    packed, zipped = io.BytesIO(), io.BytesIO()
    with gzip.open(packed, "w") as stream:
        for _ in range(128):
            stream.write(zeros)
    with (
        zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as written,
        written.open("一.txt", "w") as part,
    ):
        for _ in range(128):
            part.write(zeros)
    started = perf_counter()
    assert "炸弹" in seen(packed.getvalue(), "一.txt.gz")["一.txt.gz"]
    assert "炸弹" in seen(zipped.getvalue())["包.zip!一.txt"]
    assert perf_counter() - started < 2


def test_all_members_together_stay_within_a_limit(monkeypatch):
    monkeypatch.setattr(archive._Budget.__init__, "__defaults__", (10, 0))
    found = seen(package({"一.txt": "甲甲".encode(), "二.txt": "乙乙".encode()}))
    assert found["包.zip!一.txt"] == "text"
    assert "合计超过" in found["包.zip!二.txt"]


def test_read_wants_one_document():
    with pytest.raises(Unreadable, match="压缩包"):
        read_bytes(package({"一.docx": WORD}), "包.zip")


ZIP = package({"一.txt": "甲".encode(), "内.zip": package({"二.docx": WORD})})
TAR = tar(("一.txt", "甲".encode()), ("内.zip", ZIP))


@given(
    st.sampled_from([ZIP, TAR, gzip.compress(TAR)]),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=6),
)
@settings(max_examples=200, deadline=None)
def test_damaged_archive(whole, changes):
    data = bytearray(whole)
    for position, value in changes:
        data[position % len(data)] = value
    seen(bytes(data), "包.zip")
