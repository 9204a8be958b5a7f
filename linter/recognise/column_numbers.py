"""Station 2: rows that do nothing but number the columns."""

import re
from itertools import dropwhile

from linter.recognise.grid import Row
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import key

# A number of its own, or with the sum that the column holds: 3=4+5.
_NUMBER = re.compile(r"(\d{1,2})(?:=[\d+\-*/()]+)?")
_FEWEST = 3


def numbers_columns(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether the row counts the columns: 栏次 1 2 3 …, or nothing but 1 2 3 …; columns of texts
    before the first number may be counted by a single character each."""
    # Nearly every row that is asked ends in something else.
    if not row.filled or not _NUMBER.fullmatch(key(row.filled[-1].text)):
        return False
    words = [key(cell.text) for cell in row.filled]
    is_named = words[0] in vocabulary.number_rows
    counted = words[1:] if is_named else list(dropwhile(_is_character, words))
    numbers = [match[1] for word in counted if (match := _NUMBER.fullmatch(word))]
    fewest = 1 if is_named else _FEWEST
    return len(numbers) >= fewest and numbers == [str(n) for n in range(1, len(counted) + 1)]


def _is_character(word: str) -> bool:
    return len(word) == 1 and not word.isdigit()
