"""Between file and station 1: the sheets of an Excel workbook, its strings and number formats."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from linter.document import Unreadable
from linter.readers.package import part_chunks
from linter.readers.sheets.shown import BUILT_IN

_MAX_PART_BYTES = 16 * 1024 * 1024
_OFFICE = "/officeDocument"
_WORKSHEET, _STRINGS, _STYLES = "/worksheet", "/sharedStrings", "/styles"
_USUAL_WORKBOOK = "xl/workbook.xml"
_TRUE = ("1", "true")
_RELATION_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
DAMAGED = "工作簿的 XML 损坏，请用 Excel 或 WPS 打开后另存为 .xlsx 再检查"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet: its name and the part of the package that holds its cells."""

    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """The worksheets in their order; `strings` is the part of the shared texts, `formats` the
    number format code of each cell style. `is_uncalculated` says that the program that wrote it
    left the working out of formulas to the one that opens it."""

    sheets: tuple[SheetPart, ...]
    strings: str | None
    formats: tuple[str, ...]
    is_1904: bool
    is_uncalculated: bool = False

    @property
    def shown(self) -> Iterator[SheetPart]:
        return (sheet for sheet in self.sheets if not sheet.is_hidden)


def workbook_of(package: zipfile.ZipFile) -> Workbook:
    """The workbook of a package. Raises Unreadable when it cannot be understood."""
    part = next(
        (target for kind, target in relations_of(package, "").values() if kind.endswith(_OFFICE)),
        _USUAL_WORKBOOK,
    )
    root = part_root(package, part)
    if root is None:
        raise Unreadable("工作簿缺少主体部分，文件可能已损坏，请用 Excel 或 WPS 打开后另存")
    relations = relations_of(package, part)
    parts = {kind.rpartition("/")[2]: target for kind, target in relations.values()}
    properties, calculation = root.find("{*}workbookPr"), root.find("{*}calcPr")
    return Workbook(
        tuple(_sheets(root, relations)),
        parts.get(_STRINGS.strip("/")),
        _formats(package, parts.get(_STYLES.strip("/"))),
        properties is not None and properties.get("date1904") in _TRUE,
        calculation is not None and calculation.get("fullCalcOnLoad") in _TRUE,
    )


def small_root(data: bytes) -> _Element:
    """The root of a small XML part; no entity is resolved. Raises Unreadable when it is broken."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise Unreadable(DAMAGED) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("工作簿的 XML 带有 DTD 声明，不是正常的工作簿，不读")
    return root


def part_root(package: zipfile.ZipFile, part: str | None) -> _Element | None:
    """The root of a part, None where there is none. Raises Unreadable when it is broken."""
    if part is None or part not in package.namelist():
        return None
    return small_root(b"".join(part_chunks(package, part, _MAX_PART_BYTES)))


def relations_of(package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to inside the package: kind and target by id."""
    folder, name = posixpath.split(part)
    root = part_root(package, posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, tuple[str, str]] = {}
    for relation in root.iter("{*}Relationship") if root is not None else ():
        if relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            place = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            found[relation.get("Id", "")] = (
                relation.get("Type", ""),
                posixpath.normpath(place).lstrip("/"),
            )
    return found


def _sheets(root: _Element, relations: dict[str, tuple[str, str]]) -> Iterator[SheetPart]:
    """The worksheets; a sheet of charts or macros holds no cells."""
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        id = next((value for key in _RELATION_IDS if (value := sheet.get(key))), "")
        kind, target = relations.get(id, ("", ""))
        if kind.endswith(_WORKSHEET):
            is_hidden = sheet.get("state", "visible") != "visible"
            yield SheetPart(sheet.get("name", ""), target, is_hidden)


def _formats(package: zipfile.ZipFile, part: str | None) -> tuple[str, ...]:
    root = part_root(package, part)
    if root is None:
        return ()
    codes = dict(BUILT_IN)
    for format in root.iterfind("{*}numFmts/{*}numFmt"):
        number = format.get("numFmtId", "")
        if number.isdecimal() and len(number) < 10:
            codes[int(number)] = format.get("formatCode", "")
    numbers = (style.get("numFmtId", "0") for style in root.iterfind("{*}cellXfs/{*}xf"))
    return tuple(codes.get(int(n), "General") if n.isdecimal() else "General" for n in numbers)
