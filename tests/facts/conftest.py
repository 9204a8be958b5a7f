"""What the tests of station 3 share: the shipped lexicon, and texts made from strings."""

from collections.abc import Callable
from pathlib import Path

import pytest

from linter.document import TextPlace
from linter.facts.lexicon import Lexicon
from linter.facts.lexicon_file import load_lexicon
from linter.facts.text import Text
from linter.model import Field

LEXICON = Path(__file__).parents[2] / "rules" / "lexicon"


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon([LEXICON])


@pytest.fixture(scope="session")
def text() -> Callable[[str], Text]:
    return lambda raw: Text(Field("value", raw, TextPlace(1, 1)))
