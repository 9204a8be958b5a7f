"""Station 3: what a subject names besides what is done with it, and of which kind that is."""

from itertools import takewhile

from linter.facts.lexicon import Lexicon

# The shortest noun that is told from a qualifier: 路灯, 基地.
_SHORTEST = 2
_DIGITS = "0123456789"


def thing_of(about: str, lexicon: Lexicon) -> str:
    """A subject without its numbering, the words for what is done and those that purposes begin
    with: 用于维护路灯 → 路灯."""
    thing = lexicon.groups_pattern("actions").sub("", about).lstrip(_DIGITS)
    opening = lexicon.words_pattern("purpose_fillers").match(thing)
    return thing[opening.end() :] if opening else thing


def of_other_kinds(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether each of two subjects puts words of its own before the thing that both end with
    (原种繁育基地, 一级种薯繁育基地); words for the whole place (全县) say no kind."""
    kinds = _kinds(thing_of(left, lexicon), thing_of(right, lexicon))
    if kinds is None:
        return False
    fillers = [lexicon.words_pattern(name) for name in ("fillers_before", "stop_words")]
    for filler in fillers:
        kinds = filler.sub("", kinds[0]), filler.sub("", kinds[1])
    return all(kinds)


def is_grade_of(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether one subject is the other behind a word for a grade or level (一级, 县级), so that it
    may count less."""
    short, long = sorted((thing_of(left, lexicon), thing_of(right, lexicon)), key=len)
    return long.endswith(short) and long.removesuffix(short) in lexicon.words.get("grades", ())


def one_thing(left: str, right: str, lexicon: Lexicon) -> str:
    """The thing that two subjects name, if they name the same; else an empty text."""
    thing = thing_of(left, lexicon)
    same = thing == thing_of(right, lexicon) and "*" not in thing
    return thing if same and len(thing) >= _SHORTEST else ""


def _kinds(left: str, right: str) -> tuple[str, str] | None:
    """What stands before the common end; None where that is no thing."""
    pairs = zip(reversed(left), reversed(right), strict=False)
    size = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if size < _SHORTEST:
        return None
    return left[:-size], right[:-size]
