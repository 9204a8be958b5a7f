"""Station 6: the settings of one document, each with the file and line it comes from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from linter.language.origin import Origin, origins
from linter.language.profile import Profile
from linter.language.rule import Rule
from linter.language.suppression import Suppression, suppression_words
from linter.reports.suppressions import origin_words
from linter.reports.width import padded, text_width
from linter.reports.words import one_line, short

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting with its value and where it was written."""

    name: str
    value: str
    where: str


def config_text(
    every: Sequence[Rule],
    active: Iterable[Rule],
    profiles: Sequence[Profile],
    entries: Iterable[Suppression],
    with_defaults: bool,
) -> str:
    """The files in the order in which they hold, then each setting; `with_defaults` adds what the
    rules themselves say, which is what holds where no file says anything."""
    said = origins(every, profiles)
    shown = [_shown(origin) for origin in said]
    if with_defaults:
        names = {origin.name for origin in said}
        shown += [each for each in _defaults(active) if each.name not in names]
        shown.sort(key=lambda each: each.name)
    lines = ["依次采用（后面的覆盖前面的）：", *(f"  {profile.path}" for profile in profiles), ""]
    lines += _table(shown) if shown else ["没有改动任何设置，全部用规则自己的。"]
    entries = tuple(entries)
    if entries:
        lines += ["", f"豁免{len(entries)}条："]
    for entry in entries:
        lines.append(f"  {one_line(suppression_words(entry))}  {origin_words(entry)}")
    return "".join(f"{line}\n" for line in lines)


def _shown(origin: Origin) -> Shown:
    node = origin.node
    return Shown(origin.name, short(origin.value, _LONGEST), _where(node.path, node.line))


def _where(path: Path, line: int) -> str:
    return f"{path}:{line}"


def _defaults(rules: Iterable[Rule]) -> Iterator[Shown]:
    for rule in rules:
        where = _where(rule.path, rule.line)
        values = {"severity": rule.severity, "confidence": rule.confidence, **rule.options}
        for key, value in values.items():
            yield Shown(f"rules.{rule.id}.{key}", short(_words(value), _LONGEST), where)


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return str(getattr(value, "text", value))


def _table(shown: Sequence[Shown]) -> Iterator[str]:
    name = max(text_width(each.name) for each in shown) + 2
    value = max(text_width(each.value) for each in shown) + 2
    for each in shown:
        yield f"{padded(each.name, name)}{padded(each.value, value)}{each.where}"
