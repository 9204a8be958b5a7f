"""Station 3: the words of a phrase; jieba is loaded with the first phrase that is cut."""

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

Segmenter = Callable[[str], tuple[str, ...]]


def segmenter(dictionary: Path | None) -> Segmenter:
    """A function that cuts a phrase into its words, in order, marks and blanks left out.

    `dictionary` has a line “word frequency” a word; a small one loads in a tenth of the time of
    jieba's own, which is used where none is given.
    """

    @cache
    def tokenizer() -> Any:
        return _tokenizer(dictionary)

    @lru_cache(maxsize=4096)
    def words(phrase: str) -> tuple[str, ...]:
        return tuple(word for word in tokenizer().lcut(phrase) if word.isalnum())

    return words


def _tokenizer(dictionary: Path | None) -> Any:
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    if dictionary is not None:
        # Filled by hand: initialize() would write a cache file into the temporary folder.
        tokenizer.FREQ, tokenizer.total = _frequencies(dictionary)
        tokenizer.initialized = True
    return tokenizer


def _frequencies(dictionary: Path) -> tuple[dict[str, int], int]:
    """The words with their frequencies and their beginnings with 0, as jieba wants them."""
    frequencies: dict[str, int] = {}
    total = 0
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, _, frequency = line.partition(" ")
        if not frequency.isdecimal():
            continue
        frequencies[word] = int(frequency)
        total += int(frequency)
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)
    return frequencies, total
