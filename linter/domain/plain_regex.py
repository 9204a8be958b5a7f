"""Station 0: regular expressions that are surely well formed, told without compiling them.

`re` takes as long to judge an expression as to compile it, a millisecond where it holds a large
class such as `[一-龥]`; here one look over its parts does.
"""

import re

_DEEPEST = 20
_POINT = r"(?: [^\\\[\]^&~|-] | \\u[0-9A-Fa-f]{4} )"
_ESCAPE = r"(?: \\ (?: [dDwWsSntr] | [^0-9A-Za-z] | x[0-9A-Fa-f]{2} ) )"
_CLASS = rf"\[ \^? (?: {_POINT}-{_POINT} | {_POINT} | {_ESCAPE} )+ -? \]"
_ATOMS = rf"(?: [^\\\[\](){{}}*+?|^$] | \\u[0-9A-Fa-f]{{4}} | {_ESCAPE} | {_CLASS} )+"
_TOKEN = re.compile(
    rf"""
      (?P<atoms> {_ATOMS} )
    | \\ (?P<reference> [1-9] ) (?! \d )
    | \(\?<[=!] \^? {_ATOMS} \)                       # what stands before, of a fixed length
    | (?P<open> \( (?: (?P<unnumbered> \?[:=!] ) | \?P<(?P<name> [a-z_][a-z0-9_]* )> | (?!\?) ) )
    | (?P<close> \) )
    | (?P<repeat> (?: [*+?]
                    | \{{ (?P<least>\d{{1,3}}) (?P<comma>,)? (?P<most>\d{{0,3}}) \}} ) [?+]? )
    | (?: [|^$] | \\b )
    """,
    re.DOTALL | re.VERBOSE,
)
_RANGE = re.compile(rf"(?<! \\ ) ({_POINT}) - ({_POINT})", re.VERBOSE)


def is_plain(text: str) -> bool:
    """Whether the expression is surely well formed, because it holds nothing but characters,
    classes, simple groups and single repeats; other expressions are for `re` to judge."""
    # The numbers of the groups that are open, 0 for those without.
    opened: list[int] = []
    closed: set[int] = set()
    names: list[str] = []
    count = position = 0
    repeatable = False
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None or not _is_sound(token, repeatable, closed):
            return False
        if token["open"]:
            count += not token["unnumbered"]
            opened.append(0 if token["unnumbered"] else count)
            names += [token["name"]] if token["name"] else []
        elif token["close"]:
            if not opened:
                return False
            closed.add(opened.pop())
        repeatable = bool(token["atoms"] or token["close"] or token["reference"])
        position = token.end()
        if len(opened) > _DEEPEST:
            return False
    return not opened and len(names) == len(set(names))


def _is_sound(token: re.Match[str], repeatable: bool, closed: set[int]) -> bool:
    """Whether a token may stand here: a repeat behind what can be repeated and with its limits in
    order, a reference to a group that is closed, ranges in order."""
    if token["repeat"]:
        least, most = token["least"], token["most"]
        ordered = not most or (token["comma"] is not None and int(least) <= int(most))
        return repeatable and ordered
    if token["reference"]:
        return int(token["reference"]) in closed
    return all(_point(low) <= _point(high) for low, high in _RANGE.findall(token[0]))


def _point(text: str) -> int:
    return ord(text) if len(text) == 1 else int(text[2:], 16)
