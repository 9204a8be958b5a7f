"""Kind `balanced`: brackets and quotation marks must come in pairs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linter.domain.regex import Regex
from linter.facts.text import Text
from linter.kinds.match import Kind, Match, Outcome, Spot, Values, texts_of
from linter.language.expression import Expression
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Arguments:
    """`in`: the texts. `pairs`: opening and closing mark each, e.g. （）; pairs of one `group`
    close one another, which is reported as mixed. `except`: passages where marks do not count.
    `closed_early`: passages whose group 1 is a closing mark that stands too early."""

    in_: tuple[Expression, ...]
    pairs: tuple[str, ...]
    groups: tuple[str, ...] = ()
    except_: tuple[Regex, ...] = ()
    closed_early: tuple[Regex, ...] = ()


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"mark": str, "mixed": bool, "early": bool, "cell": Text}


@dataclass(frozen=True, slots=True)
class _Trouble:
    position: int
    mark: str
    mixed: bool = False
    early: bool = False


def troubles(text: str, arguments: Arguments) -> Iterator[_Trouble]:
    """The marks without a partner and the pairs of mixed width, in order."""
    closing = {pair[1]: pair[0] for pair in arguments.pairs}
    skipped = {
        index
        for regex in arguments.except_
        for match in regex.pattern.finditer(text)
        for index in range(*match.span())
    }
    opened: list[tuple[int, str]] = []
    for index, mark in enumerate(text):
        if index in skipped:
            continue
        if mark in closing.values():
            opened.append((index, mark))
        elif mark in closing:
            yield from _close(opened, index, mark, closing[mark], arguments.groups)
    yield from (_Trouble(index, mark) for index, mark in opened)
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


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    any_mark = re.compile(f"[{re.escape(''.join(arguments.pairs))}]")
    for text in filter(any_mark.search, texts_of(arguments.in_, values)):
        marks = text.field.text if isinstance(text, Text) else text
        for trouble in troubles(marks, arguments):
            names = {
                "mark": trouble.mark,
                "mixed": trouble.mixed,
                "early": trouble.early,
                "cell": text,
            }
            at = _spot(text, trouble.position)
            yield Match(names, at)


def _spot(text: str, position: int) -> Spot | None:
    if not isinstance(text, Text):
        return None
    start = next((i for i in range(len(text)) if text.raw_span(i, i + 1)[1] > position), 0)
    return Spot(text, (start, start + 1))


KIND = Kind(Arguments, judge, gives)
