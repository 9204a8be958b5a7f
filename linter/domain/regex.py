"""Station 0: regular expressions of the domain, refused when they can run away."""

import re
import warnings
from dataclasses import dataclass, field
from functools import lru_cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_MANY = 32
_REFERENCE = re.compile(r"\\[1-9]|\(\?P[<=]|\(\?[aiLmsux-]")


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression as written and compiled."""

    text: str
    pattern: re.Pattern[str] = field(compare=False, repr=False)


def compile_regex(text: str) -> Regex:
    """Compile a regular expression; raises ValueError with the reason in Chinese.

    A repeat of repeats such as `(X+,?)+` is refused: Python's engine can take exponential time
    on it, on a cell that anybody may write.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compiled = re.compile(text)
            tree = parser.parse(text)
    except (re.error, FutureWarning, DeprecationWarning) as error:
        raise ValueError(f"正则表达式有误：{error}") from None
    except (RecursionError, OverflowError):
        raise ValueError("正则表达式过于复杂") from None
    if _nests(tree, inside=False):
        raise ValueError("正则表达式中重复里又有重复（如“(…+)+”），遇到特殊文字会卡死，请改写")
    return Regex(text, compiled)


@lru_cache(maxsize=512)
def any_of(texts: tuple[str, ...]) -> re.Pattern[str] | None:
    """One expression that is found wherever one of the texts is, to pass over most cells with a
    single look; None when groups referred to by number do not allow it."""
    if any(_REFERENCE.search(text) for text in texts):
        return None
    return re.compile("|".join(f"(?:{text})" for text in texts))


def _nests(tree: Any, inside: bool) -> bool:
    for operation, argument in tree:
        repeats = operation in {codes.MAX_REPEAT, codes.MIN_REPEAT}
        endless = repeats and argument[1] > _MANY
        if endless and inside:
            return True
        if repeats and _nests(argument[2], inside or endless):
            return True
        if any(_nests(part, inside) for part in _parts(operation, argument)):
            return True
    return False


def _parts(operation: Any, argument: Any) -> list[Any]:
    if operation is codes.SUBPATTERN:
        return [argument[3]]
    if operation is codes.BRANCH:
        return list(argument[1])
    if operation in {codes.ASSERT, codes.ASSERT_NOT}:
        return [argument[1]]
    if operation is codes.ATOMIC_GROUP:
        return [argument]
    return []
