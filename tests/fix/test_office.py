"""Copies opened, saved and printed by LibreOffice: comments and changes survive."""

import subprocess
from pathlib import Path

import pytest
from lxml import etree

from linter.fix.comments import commented_word
from linter.fix.package import AUTHOR
from linter.fix.repair import fixable_rules, repaired
from linter.readers.office.program import find_program
from linter.run import lint_bytes, prepare
from tests.fix.revisions import STAMP, W, accepted, of_author, parts, texts, tree

PROGRAM = find_program()
CORPUS = Path(__file__).parents[2] / "corpus/disclosure.docx"
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")


def converted(data: bytes, target: str, folder: Path) -> bytes:
    source = folder / "in.docx"
    source.write_bytes(data)
    out = folder / "out"
    command = [
        str(PROGRAM), "--headless", f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to", target, "--outdir", str(out), str(source),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (out / f"in.{target}").read_bytes()


def words(element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t", f"{W}delText"))


def written(data: bytes, kind: str) -> str:
    """All words of one kind of change; blanks at the ends of paragraphs are LibreOffice's own."""
    return "".join("".join(map(words, of_author(tree(data), kind))).split())


def test_comments_survive(tmp_path):
    data = CORPUS.read_bytes()
    findings = lint_bytes(data, "公开.docx", prepare()).findings
    copy = commented_word(data, findings, STAMP)
    again = converted(copy, "docx", tmp_path)
    sent, back = (etree.fromstring(parts(each)["word/comments.xml"]) for each in (copy, again))
    assert sorted(map(words, back)) == sorted(map(words, sent))
    assert {each.get(f"{W}author") for each in back} == {AUTHOR}


def test_changes_survive(tmp_path):
    settings = prepare()
    fixable = fixable_rules(settings, unsafe=True)
    copy = repaired(CORPUS.read_bytes(), "公开.docx", settings, fixable, STAMP).data
    again = converted(copy, "docx", tmp_path)
    for kind in ("ins", "del"):
        sent, back = (written(each, kind) for each in (copy, again))
        assert back == sent
    assert [text.strip() for text in texts(accepted(again))] == [
        text.strip() for text in texts(accepted(copy))
    ]
    assert converted(copy, "pdf", tmp_path).startswith(b"%PDF")
