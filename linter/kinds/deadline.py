"""Kind `deadline`: the deadlines of one event must be the same day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linter.facts.events import Deadline
from linter.kinds.match import Kind, Match, Outcome, Values, known, spot_of, spots_of
from linter.language.expression import Expression
from linter.language.shape import Shape

# So many pairs of characters in common name a thing (警示教育片).
_NAMED = 3
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Arguments:
    """`deadlines`: what is compared across texts. Two are for one event when what happens is equal
    and they share a thing that it happens to, or stand in one row; those of different rows are
    milestones of their own. A row that names no thing (任务完成时间) is about the project's. Prose
    may give several events one day (采购、上牌和交付): a row is about one of them when prose names
    its whole thing, or about them all when it tells when the last is over (完工, 交付)."""

    deadlines: Expression


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"left": Deadline, "right": Deadline, "month": int}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    found: tuple[Deadline, ...] = known(arguments.deadlines, values) or ()
    reported: set[frozenset[tuple[int, int, int]]] = set()
    for index, left in enumerate(found):
        for right in found[index + 1 :]:
            days = frozenset({left.day, right.day})
            if days in reported or not _conflict(left, right):
                continue
            reported.add(days)
            same = tuple(d for d in found if d.day == right.day and _one_event(left, d))
            names = {"left": left, "right": right, "month": max(left.day, right.day)[1]}
            evidence = f"{left.text}：{_date(left)}；{right.text}：{_date(right)}"
            yield Match(names, spot_of(right), spots_of((left, *same)), evidence)


def _conflict(left: Deadline, right: Deadline) -> bool:
    return left.day != right.day and left.day[0] == right.day[0] and _one_event(left, right)


def _one_event(left: Deadline, right: Deadline) -> bool:
    if left.source is right.source:
        return False
    if left.row is not None and right.row is not None:
        return left.row == right.row
    shared = len(left.things & right.things)
    if left.row != right.row and (_is_among(left, right) or _is_among(right, left)):
        return True
    if left.core or right.core:
        named = shared > 0 or left.is_general or right.is_general
        return left.core == right.core and named
    in_row = (left.row is None) != (right.row is None)
    if left.events or right.events:
        # 全部建成并投入使用: prose that names no thing means the project's.
        bare = in_row and not (left.things and right.things) and left.row != right.row
        return left.events == right.events and (shared > 0 or bare)
    within = left.things <= right.things if left.row is None else right.things <= left.things
    return shared >= _NAMED or (in_row and shared > 0 and within)


def _is_among(row: Deadline, prose: Deadline) -> bool:
    """Whether the event of a row is one of several in prose, or the end of them."""
    if row.named is None or not prose.is_list:
        return False
    is_last = row.events > row.core
    if row.core:
        named = row.named <= prose.things and (bool(row.named) or is_last)
        return row.core < prose.core and named
    shared = len(row.things & prose.things)
    whole = shared > 0 and row.named <= prose.things
    return is_last and row.events <= prose.events and (whole or shared >= _ENOUGH)


def _date(deadline: Deadline) -> str:
    return "{}月{}日".format(*deadline.day[1:])


KIND = Kind(Arguments, judge, gives)
