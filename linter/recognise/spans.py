"""Station 2: which upper heading a lower one belongs to, also where the source lost the spans."""

from collections.abc import Collection, Sequence

from linter.recognise.words import key, squeezed


def parents(
    upper: Sequence[str], lower: Sequence[str], openers: Collection[str]
) -> tuple[int | None, ...]:
    """For each lower heading the index of the upper one above it, None where that is open.

    For rows of a text dump, which prints a merged heading once: a blank below continues one upper
    heading, a run of texts stands under as many as the blanks leave over. A run under several is
    parted where a text repeats (项目 预算数 项目 预算数), else where one of the `openers` is.
    """
    runs = _runs(lower)
    spare = len(upper) - sum(1 for run in runs if not lower[run[0]].strip())
    texts = [run for run in runs if lower[run[0]].strip()]
    if spare < len(texts):
        return (None,) * len(lower)
    groups = _groups(texts, spare, lower, openers)
    if groups is None:
        return _around(runs, lower, len(upper))
    found: list[int | None] = []
    position = 0
    for run in runs:
        for group in groups.get(run[0], [run]):
            found.extend([position] * len(group))
            position += 1
    return tuple(found)


def _runs(lower: Sequence[str]) -> list[list[int]]:
    """Indexes in runs: each blank by itself, neighbouring texts together."""
    runs: list[list[int]] = []
    for index, text in enumerate(lower):
        if text.strip() and runs and lower[runs[-1][0]].strip():
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _groups(
    runs: list[list[int]], count: int, lower: Sequence[str], openers: Collection[str]
) -> dict[int, list[list[int]]] | None:
    """The runs by their first index, parted into `count` groups in all; None when that is open."""
    whole = {run[0]: [run] for run in runs}
    repeated = {run[0]: _at_repeats(run, lower) for run in runs}
    opened = {run[0]: _at_openers(run, lower, openers) for run in runs}
    for groups in (whole, repeated, opened):
        if sum(map(len, groups.values())) == count:
            return groups
    return None


def _at_repeats(run: list[int], lower: Sequence[str]) -> list[list[int]]:
    groups: list[list[int]] = []
    seen: set[str] = set()
    for index in run:
        word = key(lower[index])
        if not groups or word in seen:
            groups.append([])
            seen = set()
        groups[-1].append(index)
        seen.add(word)
    return groups


def _at_openers(run: list[int], lower: Sequence[str], openers: Collection[str]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index in run:
        if not groups or key(lower[index]) in openers:
            groups.append([])
        groups[-1].append(index)
    return groups


def _around(runs: list[list[int]], lower: Sequence[str], count: int) -> tuple[int | None, ...]:
    """Parents of the blanks before the first and after the last run of texts; the rest is open."""
    found: list[int | None] = [None] * len(lower)
    for position, run in enumerate(runs):
        if lower[run[0]].strip():
            break
        found[run[0]] = position
    for position, run in enumerate(reversed(runs)):
        if lower[run[0]].strip():
            break
        found[run[0]] = count - 1 - position
    return tuple(found)


def joined(*texts: str) -> str:
    """Headings above each other as one: 本年收入·小计; repeated and blank ones drop out."""
    words: list[str] = []
    for text in texts:
        word = squeezed(text)
        if word and (not words or words[-1] != word):
            words.append(word)
    return "·".join(words)
