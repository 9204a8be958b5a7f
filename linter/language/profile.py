"""The rule language: profiles and `jxlint.yaml`, merged key by key over what they extend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from linter.domain.node import Node, read
from linter.domain.problem import LoadError, Problem, did_you_mean
from linter.language.build import Names, convert
from linter.language.rule import Confidence, Rule, Severity
from linter.language.rule_file import option_value

CONFIG_NAME = "jxlint.yaml"
KEYS = ("title", "extends", "rules", "locked", "lexicon", "least", "suppress")
FOLDER_PROFILE = "profile.yaml"


@dataclass(frozen=True, slots=True)
class Setting:
    """What one profile says of one rule, or of all rules of a family or tag; `node` is the name.
    `values` holds severity, confidence and options as nodes; `off` is None when the profile does
    not say."""

    node: Node
    off: bool | None
    values: Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile file, not yet merged. `rules` and `locked` go by code, name, family or tag;
    `folders` are rule folders that it brings; `least` says by severity how sure
    findings must be to be reported; `suppress` are its suppressions, not yet read."""

    path: Path
    rules: Mapping[str, Setting] = field(default_factory=dict)
    locked: Mapping[str, Node] = field(default_factory=dict)
    lexicon: Node | None = None
    folders: tuple[Path, ...] = ()
    least: Mapping[str, Node] = field(default_factory=dict)
    suppress: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Least:
    """How sure a finding of each severity must be to be reported; None leaves them all out."""

    error: Confidence | None = "low"
    warning: Confidence | None = "low"
    info: Confidence | None = "low"

    def of(self, severity: Severity) -> Confidence | None:
        """The threshold of a severity."""
        return {"error": self.error, "warning": self.warning, "info": self.info}[severity]


def find_config(start: Path) -> Path | None:
    """The nearest `jxlint.yaml` from a file's folder upward."""
    folder = start.resolve()
    for parent in (folder, *folder.parents):
        candidate = parent / CONFIG_NAME
        if candidate.is_file():
            return candidate
    return None


def load_profiles(name: str | Path, folders: Sequence[Path]) -> tuple[Profile, ...]:
    """The profile and all that it extends, the most basic first; raises LoadError.

    `name` is a path, or the name of a file in the `profiles` folder of one of the rule folders.
    """
    path = Path(name) if isinstance(name, Path) else _named(name, folders)
    if path is None:
        known = known_profiles(folders)
        message = f"没有名为“{name}”的配置{did_you_mean(str(name), known)}"
        raise LoadError(Problem(Path(str(name)), 1, 1, f"{message}（可用：{'、'.join(known)}）"))
    return _chain(path, folders, ())


def known_profiles(folders: Sequence[Path]) -> list[str]:
    """The names of the profiles in these rule folders."""
    found = {p.stem for folder in folders for p in (folder / "profiles").glob("*.yaml")}
    return sorted(found)


def _named(name: str, folders: Sequence[Path]) -> Path | None:
    candidates = [folder / "profiles" / f"{name}.yaml" for folder in reversed(folders)]
    if name.endswith((".yaml", ".yml")):
        candidates.append(Path(name))
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def _chain(path: Path, folders: Sequence[Path], above: tuple[Path, ...]) -> tuple[Profile, ...]:
    node = read(path)
    if path.resolve() in above:
        node.fail("extends 形成了循环")
    profile = _profile(node, path)
    found: list[Profile] = []
    extends = node.mapping().get("extends")
    for item in extends.items() if extends else ():
        base = _base(item, path, folders)
        if base.is_dir():
            inner = base / FOLDER_PROFILE
            found.append(Profile(base, folders=(base,)))
            base = inner if inner.is_file() else base
        if base.is_file():
            found += _chain(base, folders, (*above, path.resolve()))
    return (*found, profile)


def _base(item: Node, path: Path, folders: Sequence[Path]) -> Path:
    name = str(item.value)
    beside = path.parent / name
    looks_like_path = "/" in name or "\\" in name or name.startswith(".")
    named = None if looks_like_path else _named(name, folders)
    if named is not None and named.resolve() != path.resolve():
        return named
    for candidate in (beside, beside.with_name(f"{beside.name}.yaml")):
        if candidate.exists() and candidate.resolve() != path.resolve():
            return candidate
    return Path(
        item.fail(f"extends 中的“{name}”不存在{did_you_mean(name, known_profiles(folders))}")
    )


def _profile(node: Node, path: Path) -> Profile:
    # What stands under a key may all be commented out.
    values = {key: value for key, value in node.mapping().items() if value.value is not None}
    for key in node.mapping():
        if key not in KEYS:
            (node.keys or {})[key].fail(f"不认识的键“{key}”{did_you_mean(key, KEYS)}")
    rules = values["rules"].mapping() if "rules" in values else {}
    names = (values["rules"].keys or {}) if "rules" in values else {}
    locked = values["locked"].items() if "locked" in values else ()
    return Profile(
        path,
        {name: _setting(names[name], setting) for name, setting in rules.items()},
        {str(item.value): item for item in locked},
        values.get("lexicon"),
        least=_least(values["least"]) if "least" in values else {},
        suppress=values["suppress"].items() if "suppress" in values else (),
    )


def _least(node: Node) -> Mapping[str, Node]:
    values = node.mapping()
    known = [field.name for field in fields(Least)]
    for key, value in values.items():
        if key not in known:
            (node.keys or {})[key].fail(f"least 中没有“{key}”{did_you_mean(key, known)}")
        _threshold(value)
    return values


def _threshold(node: Node) -> Confidence | None:
    # YAML 1.1 reads a bare `off` as false.
    if node.value is False:
        return None
    confidence: Confidence = convert(node, Confidence, Names({}))
    return confidence


def least_of(profiles: Sequence[Profile]) -> Least:
    """The thresholds of the profiles together, the last word on each holding."""
    merged = {key: node for profile in profiles for key, node in profile.least.items()}
    return Least(**{key: _threshold(node) for key, node in merged.items()})


def _setting(name: Node, node: Node) -> Setting:
    # YAML 1.1 reads a bare `off` as false and `on` as true.
    if isinstance(node.value, bool):
        return Setting(name, not node.value, {})
    if not isinstance(node.value, dict):
        node.fail("规则的设置应为 on、off 或 {severity: …, 选项: …}")
    return Setting(name, None, node.value)


def apply_profiles(
    rules: Sequence[Rule], profiles: Sequence[Profile]
) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """The active rules as the profiles set them, and what is wrong in the profiles."""
    known = {rule.id: rule for rule in rules}
    named = _names_of(rules)
    off: set[str] = set()
    locked: set[str] = set()
    problems: list[Problem] = []
    for profile in profiles:
        for name, setting in _ordered(profile, named):
            if name not in named:
                problems.append(setting.node.problem(_no_rule(name, named)))
            for code in named.get(name, ()):
                if code not in locked:
                    problems += _apply(setting, code, known, off)
                elif len(named[name]) == 1:
                    problems.append(setting.node.problem(f"{code} 已被上级配置锁定，不能改动"))
        for name, node in profile.locked.items():
            locked.update(named.get(name, ()))
            if name not in named:
                problems.append(node.problem(_no_rule(name, named)))
    return tuple(rule for code, rule in known.items() if code not in off), tuple(problems)


def _ordered(profile: Profile, named: Mapping[str, tuple[str, ...]]) -> list[tuple[str, Setting]]:
    """The settings of a profile as they are to be applied: what is said of one rule holds against
    what is said of its family or tag."""
    return sorted(profile.rules.items(), key=lambda item: -len(named.get(item[0], ())))


def locked_codes(rules: Sequence[Rule], profiles: Sequence[Profile]) -> frozenset[str]:
    """The codes of the rules that some profile has locked."""
    named = _names_of(rules)
    return frozenset(
        code for profile in profiles for name in profile.locked for code in named.get(name, ())
    )


@dataclass(frozen=True, slots=True)
class Origin:
    """A setting in force: its name (`rules.CON07.severity`), its value as written, and where."""

    name: str
    value: str
    node: Node


def origins(rules: Sequence[Rule], profiles: Sequence[Profile]) -> tuple[Origin, ...]:
    """Every setting of the profiles that holds, the last word on each, sorted by name."""
    named = _names_of(rules)
    locked: set[str] = set()
    found: dict[str, Origin] = {}
    for profile in profiles:
        for name, setting in _ordered(profile, named):
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


def _names_of(rules: Sequence[Rule]) -> Mapping[str, tuple[str, ...]]:
    """The codes of the rules that go by a code, name, family or tag; a code or name is its own."""
    named: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        for word in rule.words:
            named[word] = (*named.get(word, ()), rule.id)
    return named | {word: (rule.id,) for rule in rules for word in (rule.id, rule.name)}


def _no_rule(name: str, named: Mapping[str, object]) -> str:
    return f"没有规则“{name}”{did_you_mean(name, named)}"


def _apply(setting: Setting, code: str, known: dict[str, Rule], off: set[str]) -> list[Problem]:
    if setting.off is not None:
        (off.add if setting.off else off.discard)(code)
        return []
    off.discard(code)
    problems: list[Problem] = []
    for key, node in setting.values.items():
        try:
            known[code] = _changed(known[code], key, node)
        except LoadError as error:
            problems += error.problems
    return problems


WEIGHTS: Mapping[str, Any] = {"severity": Severity, "confidence": Confidence}


def _changed(rule: Rule, key: str, node: Node) -> Rule:
    if key in WEIGHTS:
        value = convert(node, WEIGHTS[key], Names({}))
        # A weight set by hand holds for every finding of the rule.
        plain: dict[str, Any] = {key: None}
        variants = tuple(replace(variant, **plain) for variant in rule.variants)
        return replace(rule, **{key: value, "variants": variants})
    if key not in rule.settings:
        known = [*WEIGHTS, *rule.settings]
        node.fail(
            f"{rule.id} 没有选项“{key}”{did_you_mean(key, known)}（可用：{'、'.join(known)}）"
        )
    value = option_value(node, rule.settings[key])
    return replace(rule, options={**rule.options, key: value})
