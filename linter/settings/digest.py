"""The settings of a run: a digest of everything that decides findings besides the document."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b
from pathlib import Path

from linter.domain.problem import LoadError, system_words
from linter.language.profile import Profile
from linter.settings.error import ConfigError
from linter.settings.folders import rules_in_force

# What stands in folders of rules: YAML, the dictionary and the characters that sound alike.
_SUFFIXES = frozenset({".yaml", ".yml", ".txt"})
_LIBRARIES = ("evalidate", "jieba", "lxml", "pypdfium2", "PyYAML", "xlrd")


def settings_digest(
    *,
    profile: str | None = None,
    config: Path | None = None,
    rules: Sequence[Path] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    start: Path | None = None,
    previous: Path | None = None,
    today: date | None = None,
) -> str:
    """The BLAKE2b-128, in hex, of all that `prepare` with these arguments makes settings of: files
    of rules, layouts, lexicon and profiles, choices, last year's document, and this program with
    its libraries. Equal digests give equal findings on equal bytes; where files stand does not
    matter. No rule is compiled. The day counts through the suppressions that have expired by
    `today`; those in a document's own comments are beyond this digest (`exemptions` of a
    report), and so is LibreOffice.

    Raises ConfigError when a folder, a profile or last year's document cannot be read.
    """
    try:
        folders, profiles = rules_in_force(profile=profile, config=config, rules=rules, start=start)
        parts = [
            ("program", _program(has_own_rules=len(folders) > 1)),
            *(("folder", _files(folder, _SUFFIXES)) for folder in folders),
            ("profiles", (each.path.read_bytes() for each in profiles if each.path.is_file())),
            ("expired", _expired(profiles, today or date.today())),
            ("select", map(str.encode, sorted(set(select)))),
            ("ignore", map(str.encode, sorted(set(ignore)))),
            ("previous", (previous.read_bytes(),) if previous else ()),
        ]
        return _digest(parts)
    except LoadError as error:
        raise ConfigError(error.problems) from None
    except OSError as error:
        raise ConfigError([f"{error.filename}：文件无法读取：{system_words(error)}"]) from None


def _digest(parts: Iterable[tuple[str, Iterable[bytes]]]) -> str:
    total = blake2b(digest_size=16)
    for name, pieces in parts:
        for piece in pieces:
            # Each piece with its name and length, so that none can pass for two or for another's.
            total.update(f"{name} {len(piece)}\n".encode())
            total.update(piece)
        total.update(b"\n")
    return total.hexdigest()


def _files(folder: Path, suffixes: frozenset[str]) -> Iterator[bytes]:
    """Name within the folder and bytes of every file that counts, hidden ones left out."""
    names = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.*")}
    for name in sorted(names):
        path = names[name]
        if path.suffix in suffixes and not path.name.startswith(".") and path.is_file():
            yield name.encode("utf-8", "surrogateescape")
            yield path.read_bytes()


def _program(has_own_rules: bool) -> Iterator[bytes]:
    """The code of this package, and the versions of what it runs on; rules that are not shipped
    may name check kinds of other packages."""
    from importlib.metadata import PackageNotFoundError, entry_points, version

    from linter import __version__

    yield f"jxlint {__version__}, Python {sys.version_info[:2]}".encode()
    yield from _files(Path(__file__).parent.parent, frozenset({".py"}))
    for library in _LIBRARIES:
        try:
            yield f"{library} {version(library)}".encode()
        except PackageNotFoundError:
            yield library.encode()
    for kind in entry_points(group="jxlint.kinds") if has_own_rules else ():
        yield f"{kind.name} {kind.value} {kind.dist.version if kind.dist else ''}".encode()


def _expired(profiles: Sequence[Profile], today: date) -> Iterator[bytes]:
    """One sign for each suppression with a last day: whether it is over."""
    for node in (node for each in profiles for node in each.suppress):
        last = node.value.get("until") if isinstance(node.value, dict) else None
        if last is not None:
            yield b"expired" if str(last.value) < today.isoformat() else b"holds"
