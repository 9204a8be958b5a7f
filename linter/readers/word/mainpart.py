"""Between file and station 1: which part of a Word package holds the text."""

import posixpath
import zipfile

from lxml import etree

from linter.document import Unreadable
from linter.readers.package import part_chunks

_MAX_RELATIONS_BYTES = 1024 * 1024
_ROOT_RELATIONS = "_rels/.rels"
_USUAL_MAIN_PART = "word/document.xml"
_MAIN_PART_TYPE = "/relationships/officeDocument"


def main_part(package: zipfile.ZipFile) -> str:
    """The name of the part that holds the text, found through the package's relations."""
    names = frozenset(package.namelist())
    if _ROOT_RELATIONS in names:
        relations = b"".join(part_chunks(package, _ROOT_RELATIONS, _MAX_RELATIONS_BYTES))
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(relations, parser)
        except etree.XMLSyntaxError:
            raise Unreadable("文档内部的关系表损坏，请用 Word 或 WPS 打开后另存") from None
        for relation in root.iter("{*}Relationship"):
            if relation.get("Type", "").endswith(_MAIN_PART_TYPE):
                target = posixpath.normpath(relation.get("Target", "").lstrip("/"))
                if target in names:
                    return target
    if _USUAL_MAIN_PART in names:
        return _USUAL_MAIN_PART
    raise Unreadable("文档里没有正文部分，文件可能已损坏，请用 Word 或 WPS 打开后另存")
