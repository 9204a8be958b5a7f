"""Station 7: the key of a document's result: its bytes, its settings, what of its name counts."""

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import PurePath

from linter.bulk.contents import ARCHIVES
from linter.bulk.kernel import content_digest
from linter.bulk.task import Request
from linter.domain.problem import LoadError
from linter.readers.formats import FORMATS, suffix_of
from linter.readers.office.program import find_program
from linter.settings.error import ConfigError
from linter.settings.folders import rules_in_force

_BY_OFFICE = frozenset(
    suffix for name in ("doc", "rtf", "odt", "ods", "xlsb") for suffix in FORMATS[name].suffixes
)


@dataclass(frozen=True, slots=True)
class Keying:
    """What goes into every key: the digest of the settings, whether they suppress anything, whether
    some suppression holds only for documents of certain names, and whether LibreOffice is
    installed."""

    settings: str
    suppresses: bool
    by_path: bool
    office: bool


def keying_of(request: Request, settings: str) -> Keying:
    """What goes into the keys of a request whose digest is `settings`. Raises ConfigError."""
    try:
        _, profiles = rules_in_force(
            profile=request.profile, config=request.config, rules=request.rules
        )
    except LoadError as error:
        raise ConfigError(error.problems) from None
    entries = [node.value for profile in profiles for node in profile.suppress]
    by_path = any(isinstance(entry, dict) and "document" in entry for entry in entries)
    return Keying(settings, bool(entries), by_path, find_program() is not None)


def key_of(path: str, data: bytes, keying: Keying) -> bytes:
    """The 16 bytes under which the result of a document is kept."""
    name = PurePath(path.rpartition("!")[2]).name
    suffix = suffix_of(name)
    parts = [content_digest(data), keying.settings, suffix]
    if keying.by_path:
        parts.append(path)
    elif suffix in ARCHIVES:
        # The one file that gzip has packed is named after it.
        parts.append(name)
    if suffix in _BY_OFFICE:
        parts.append(f"office {keying.office}")
    return blake2b("\n".join(parts).encode("utf-8", "replace"), digest_size=16).digest()
