"""Station 3: words that are masked (`**`) in one text and stand readable in another."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from linter.facts.text import Text

MASK = re.compile(r"\*{2,}")
_BESIDE = 10
_FILLING = r"([\u4e00-\u9fffA-Za-z0-9]{1,12}?)"
_BRACKETED = r"([（(][\u4e00-\u9fffA-Za-z0-9]{2,12}[）)])"
_RUN = re.compile(r"[\u4e00-\u9fff]*")


@dataclass(frozen=True, slots=True)
class Leak:
    """A masked passage and a text that shows what stands there; `span` is the mask's place."""

    masked: Text
    span: tuple[int, int]
    readable: Text


class _Haystack:
    """Many texts as one, searched at once."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = texts
        self.joined = "\n".join(texts)
        self.ends = list(accumulate(len(text) + 1 for text in texts))

    def find(self, pattern: str) -> Iterator[tuple[str, Text]]:
        for match in re.finditer(pattern, self.joined):
            filling = next(group for group in match.groups() if group)
            yield filling, self.texts[bisect_right(self.ends, match.start())]


def find_leaks(texts: Sequence[Text], own: int, elsewhere: int) -> Iterator[Leak]:
    """The masks whose words stand readable in exactly one wording in a passage that is otherwise
    alike: at least `own` characters beside the mask within the same project, `elsewhere`
    characters in names, tables and narrative. The rows of other projects are about other things.
    """
    masked = [text for text in texts if "**" in text]
    if not masked:
        return
    outside = _Haystack([text for text in texts if _is_outside(text)])
    projects: dict[int | None, _Haystack] = {}
    for text in masked:
        number = text.field.project
        if number is not None and number not in projects:
            projects[number] = _Haystack([t for t in texts if t.field.project == number])
        for mask in MASK.finditer(text):
            near = projects.get(number)
            readable = near and _readable(near, text, mask.span(), own)
            readable = readable or _readable(outside, text, mask.span(), elsewhere)
            if readable:
                yield Leak(text, mask.span(), readable)


def _is_outside(text: Text) -> bool:
    return text.field.project is None or text.field.name in {"title", "name"}


def _readable(haystack: _Haystack, text: Text, span: tuple[int, int], least: int) -> Text | None:
    """The text that shows what is masked: first all that stands beside the mask is looked for,
    then every stretch of it with the least number of characters."""
    left, right = _beside(text, span)
    sizes = [
        size for size in range(2, least - 1) if size <= len(left) and least - size <= len(right)
    ]
    frames = [f"{left[-size:]}{_FILLING}{right[: least - size]}" for size in sizes]
    if span[1] == len(text) and span[0] == len(left) >= 6:
        # A name that ends in the mask, and elsewhere in a remark in brackets.
        frames.append(f"(?m:^){left}{_BRACKETED}")
    whole = [f"{left}{_FILLING}{right}"] if sizes else []
    for patterns in (whole, frames):
        found = list(haystack.find("|".join(patterns))) if patterns else []
        # Several wordings are several things of the same kind: the mask may stand for any.
        if len({filling for filling, _ in found}) == 1:
            return found[0][1]
    return None


def _beside(text: str, span: tuple[int, int]) -> tuple[str, str]:
    """The Chinese characters directly before and after a mask, within the clause."""
    before = text[max(0, span[0] - _BESIDE) : span[0]]
    run = _RUN.match(before[::-1])
    after = _RUN.match(text, span[1], span[1] + _BESIDE)
    assert run and after
    return run.group()[::-1], after.group()
