"""Station 3: what the purpose of a project says once words that every purpose has are left out."""

import re

from linter.facts.lexicon import Lexicon
from linter.facts.quantity import find_quantities
from linter.facts.sameness import letters, uncovered
from linter.facts.text import Text
from linter.facts.types import Quantity

_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
_MASK = re.compile(r"\*{2,}")
_NO_THINGS = frozenset(
    {None, "money", "currency", "share", "share_points", "duration", "grade", "score"}
)


def money_count(text: str, lexicon: Lexicon) -> int:
    """How many amounts of money the text states."""
    return len(lexicon.amount_pattern.findall(text))


def counts(purpose: Text, name: str, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """The numbers of things that the purpose states (六处, 12公里) and the name does not: no money,
    and no 一个, which counts nothing."""
    return tuple(
        quantity
        for quantity in find_quantities(purpose, lexicon)
        if quantity.dimension not in _NO_THINGS
        and not (quantity.text.startswith("一") and quantity.number == 1)
        and quantity.text not in name
    )


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
