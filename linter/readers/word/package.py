"""Between file and station 1: takes the main part out of a Word package, within limits."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from linter.document import Unreadable

MAX_ENTRIES = 20_000
MAX_PART_BYTES = 512 * 1024 * 1024
MAX_RATIO = 200
_RATIO_MATTERS_FROM = 32 * 1024 * 1024
_MAX_RELATIONS_BYTES = 1024 * 1024
_CHUNK_BYTES = 64 * 1024
_ROOT_RELATIONS = "_rels/.rels"
_USUAL_MAIN_PART = "word/document.xml"
_MAIN_PART_TYPE = "/relationships/officeDocument"


def open_package(data: bytes) -> zipfile.ZipFile:
    """The zip package. Raises Unreadable when it is broken or absurdly full."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Unreadable("压缩包结构残缺，文件可能没有下载完整，请重新获取") from None
    if len(package.infolist()) > MAX_ENTRIES:
        raise Unreadable(f"压缩包里有超过 {MAX_ENTRIES} 个条目，不像正常文档，不读")
    return package


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


def part_chunks(
    package: zipfile.ZipFile, name: str, limit: int = MAX_PART_BYTES
) -> Iterator[bytes]:
    """The bytes of a part, inflated piece by piece. Raises Unreadable when it is damaged or more
    than `limit` bytes, and when it is packed so tightly that it must be a trap."""
    entry = package.getinfo(name)
    _check_size(entry, limit)
    total = 0
    try:
        with package.open(entry) as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                total += len(chunk)
                if total > limit:
                    raise Unreadable(_too_big(limit))
                yield chunk
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        raise Unreadable("压缩包里的正文损坏，解压不完整，请重新获取文件") from None
    except RuntimeError:
        raise Unreadable("压缩包已加密，请取消密码后再检查") from None
    except NotImplementedError:
        raise Unreadable("压缩包用了不支持的压缩方法，请用 Word 或 WPS 打开后另存") from None


def _check_size(entry: zipfile.ZipInfo, limit: int) -> None:
    if entry.file_size > limit:
        raise Unreadable(_too_big(limit))
    packed = max(entry.compress_size, 1)
    if entry.file_size > _RATIO_MATTERS_FROM and entry.file_size > packed * MAX_RATIO:
        raise Unreadable("压缩比异常，可能是压缩炸弹，不读")


def _too_big(limit: int) -> str:
    return f"解压后超过 {limit >> 20} MB，不读"
