"""Between file and station 1: the blanks of a line that are but gaps between its characters."""

from collections.abc import Sequence
from itertools import pairwise

# Shares of the width of a letter: the gap of a blank, and that between Chinese and Latin.
WORD_GAP = 0.22
_MIXED_GAP = 0.6


def spaced(
    text: str, lefts: Sequence[float], rights: Sequence[float], gaps: Sequence[float], em: float
) -> str:
    """The text with blanks in the gaps that no blank fills.

    Programs set Chinese and Latin letters apart without a blank, by a quarter of a letter.
    """
    # Some fonts give the box of the ink for a character, which takes a whole em.
    middles = [(left + right) / 2 for left, right in zip(lefts, rights, strict=True)]
    steps = [after - before - em for before, after in pairwise(middles)]
    are_wide = [not (before.isascii() or after.isascii()) for before, after in pairwise(text)]
    usual = max(sorted(gaps)[len(gaps) // 2], 0) if gaps else 0.0
    usual_step = _usual([step for step, is_wide in zip(steps, are_wide, strict=True) if is_wide])
    done = text[0]
    for index, (before, after) in enumerate(pairwise(text)):
        if are_wide[index]:
            is_apart = steps[index] - usual_step > WORD_GAP * em
        else:
            least = _MIXED_GAP if before.isascii() != after.isascii() else WORD_GAP
            is_apart = gaps[index] - usual > least * em
        is_parted = is_apart and not before.isspace() and not after.isspace()
        done += f" {after}" if is_parted else after
    return done


def _usual(steps: Sequence[float]) -> float:
    """What is between most characters of a line: a justified one is set apart everywhere."""
    return max(sorted(steps)[(len(steps) - 1) // 2], 0.0) if steps else 0.0
