"""Which documents the given paths mean."""

from pathlib import Path

import pytest

from linter.cli.sources import find_sources


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.docx", "a.TXT", "下级/c.docx", "下级/~$c.docx", ".git/d.txt", "e.rar", "f.png", "g.et",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_gives_its_documents_and_says_what_it_leaves(folder: Path) -> None:
    sources = find_sources(["."])
    assert sources.paths == ("a.TXT", "b.docx", "g.et", str(Path("下级/c.docx")))
    assert sources.problems == ()
    assert sources.notes == (".：没有检查这些格式的文件：.rar 1个",)


def test_a_file_is_taken_whatever_its_name(folder: Path) -> None:
    assert find_sources(["f.png", ".git/d.txt"]).paths == ("f.png", ".git/d.txt")


def test_a_file_is_taken_once(folder: Path) -> None:
    assert find_sources(["b.docx", "*.docx", "-", "-"]).paths == ("b.docx", "-")


def test_patterns_reach_into_folders(folder: Path) -> None:
    assert find_sources(["**/*.docx"]).paths == ("b.docx", str(Path("下级/c.docx")))


def test_absolute_patterns(folder: Path) -> None:
    assert find_sources([f"{folder}/*.docx"]).paths == (f"{folder}/b.docx",)


def test_a_name_with_brackets_is_a_file_first(folder: Path) -> None:
    (folder / "[2024]预算.docx").write_bytes(b"")
    assert find_sources(["[2024]预算.docx"]).paths == ("[2024]预算.docx",)


@pytest.mark.parametrize(
    ("argument", "problem"),
    [
        ("没有.docx", "没有.docx：文件或文件夹不存在"),
        ("没有/甲.docx", "没有/甲.docx：文件或文件夹不存在"),
        ("部门预算.doc", "部门预算.doc：文件或文件夹不存在，是否想写“部门预算.docx”？"),
        ("*.xlsx", "*.xlsx：没有文件与它匹配"),
        (".git", None),
        ("空", "空：文件夹里没有可以检查的文件"),
        ("/dev/null", "/dev/null：不是普通文件"),
        ("长" * 5000, "长" * 5000 + "：名称太长"),
        ("", "有一个路径是空的"),
        ("a**", "a**：没有文件与它匹配"),
    ],
)
def test_what_gives_no_document_is_a_problem(
    folder: Path, argument: str, problem: str | None
) -> None:
    (folder / "空").mkdir()
    (folder / "部门预算.docx").touch()
    assert find_sources([argument]).problems == ((problem,) if problem else ())
