"""The settings of a run: what it needs besides documents."""

from dataclasses import dataclass, field
from datetime import date

from linter.facts.lexicon import Lexicon
from linter.language.profile import Least, Profile
from linter.language.rule import Rule
from linter.language.suppression import Suppressions
from linter.model import Disclosure
from linter.recognise.layout import Layout


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run needs besides the documents. `problems` are lines `path:line:column: …`
    on rule files that could not be used; the other rules run all the same. `previous` is last
    year's disclosure, for the rules that compare with it. With `keep_disclosures` the reports of
    documents hold what was recognised, which takes the memory of all documents together; with
    `keep_facts` what was read from it, too.
    `profiles` are those that were applied to `every_rule`, which holds those that are off, too;
    `today` is the day on which suppressions must still hold.
    """

    rules: tuple[Rule, ...]
    layouts: tuple[Layout, ...]
    lexicon: Lexicon
    problems: tuple[str, ...] = ()
    seconds: float = 0.0
    least: Least = field(default_factory=Least)
    previous: Disclosure | None = None
    keep_disclosures: bool = False
    keep_facts: bool = False
    suppressions: Suppressions = field(default_factory=Suppressions)
    profiles: tuple[Profile, ...] = ()
    every_rule: tuple[Rule, ...] = ()
    today: date = field(default_factory=date.today)
