"""What the rules of Office Open XML say of a package: schemas, relations, types, unique numbers."""

from collections import Counter
from pathlib import Path

from openxml_audit.errors import FileFormat
from openxml_audit.validator import OpenXmlValidator

from tests.readers.wordfile import package

_VALIDATOR = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=0)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def complaints(data: bytes, path: Path) -> Counter[str]:
    """What is wrong with a file, each as often as it is; `path` is where it may be written."""
    path.write_bytes(data)
    return Counter(
        f"{each.part_uri}: {each.description}" for each in _VALIDATOR.validate(path).errors
    )


def typed(parts: dict[str, bytes]) -> bytes:
    """A small Word package written by hand, with the content types that every real one has."""
    return package({"[Content_Types].xml": _TYPES.encode(), **parts})
