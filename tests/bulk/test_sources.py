"""Which files a bulk run looks at, and the documents in them."""

import io
import os
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from linter.bulk.contents import Item, contents_of
from linter.bulk.sources import Told, find_files, shown


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.docx", "a.TXT", "下级/c.docx", "下级/~$c.docx", "下级/jxlint.yaml", ".git/d.txt",
        "e.rar", "f.png", "out/report.docx",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*arguments: str, told: Told | None = None) -> list[str]:
    return [Path(place).as_posix() for place in find_files(arguments, told or Told())]


def test_a_folder_gives_its_documents_in_order(folder: Path) -> None:
    told = Told(aside=(folder / "out").resolve())
    assert found(".", told=told) == ["a.TXT", "b.docx", "下级/c.docx"]
    assert told.problems == []
    assert told.notes == (
        "没有检查这些格式的文件：.rar 1个",
        "下级文件夹里的 1 个 jxlint.yaml 不起作用：一批文档用同一套设置",
    )


def test_files_and_patterns_are_taken(folder: Path) -> None:
    assert found("f.png", "**/*.docx", ".git/d.txt") == [
        "f.png", "b.docx", "out/report.docx", "下级/c.docx", ".git/d.txt",
    ]  # fmt: skip


def test_what_gives_nothing_is_told_and_stops_nothing(folder: Path) -> None:
    told = Told()
    Path("空").mkdir()
    assert found("没有的", "*.pdf", "空", "@没有.txt", "a.TXT", told=told) == ["a.TXT"]
    assert told.problems == [
        "没有的：文件或文件夹不存在",
        "*.pdf：没有可以检查的文件",
        "空：没有可以检查的文件",
        "@没有.txt：文件或文件夹不存在",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_names_files_and_folders(folder: Path, encoding: str) -> None:
    Path("清单.txt").write_text("b.docx\n\n  下级\r\n没交的.docx\n", encoding=encoding)
    assert found("@清单.txt") == ["b.docx", "下级/c.docx", "没交的.docx"]


def test_urls_are_taken_as_folders_files_and_patterns(folder: Path) -> None:
    pytest.importorskip("fsspec")
    Path("a.TXT").write_bytes(b"text")
    urls = list(find_files([folder.as_uri(), f"{folder.as_uri()}/*.docx"], Told()))
    assert [url.rpartition("/")[2] for url in urls] == [
        "a.TXT", "b.docx", "report.docx", "c.docx", "b.docx",
    ]  # fmt: skip
    assert list(contents_of(urls[0])) == [Item(urls[0], b"text")]
    told = Told()
    assert list(find_files(["memory://没有"], told)) == ["memory:///没有"]
    assert list(contents_of("memory:///没有.docx")) == [
        Item("memory:///没有.docx", b"", "找不到文件")
    ]


def test_a_file_is_one_document() -> None:
    own = Path(__file__)
    assert list(contents_of(str(own))) == [Item(str(own), own.read_bytes())]


def test_a_missing_file_is_a_document_with_its_reason() -> None:
    assert list(contents_of("没有.docx")) == [Item("没有.docx", b"", "找不到文件")]
    assert list(contents_of("没有.zip")) == [Item("没有.zip", b"", "找不到文件")]


def test_an_archive_gives_its_members_also_of_archives_within(tmp_path: Path) -> None:
    inner = zipped({"d.txt": b"4"})
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"县/b.txt": b"1", "c.png": b"2", "c.docx": b"3", "e.zip": inner}))
    assert list(contents_of(str(path))) == [
        Item(f"{path}!县/b.txt", b"1"),
        Item(f"{path}!c.docx", b"3"),
        Item(f"{path}!e.zip!d.txt", b"4"),
    ]


def test_a_tar_gives_its_members(tmp_path: Path) -> None:
    path = tmp_path / "a.tgz"
    with tarfile.open(path, "w:gz") as archive:
        entry = tarfile.TarInfo("b.txt")
        entry.size = 3
        archive.addfile(entry, io.BytesIO(b"two"))
    assert list(contents_of(str(path))) == [Item(f"{path}!b.txt", b"two")]


def test_a_large_archive_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.bulk.contents._MAX_DOCUMENT_BYTES", 100)
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"b.txt": os.urandom(200)}))
    monkeypatch.setattr("linter.bulk.contents._is_archive", lambda data: pytest.fail("read"))
    assert [item.path for item in contents_of(str(path))] == [f"{path}!b.txt"]


def test_a_document_named_like_an_archive_is_a_document(tmp_path: Path) -> None:
    data = (Path(__file__).parent.parent.parent / "corpus" / "disclosure.docx").read_bytes()
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert list(contents_of(str(path))) == [Item(str(path), data)]


def test_a_broken_archive_gives_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"b.txt": os.urandom(5000)})[:-400])
    [item] = contents_of(str(path))
    assert item == Item(str(path), path.read_bytes())
    path.write_bytes(b"")
    assert list(contents_of(str(path))) == [Item(str(path), b"")]


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
def test_names_in_old_encodings_can_be_shown(tmp_path: Path) -> None:
    place = os.fsencode(tmp_path) + b"/" + "预算.txt".encode("gb18030")
    Path(os.fsdecode(place)).write_bytes(b"text")
    [name] = find_files([str(tmp_path)], Told())
    assert shown(name) == f"{tmp_path}/预算.txt"
    assert list(contents_of(name)) == [Item(f"{tmp_path}/预算.txt", b"text")]


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()
