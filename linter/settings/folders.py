"""The settings of a run: where rules come from."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from linter.domain.node import read, yaml_files
from linter.domain.problem import LoadError, Problem
from linter.language.profile import Profile
from linter.language.profile_file import find_config, load_profiles

DEFAULT_PROFILE = "default"


def domain_folder() -> Path:
    """The shipped rules: inside an installed package, or beside the package in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def corpus_files(folders: Iterable[Path]) -> tuple[Path, ...]:
    """The files of the rules that compare documents with one another."""
    return tuple(path for folder in folders for path in sorted((folder / "corpus").glob("*.yaml")))


def corpus_words(folders: Iterable[Path]) -> frozenset[str]:
    """Codes and names of the rules that compare documents, as their files are called."""
    stems = (path.stem.partition("-") for path in corpus_files(folders))
    return frozenset(word for code, _, name in stems for word in (code, name))


def corpus_options(folders: Iterable[Path]) -> Mapping[str, frozenset[str]]:
    """The names of the options of each rule that compares documents, by its code; raises
    LoadError."""
    nodes = {path.stem.partition("-")[0]: read(path).mapping() for path in corpus_files(folders)}
    return {
        code: frozenset(values["options"].mapping() if "options" in values else ())
        for code, values in nodes.items()
    }


def rules_in_force(
    *,
    profile: str | None = None,
    config: Path | None = None,
    rules: Sequence[Path] = (),
    start: Path | None = None,
) -> tuple[tuple[Path, ...], tuple[Profile, ...]]:
    """The folders of rules and the profiles of a run, for the arguments of `prepare`.

    The folders are the shipped one, `rules`, and those that profiles bring. The profiles stand the
    most basic first: the named one, and the settings file over it; with neither, the default.
    Raises LoadError.
    """
    unusable = [Problem(folder, 0, 0, told) for folder in rules if (told := _unusable(folder))]
    if unusable:
        raise LoadError(*unusable)
    folders = (domain_folder(), *rules)
    config = config or (find_config(start) if start else None)
    wanted: list[str | Path] = [profile or DEFAULT_PROFILE] if profile or config is None else []
    if config is not None:
        wanted.append(config)
    profiles = tuple(each for item in wanted for each in load_profiles(item, folders))
    return (*folders, *(folder for each in profiles for folder in each.folders)), profiles


def _unusable(folder: Path) -> str | None:
    """Why nothing can be taken from a folder of rules."""
    if not folder.is_dir():
        return "规则文件夹不存在"
    if next(yaml_files((folder,)), None) is None:
        return "文件夹里没有规则文件（.yaml）"
    return None
