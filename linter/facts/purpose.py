"""Station 3: what the purpose of a project says once words that every purpose has are left out."""

import re

from linter.facts.lexicon import Lexicon
from linter.facts.sameness import letters, uncovered

_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
_MASK = re.compile(r"\*{2,}")


def money_count(text: str, lexicon: Lexicon) -> int:
    """How many amounts of money the text states."""
    return len(lexicon.amount_pattern.findall(text))


def content(text: str, lexicon: Lexicon) -> str:
    """The text without amounts of money, years, punctuation and the words of the lists
    `purpose_fillers` and `purpose_amounts`."""
    text = _YEAR.sub("", lexicon.amount_pattern.sub("", text))
    text = lexicon.words_pattern("purpose_amounts").sub("", text)
    return letters(lexicon.words_pattern("purpose_fillers").sub("", text))


def novelty(purpose: str, name: str, lexicon: Lexicon) -> int:
    """How many characters of the purpose's content are not in the name; each mask in the name may
    hide two."""
    masks = len(_MASK.findall(name))
    unknown = uncovered(content(purpose, lexicon), content(name, lexicon))
    return max(0, unknown - 2 * masks)
