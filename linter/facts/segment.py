"""Station 3: words of a phrase; jieba is loaded with the first phrase that is cut, never before."""

from functools import cache, lru_cache
from typing import Any


@cache
def _tokenizer() -> Any:
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba.Tokenizer()


@lru_cache(maxsize=4096)
def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase in order; marks and blanks are left out."""
    if len(phrase) <= 2:
        return (phrase,) if phrase.isalnum() else ()
    return tuple(word for word in _tokenizer().lcut(phrase) if word.isalnum())
