"""The rule language: the files of profiles and of what they extend."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from linter.domain.node import Node, read
from linter.domain.problem import LoadError, Problem, did_you_mean
from linter.language.profile import Least, Profile, Setting, threshold

CONFIG_NAME = "jxlint.yaml"
KEYS = ("title", "extends", "rules", "locked", "lexicon", "least", "suppress")
FOLDER_PROFILE = "profile.yaml"
_SUFFIXES = (".yaml", ".yml")


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
        raise LoadError(Problem(Path(str(name)), 0, 0, unknown_profile(str(name), folders)))
    return _chain(path, folders, ())


def unknown_profile(name: str, folders: Sequence[Path]) -> str:
    """What to say of a name that is no profile."""
    if name.endswith(_SUFFIXES):
        return "文件不存在"
    known = known_profiles(folders)
    return f"没有这个检查方案{did_you_mean(name, known)}（可用：{'、'.join(known)}）"


def known_profiles(folders: Sequence[Path]) -> list[str]:
    """The names of the profiles in these rule folders."""
    found = {p.stem for folder in folders for p in (folder / "profiles").glob("*.yaml")}
    return sorted(found)


def _named(name: str, folders: Sequence[Path]) -> Path | None:
    candidates = [folder / "profiles" / f"{name}.yaml" for folder in reversed(folders)]
    if name.endswith(_SUFFIXES):
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
    if beside.exists():
        item.fail(f"extends 中的“{name}”就是这个文件自己")
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
        threshold(value)
    return values


def _setting(name: Node, node: Node) -> Setting:
    # YAML 1.1 reads a bare `off` as false and `on` as true.
    if isinstance(node.value, bool):
        return Setting(name, not node.value, {})
    if not isinstance(node.value, dict):
        node.fail("规则的设置应为 on、off 或 {severity: …, 选项: …}")
    return Setting(name, None, node.value)
