"""Station 0: regular expressions of the domain, refused when they can run away."""

import re
import warnings
from dataclasses import dataclass
from functools import cached_property, lru_cache

from linter.domain.plain_regex import is_plain
from linter.domain.runaway import is_verbose, repeats_repeats

_REFERENCE = re.compile(r"\\[1-9]|\(\?P[<=]|\(\?[aiLmsux-]")


@dataclass(frozen=True)
class Regex:
    """A regular expression that has been checked.

    Not slotted: most are never asked for, since one look at a text tells that none of many occurs,
    and compiling them all would take a third of the time to start.
    """

    text: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression compiled."""
        return re.compile(self.text)


def checked_regex(text: str) -> Regex:
    """The regular expression of a text; raises ValueError with the reason in Chinese.

    A repeat of repeats such as `(X+,?)+` is refused: Python's engine can take exponential time
    on it, on a cell that anybody may write.
    """
    if not is_plain(text):
        _check_syntax(text)
    if repeats_repeats(text):
        raise ValueError("正则表达式中重复里又有重复（如“(…+)+”），遇到特殊文字会卡死，请改写")
    return Regex(text)


def _check_syntax(text: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(text)
    except (re.error, FutureWarning, DeprecationWarning) as error:
        raise ValueError(f"正则表达式有误：{error}") from None
    except (RecursionError, OverflowError):
        raise ValueError("正则表达式过于复杂") from None
    if is_verbose(text):
        raise ValueError("正则表达式不能用 x 标志（分行加注释的写法），请写成一行")


@lru_cache(maxsize=512)
def any_of(texts: tuple[str, ...]) -> re.Pattern[str] | None:
    """One expression that is found wherever one of the texts is, to pass over most cells with a
    single look; None when groups referred to by number do not allow it."""
    if any(_REFERENCE.search(text) for text in texts):
        return None
    return re.compile("|".join(f"(?:{text})" for text in texts))
