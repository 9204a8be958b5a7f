"""Kind `balanced`: brackets and quotation marks must come in pairs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linter.domain.regex import Regex
from linter.facts.text import Text
from linter.kinds.match import Kind, Match, Outcome, Spot, Values, texts_of
from linter.language.expression import Expression
from linter.language.shape import Shape

_ENDS = ("。", "；", ";", "！", "？", "：", ":")


@dataclass(frozen=True, slots=True)
class Arguments:
    """`in`: the texts. `pairs`: opening and closing mark each, e.g. （）; pairs of one `group`
    close one another, which is reported as mixed. `except`: passages where marks do not count.
    `closed_early`: passages whose group 1 is a closing mark that stands too early. `lines`: the
    fields whose texts may be one sentence or title broken over neighbouring lines."""

    in_: tuple[Expression, ...]
    pairs: tuple[str, ...]
    groups: tuple[str, ...] = ()
    except_: tuple[Regex, ...] = ()
    closed_early: tuple[Regex, ...] = ()
    lines: tuple[str, ...] = ()


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"mark": str, "mixed": bool, "early": bool, "crossed": bool, "cell": Text}


@dataclass(frozen=True, slots=True)
class _Trouble:
    position: int
    mark: str
    mixed: bool = False
    early: bool = False
    crossed: bool = False


def troubles(text: str, arguments: Arguments) -> Iterator[_Trouble]:
    """The marks without a partner, the pairs of mixed width and those that cross others."""
    closing = {pair[1]: pair[0] for pair in arguments.pairs}
    skipped = {
        index
        for regex in arguments.except_
        for match in regex.pattern.finditer(text)
        for index in range(*match.span())
    }
    opened: list[tuple[int, str]] = []
    found: list[_Trouble] = []
    for index, mark in enumerate(text):
        if index in skipped:
            continue
        if mark in closing.values():
            opened.append((index, mark))
        elif mark in closing:
            found += _close(opened, index, mark, closing[mark], arguments.groups)
    found += (_Trouble(index, mark) for index, mark in opened)
    yield from _with_crossed(found, closing)
    for regex in arguments.closed_early:
        for match in regex.pattern.finditer(text):
            yield _Trouble(match.start(1), match.group(1), early=True)


def _close(
    opened: list[tuple[int, str]], index: int, mark: str, partner: str, groups: tuple[str, ...]
) -> Iterator[_Trouble]:
    if opened and opened[-1][1] == partner:
        opened.pop()
    elif opened and any(opened[-1][1] in group and mark in group for group in groups):
        _, other = opened.pop()
        yield _Trouble(index, f"{other}…{mark}", mixed=True)
    elif any(other == partner for _, other in opened):
        while opened[-1][1] != partner:
            position, other = opened.pop()
            yield _Trouble(position, other)
        opened.pop()
    else:
        yield _Trouble(index, mark)


def _with_crossed(found: list[_Trouble], closing: Mapping[str, str]) -> Iterator[_Trouble]:
    """An opening mark and its partner further on that both stayed alone cross another pair, as in
    [（…]）: they are one trouble."""
    alone: list[_Trouble] = []
    for trouble in found:
        partner = next((t for t in alone if t.mark == closing.get(trouble.mark)), None)
        if partner is None:
            alone.append(trouble)
        else:
            mark = f"{partner.mark}…{trouble.mark}"
            alone[alone.index(partner)] = _Trouble(partner.position, mark, crossed=True)
    yield from alone


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    any_mark = re.compile(f"[{re.escape(''.join(arguments.pairs))}]")
    waiting: list[tuple[str, _Trouble]] = []
    for text in texts_of(arguments.in_, values):
        found: list[_Trouble] = []
        if any_mark.search(text):
            found = list(troubles(text.field.text if isinstance(text, Text) else text, arguments))
        if waiting and found and _is_line(text, arguments) and _closes(waiting, found, arguments):
            waiting, found = waiting[:-1], found[1:]
        yield from (_match(*each) for each in waiting)
        waiting = [(text, trouble) for trouble in found]
        if not (_is_line(text, arguments) and _is_broken(text)):
            yield from (_match(*each) for each in waiting)
            waiting = []
    yield from (_match(*each) for each in waiting)


def _is_line(text: str, arguments: Arguments) -> bool:
    return isinstance(text, Text) and text.field.name in arguments.lines


def _is_broken(text: str) -> bool:
    """Whether a line may go on in the next one: no sentence ends with it."""
    return not text.rstrip().endswith(_ENDS)


def _closes(
    waiting: list[tuple[str, _Trouble]], found: list[_Trouble], arguments: Arguments
) -> bool:
    """Whether the first mark of a line without a partner closes the last one of the line before."""
    return f"{waiting[-1][1].mark}{found[0].mark}" in arguments.pairs


def _match(text: str, trouble: _Trouble) -> Match:
    names = {
        "mark": trouble.mark,
        "mixed": trouble.mixed,
        "early": trouble.early,
        "crossed": trouble.crossed,
        "cell": text,
    }
    return Match(names, _spot(text, trouble.position))


def _spot(text: str, position: int) -> Spot | None:
    if not isinstance(text, Text):
        return None
    start = next((i for i in range(len(text)) if text.raw_span(i, i + 1)[1] > position), 0)
    return Spot(text, (start, start + 1))


KIND = Kind(Arguments, judge, gives)
