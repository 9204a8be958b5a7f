"""Kind `alike`: no two items of a list may say nearly the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from linter.domain.regex import Regex
from linter.facts.sameness import bigrams, letters
from linter.facts.similar import Tokens, groups, shingles
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of
from linter.language.build import word_of
from linter.language.expression import Expression
from linter.language.shape import Shape, element


@dataclass(frozen=True, slots=True)
class Arguments:
    """`items`: the list. `by`: the text, or the list of texts, that is compared; alike are those
    with at least `similar` (0 to 1) of all their pairs of letters, or of all their entries, in
    common. `run`: texts that share a run of that many letters are alike too. Texts of fewer
    letters and lists of fewer entries than `shortest` are not compared. `strip` and `without`:
    patterns and texts taken out before comparing. `own`: texts that an item's text should speak
    of; of several that are alike the finding stands at the one that does so least, else the last.
    """

    BINDS: ClassVar[Mapping[str, str]] = {"by": "items", "without": "items", "own": "items"}

    items: Expression
    by: Expression
    similar: Expression
    shortest: Expression | None = None
    run: Expression | None = None
    strip: tuple[Regex, ...] = ()
    without: tuple[Expression, ...] = ()
    own: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    item: Any
    value: Any
    text: str
    tokens: Tokens
    own: Tokens


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    items = arguments.items.shape
    item = element(items)
    word = word_of(item)
    return {
        "others": items, "members": items, "times": int, "likeness": str, "shared": str,
        **({word: item} if word else {}),
    }  # fmt: skip


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    word = word_of(element(arguments.items.shape)) or "item"
    items = known(arguments.items, values)
    if items is None:
        yield Unknown(arguments.items.text)
        return
    entries = list(_entries(arguments, {**values}, word, items)) if len(items) > 1 else []
    if len(entries) < 2:
        return
    least = float(known(arguments.similar, values))
    found = [(group.members, group.least) for group in groups([e.tokens for e in entries], least)]
    length = int(known(arguments.run, values)) if arguments.run else 0
    if length:
        together = {at for members, _ in found for at in members}
        found += [pair for pair in _sharing(entries, length) if not set(pair[0]) <= together]
    for members, likeness in found:
        yield _match([entries[at] for at in members], likeness, word)


def _entries(
    arguments: Arguments, values: Values, word: str, items: Sequence[Any]
) -> Iterator[_Entry]:
    shortest = int(known(arguments.shortest, values) or 1) if arguments.shortest else 1
    for item in items:
        values[word] = item
        value = known(arguments.by, values)
        if isinstance(value, tuple):
            tokens, text, size = frozenset(value), "", len(value)
        elif isinstance(value, str):
            text = _plain(value, arguments, values)
            tokens, size = bigrams(text), len(text)
        else:
            continue
        if size >= shortest:
            own = "".join(filter(None, (known(each, values) for each in arguments.own)))
            yield _Entry(item, value, text, tokens, shingles(own))


def _plain(text: str, arguments: Arguments, values: Values) -> str:
    for expression in arguments.without:
        text = text.replace(known(expression, values) or "\0", "")
    for regex in arguments.strip:
        text = regex.pattern.sub("", text)
    return letters(text)


def _sharing(entries: Sequence[_Entry], length: int) -> Iterator[tuple[tuple[int, ...], float]]:
    """Pairs of entries, the first with each later one, that share a run of that many letters."""
    first: dict[str, int] = {}
    seen: set[tuple[int, int]] = set()
    for position, entry in enumerate(entries):
        for start in range(len(entry.text) - length + 1):
            other = first.setdefault(entry.text[start : start + length], position)
            if other != position and (other, position) not in seen:
                seen.add((other, position))
                yield (other, position), 0.0


def _match(members: Sequence[_Entry], likeness: float, word: str) -> Match:
    shared = _longest_run(members[0].text, members[1].text)
    common = None if likeness else shingles(shared)
    entry = max(enumerate(members), key=lambda pair: (-_ownness(pair[1], common), pair[0]))[1]
    others = [member for member in members if member is not entry]
    names = {
        word: entry.item,
        "members": tuple(member.item for member in members),
        "others": tuple(member.item for member in others),
        "times": len(members),
        "likeness": f"{Decimal(likeness * 100):.0f}%" if likeness else "",
        "shared": shared,
    }
    related = tuple(spot for other in others if (spot := spot_of(other.value)))
    return Match(names, spot_of(entry.value) or spot_of(entry.item), related, subject=entry.item)


def _ownness(entry: _Entry, common: Tokens | None) -> float:
    """How much of what the item's own texts say stands in its text, or in the part in common."""
    if not entry.own:
        return 0.0
    return len(entry.own & (entry.tokens if common is None else common)) / len(entry.own)


def _longest_run(left: str, right: str) -> str:
    best = ""
    for start in range(len(left)):
        while start + len(best) < len(left) and left[start : start + len(best) + 1] in right:
            best = left[start : start + len(best) + 1]
    return best


KIND = Kind(Arguments, judge, gives)
