"""The command line: what the options say of settings."""

from dataclasses import dataclass
from pathlib import Path

from linter.language.rule_keys import CODE


@dataclass(frozen=True, slots=True)
class Request:
    """What the options say of settings; equal requests give equal settings. With `everything`
    the thresholds of profiles leave nothing out."""

    profile: str | None = None
    config: Path | None = None
    rules: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    previous: Path | None = None
    keep_disclosures: bool = False
    everything: bool = False


def words(values: tuple[str, ...]) -> tuple[str, ...]:
    """Codes, names, tags or families of a repeatable value that also takes commas; codes may be
    written in small letters."""
    parts = (part.strip() for value in values for part in value.replace("，", ",").split(","))
    return tuple(part.upper() if CODE.fullmatch(part.upper()) else part for part in parts if part)
