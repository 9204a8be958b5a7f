"""Between file and station 1: characters that touch each other, as one run of text."""

from collections.abc import Iterable, Iterator, Sequence

from linter.readers.pdf.marks import Glyph, Run

# As a share of the width of a letter.
TOUCHING = 0.25


def runs_of(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    """Runs of the characters in the order given: those that stand behind one another and are
    equally high become one."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(run[-1], glyph):
            yield _run(run)
            run = []
        run.append(glyph)
    if run:
        yield _run(run)


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    is_level = (glyph.top, glyph.bottom) == (before.top, before.bottom)
    touch = TOUCHING * (glyph.right - glyph.left)
    return is_level and -touch < glyph.left - before.right < touch and glyph.left >= before.left


def _run(glyphs: Sequence[Glyph]) -> Run:
    texts, lefts, tops, rights, bottoms = zip(*glyphs, strict=True)
    return Run("".join(texts), lefts, rights, tops[0], bottoms[0])


def glyphs_of(run: Run) -> Iterator[Glyph]:
    """The characters of a run, each with its box."""
    text, lefts, rights, top, bottom = run
    for character, left, right in zip(text, lefts, rights, strict=True):
        yield Glyph(character, left, top, right, bottom)


def part_of(run: Run, start: int, end: int) -> Run:
    """The characters of a run from `start` to before `end`."""
    text, lefts, rights, top, bottom = run
    return Run(text[start:end], lefts[start:end], rights[start:end], top, bottom)
