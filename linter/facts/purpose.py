"""Station 3: what the purpose of a project says once words that every purpose has are left out."""

import re
from functools import lru_cache

from linter.facts.lexicon import Lexicon
from linter.facts.sameness import letters, uncovered

_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
_MASK = re.compile(r"\*{2,}")


@lru_cache(maxsize=4)
def _money(symbols: frozenset[str], multipliers: frozenset[str]) -> re.Pattern[str]:
    unit = "|".join(sorted(map(re.escape, symbols), key=len, reverse=True))
    times = "".join(map(re.escape, sorted(multipliers)))
    return re.compile(rf"\d[\d,，]*(?:\.\d+)?[{times}]*(?:{unit})")


def _money_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    symbols = (symbol for symbol, unit in lexicon.units.items() if unit.dimension == "money")
    letters_of = (letter for word in lexicon.multipliers for letter in word)
    return _money(frozenset(symbols), frozenset(letters_of))


def money_count(text: str, lexicon: Lexicon) -> int:
    """How many amounts of money the text states."""
    return len(_money_pattern(lexicon).findall(text))


def content(text: str, lexicon: Lexicon) -> str:
    """The text without amounts of money, years, punctuation and the words of the lists
    `purpose_fillers` and `purpose_amounts`."""
    text = _YEAR.sub("", _money_pattern(lexicon).sub("", text))
    text = lexicon.words_pattern("purpose_amounts").sub("", text)
    return letters(lexicon.words_pattern("purpose_fillers").sub("", text))


def novelty(purpose: str, name: str, lexicon: Lexicon) -> int:
    """How many characters of the purpose's content are not in the name; each mask in the name may
    hide two."""
    masks = len(_MASK.findall(name))
    unknown = uncovered(content(purpose, lexicon), content(name, lexicon))
    return max(0, unknown - 2 * masks)
