"""The rule language: which profile said the last word on each setting."""

from collections.abc import Sequence
from dataclasses import dataclass

from linter.domain.node import Node
from linter.language.profile import Profile, Setting
from linter.language.rule import Rule
from linter.language.tuning import codes_by_word, ordered_settings


@dataclass(frozen=True, slots=True)
class Origin:
    """A setting in force: its name (`rules.CON07.severity`), its value as written, and where."""

    name: str
    value: str
    node: Node


def origins(rules: Sequence[Rule], profiles: Sequence[Profile]) -> tuple[Origin, ...]:
    """Every setting of the profiles that holds, the last word on each, sorted by name."""
    named = codes_by_word(rules)
    locked: set[str] = set()
    found: dict[str, Origin] = {}
    for profile in profiles:
        for name, setting in ordered_settings(profile, named):
            for code in named.get(name, ()):
                if code not in locked:
                    _note(code, setting, found)
        words = profile.lexicon.value if profile.lexicon else None
        for key, node in words.items() if isinstance(words, dict) else ():
            # Every file adds to the lexicon.
            found[f"lexicon.{key} {profile.path}"] = Origin(f"lexicon.{key}", _written(node), node)
        for severity, node in profile.least.items():
            found[f"least.{severity}"] = Origin(f"least.{severity}", _written(node), node)
        for name, node in profile.locked.items():
            locked.update(named.get(name, ()))
            for code in named.get(name, ()):
                found.setdefault(f"locked.{code}", Origin(f"locked.{code}", "on", node))
    return tuple(found[name] for name in sorted(found))


def _note(code: str, setting: Setting, found: dict[str, Origin]) -> None:
    if setting.off is not None:
        found[f"rules.{code}"] = Origin(
            f"rules.{code}", "off" if setting.off else "on", setting.node
        )
        return
    # To set something of a rule is to have it on.
    found.pop(f"rules.{code}", None)
    for key, node in setting.values.items():
        found[f"rules.{code}.{key}"] = Origin(f"rules.{code}.{key}", _written(node), node)


def _written(node: Node) -> str:
    if node.raw is not None:
        return node.raw
    return ", ".join(str(item.plain) for item in node.items())
