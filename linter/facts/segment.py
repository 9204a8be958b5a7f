"""Station 3: words of a phrase; jieba is loaded with the first phrase that is cut, never before."""

from functools import cache, lru_cache
from typing import Any

SHORTEST = 2


@cache
def _tokenizer() -> Any:
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba.Tokenizer()


@lru_cache(maxsize=4096)
def content_words(phrase: str, fillers: frozenset[str]) -> frozenset[str]:
    """The words of a phrase that say what it is about: two characters at least, no fillers."""
    return frozenset(
        word for word in words_of(phrase) if len(word) >= SHORTEST and word not in fillers
    )


@lru_cache(maxsize=4096)
def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase in order; marks and blanks are left out."""
    if len(phrase) <= 2:
        return (phrase,) if phrase.isalnum() else ()
    return tuple(word for word in _tokenizer().lcut(phrase) if word.isalnum())
