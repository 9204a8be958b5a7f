"""The document of a number: its path and its bytes."""

import random
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import PurePosixPath

from corpus.build_clean import FOLDER, Book, load, text_of
from tests.bulk.generate.defects import spoilt
from tests.bulk.generate.place import YEARS, Place, place_of
from tests.bulk.generate.sheet import sheet_file
from tests.bulk.generate.variety import varied
from tests.bulk.generate.word import word_file

_FORMS = ("docx",) * 5 + ("xlsx",) * 3 + ("txt",) * 2


@dataclass(frozen=True)
class File:
    """A file of the province; `path` is relative."""

    path: PurePosixPath
    data: bytes


@cache
def bases() -> tuple[Book, ...]:
    """The clean documents, one for each office of a county."""
    return tuple(load(path) for path in sorted(FOLDER.glob("*.yaml")))


def plain_file(number: int, seed: int) -> File:
    """A document as its office hands it in."""
    book, place = _book(number, seed)
    form = _chooser(number, seed, "form").choice(_FORMS)
    return File(_path(book, place, form), written(book, form))


def written(book: Book, form: str) -> bytes:
    """The document in one of the forms docx, xlsx, txt."""
    if form == "txt":
        return text_of(book).encode()
    return word_file(book) if form == "docx" else sheet_file(book)


def file_of(number: int, seed: int = 0) -> File:
    """The file of a number: mostly a document as it is, seven of a hundred otherwise."""
    special = _SPECIAL.get(number % 100)
    return special(number, seed) if special else plain_file(number, seed)


def _book(number: int, seed: int) -> tuple[Book, Place]:
    place = place_of(number, len(bases()))
    place = Place(place.county + seed * 100, place.office, place.year)
    book = varied(bases()[place.office], place)
    return spoilt(book, _chooser(number, seed, "defects")), place


def _path(book: Book, place: Place, form: str, mark: str = "") -> PurePosixPath:
    name = f"{place.office + 1:02}{book.unit}{place.year}年绩效目标表{mark}.{form}"
    return PurePosixPath(place.folder, str(place.year), name)


def _chooser(number: int, seed: int, what: str) -> random.Random:
    return random.Random(f"{what} {seed} {number}")


def _damaged(number: int, seed: int) -> File:
    """Cut short, or with a stretch of noise in the middle."""
    book, place = _book(number, seed)
    chooser = _chooser(number, seed, "damage")
    form = chooser.choice(("docx", "xlsx"))
    data = written(book, form)
    half = len(data) // 2
    noise = chooser.randbytes(200)
    data = chooser.choice((data[:half], data[:half] + noise + data[half + len(noise) :]))
    return File(_path(book, place, form), data)


def _empty(number: int, seed: int) -> File:
    plain = plain_file(number, seed)
    return File(plain.path, b"")


def _old_encoding(number: int, seed: int) -> File:
    book, place = _book(number, seed)
    return File(_path(book, place, "txt"), text_of(book).encode("gb18030"))


def _misnamed(number: int, seed: int) -> File:
    """A file under the suffix of another format."""
    plain = plain_file(number, seed)
    other = {".docx": ".xls", ".xlsx": ".docx", ".txt": ".doc"}[plain.path.suffix]
    return File(plain.path.with_suffix(other), plain.data)


def _packed(number: int, seed: int) -> File:
    """An archive of the office's documents of all years."""
    first = number - number % len(YEARS)
    book, place = _book(number, seed)
    done = BytesIO()
    with zipfile.ZipFile(done, "w") as archive:
        for each in range(first, first + len(YEARS)):
            inner = plain_file(each, seed)
            moment = zipfile.ZipInfo(inner.path.name, (2025, 1, 20, 9, 0, 0))
            archive.writestr(moment, inner.data, zipfile.ZIP_DEFLATED)
    return File(_path(book, place, "zip"), done.getvalue())


def _copy(number: int, seed: int) -> File:
    """The bytes of the document before it, handed in again."""
    before = plain_file(number - 1, seed)
    path = before.path.with_stem(f"{before.path.stem}（副本）")
    return File(path, before.data)


def _version(number: int, seed: int) -> File:
    """The document before it in another form, as the department publishes what the unit wrote."""
    book, place = _book(number - 1, seed)
    form = "xlsx" if plain_file(number - 1, seed).path.suffix == ".docx" else "docx"
    return File(_path(book, place, form, "（部门汇总）"), written(book, form))


_SPECIAL: Mapping[int, Callable[[int, int], File]] = {
    11: _damaged,
    23: _empty,
    37: _old_encoding,
    53: _misnamed,
    67: _packed,
    83: _copy,
    95: _version,
}
