"""What a person does with a copy in Word: accept or reject all changes of one author."""

import io
import zipfile
from copy import deepcopy

from lxml import etree

from linter.document import Document, Table
from linter.fix.package import AUTHOR, Stamp, copy_package
from linter.readers import read_bytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"
STAMP = Stamp(AUTHOR, "2025-01-31T09:00:00Z")
NUMBERED = ("ins", "del", "moveFrom", "moveTo", "bookmarkStart", "rPrChange", "pPrChange")


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len(names) == len(set(names))
        return {name: package.read(name) for name in names}


def tree(data, part=MAIN):
    return etree.fromstring(parts(data)[part])


def with_tree(data, root):
    return copy_package(data, {MAIN: etree.tostring(root)})


def accepted(data):
    root = tree(data)
    marks = [e for e in of_author(root, "del") if e.getparent().tag == f"{W}rPr"]
    for element in of_author(root, "del"):
        if element not in marks:
            element.getparent().remove(element)
    for element in of_author(root, "ins"):
        unwrap(element)
    for mark in reversed(marks):
        paragraph = next(mark.iterancestors(f"{W}p"))
        follower = paragraph.getnext()
        paragraph.extend([e for e in follower if e.tag != f"{W}pPr"])
        follower.getparent().remove(follower)
        mark.getparent().remove(mark)
    return with_tree(data, root)


def rejected(data):
    root = tree(data)
    for element in of_author(root, "ins"):
        element.getparent().remove(element)
    for element in of_author(root, "del"):
        if element.getparent().tag == f"{W}rPr":
            element.getparent().remove(element)
            continue
        for text in element.iter(f"{W}delText"):
            text.tag = f"{W}t"
        unwrap(element)
    return with_tree(data, root)


def of_author(root, local):
    return [e for e in root.iter(f"{W}{local}") if e.get(f"{W}author") == AUTHOR]


def unwrap(element):
    for child in element:
        element.addprevious(child)
    element.getparent().remove(element)


def texts(data) -> list:
    document: Document = read_bytes(data, "文档.docx")
    found = []
    for block in document.blocks:
        found += [c.text for c in block.cells()] if isinstance(block, Table) else [block.text]
    return found


def check_numbers(root):
    """No two annotations of a kind that Word numbers bear one number."""
    numbers = [e.get(f"{W}id") for name in NUMBERED for e in root.iter(f"{W}{name}")]
    assert len(numbers) == len(set(numbers))


def runs(data):
    """The runs as written, with their look and text, those that changes split left out."""
    return [
        etree.tostring(deepcopy(run), method="c14n", with_tail=False)
        for run in tree(data).iter(f"{W}r")
    ]
