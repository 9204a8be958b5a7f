"""Station 7: names of units: which are the same, which may be, and whose name a path holds."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from linter.document.normal import normalise
from linter.reports.words import one_line

# A shorter name stands in too many paths by chance.
_SHORTEST_IN_PATH = 4
# A name that is a smaller part of another is another unit's.
_LEAST_PART = 0.25
_NUMBERS = re.compile("[0-9A-Za-z一二三四五六七八九十]")
_BRACKETS = str.maketrans("（）", "()")
_LOOSE = dict.fromkeys(map(ord, "省市县区州盟旗()"))


@dataclass(frozen=True, slots=True)
class Names:
    """`normal` gives the normal form of each name as it came, `shown` how a normal form is
    written for people. `lengths` are those of all normal forms, longest first."""

    normal: Mapping[str, str]
    shown: Mapping[str, str]
    lengths: tuple[int, ...]

    def in_path(self, path: str) -> str | None:
        """The normal form of the longest name in the name of a file, else in its folders from the
        innermost one outward."""
        for part in reversed(PurePath(path.replace("!", "/")).parts):
            text = same_name(part)
            for length in self.lengths:
                for start in range(len(text) - length + 1):
                    if text[start : start + length] in self.shown:
                        return text[start : start + length]
        return None


def same_name(name: str) -> str:
    """The normal form by which names are compared."""
    return normalise(name.translate(_BRACKETS)).text


def names_of(
    counted: Iterable[tuple[str, int]], listed: Mapping[str, tuple[str, str | None]]
) -> Names:
    """The names that came in, each with the number of its documents; those of a list (by normal
    form) are written as there, others as most documents write them."""
    normal: dict[str, str] = {}
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for raw, count in counted:
        form = same_name(raw)
        if not form:
            continue
        normal[raw] = form
        spellings[form][one_line(raw)] += count
    shown = {
        form: min(found, key=lambda name: (-found[name], name))
        for form, found in sorted(spellings.items())
    }
    shown |= {form: name for form, (name, _) in listed.items()}
    lengths = {len(form) for form in shown if len(form) >= _SHORTEST_IN_PATH}
    return Names(normal, shown, tuple(sorted(lengths, reverse=True)))


def like_names(wanted: Iterable[str], found: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a wanted name and the most like of those found, where they may be one unit written
    in two ways (县教育局 and 大厂回族自治县教育局). All in normal form."""
    names = sorted(found)
    common = Counter(character for name in names for character in set(name))
    holding: defaultdict[str, list[str]] = defaultdict(list)
    headed: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        headed[_rarest(_core(name), common)].append(name)
        for character in set(_core(name)):
            holding[character].append(name)
    for name in wanted:
        core = _core(name)
        longer = holding[_rarest(core, common)]
        shorter = [each for character in sorted(set(core)) for each in headed[character]]
        likeness = {each: _likeness(core, _core(each)) for each in (*longer, *shorter)}
        best = min(likeness, key=lambda each: (-likeness[each], each), default=None)
        if best is not None and likeness[best] >= _LEAST_PART:
            yield name, best


def _core(name: str) -> str:
    """A name without what offices put in and leave out."""
    return name.translate(_LOOSE)


def _rarest(name: str, common: Mapping[str, int]) -> str:
    return min(name, key=lambda character: (common[character], character), default="")


def _likeness(one: str, other: str) -> float:
    """How much of the longer name the shorter one is, where it is the longer one shortened: all its
    characters in their order, to the same end, with the same numbers. Else 0."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    is_shortened = (
        len(short) > 1
        and short[-1] == long[-1]
        and _NUMBERS.findall(short) == _NUMBERS.findall(long)
        and all(character in rest for character in short)
    )
    return len(short) / len(long) if is_shortened else 0.0
