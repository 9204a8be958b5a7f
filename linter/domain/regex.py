"""Station 0: regular expressions of the domain, refused when they can run away."""

import re
import warnings
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import accumulate

from linter.domain.plain_regex import is_plain
from linter.domain.runaway import is_verbose, repeats_repeats

# What an expression may not have to stand behind others: names of groups, flags, conditions.
_APART = re.compile(r"(?<!\\)(?:\\\\)*\(\?(?:P[<=]|[aiLmsux-]|\()")
# A character that is escaped, or the number of a group.
_ESCAPED = re.compile(r"\\(?:([1-9]\d?)|.)", re.DOTALL)
_MOST_GROUPS = 99


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
    single look; None when names of groups, flags or too many groups do not allow it."""
    if any(_APART.search(text) for text in texts):
        return None
    if any(match[1] for text in texts for match in _ESCAPED.finditer(text)):
        groups = [re.compile(text).groups for text in texts]
        if sum(groups) > _MOST_GROUPS:
            return None
        # Behind others a group has another number.
        befores = accumulate(groups, initial=0)
        texts = tuple(
            _ESCAPED.sub(partial(_shifted, by=before), text)
            for text, before in zip(texts, befores, strict=False)
        )
    return re.compile("|".join(f"(?:{text})" for text in texts))


def _shifted(match: re.Match[str], by: int) -> str:
    return f"\\{int(match[1]) + by}" if match[1] else match[0]
