"""Station 0: whether a regular expression repeats what repeats.

Reads the syntax that the manual of Python's `re` promises: groups, classes and repeats are told
apart, all else is a character.
"""

import re

# A repeat that ends after so many times is none that can run away.
_MANY = 32
_TOKEN = re.compile(
    r"""
      \\ .                                           # an escape
    | \[ \^? \]? (?: \\ . | [^\]\\] )* \]            # a class; a bracket may be its first character
    | \(\?\# [^)]* \)                                # a comment
    | \(\?P= [^)]* \)                                # what a group has matched
    | \(\? [aiLmsux]+ \)                             # flags for all of the expression
    | (?P<open> \( (?: \? (?: P<[^>]*> | \([^)]*\) | <?[=!] | > | [aiLmsux-]*: ) )? )
    | (?P<close> \) )
    | (?P<repeat> (?: [*+?] | \{ (?P<least>\d*) (?P<comma>,)? (?P<most>\d*) \} (?<! \{\} ) )
                  (?P<possessive> \+ )? )
    | .
    """,
    re.DOTALL | re.VERBOSE,
)
_VERBOSE = re.compile(r"\(\? [aiLmsu]* x", re.VERBOSE)


def is_verbose(text: str) -> bool:
    """Whether the expression asks for the flag `x`, by which blanks and # mean something else."""
    return "x" in text and any(_VERBOSE.match(token[0]) for token in _TOKEN.finditer(text))


def repeats_repeats(text: str) -> bool:
    """Whether something endless is repeated endlessly, as in `(a+,?)+`, in an expression that is
    well formed."""
    if sum(map(text.count, "*+{")) < 2:
        return False
    # For the expression and each group that is open: whether it holds an endless repeat.
    holds = [False]
    # Whether what was read last, and what a repeat would repeat, holds one.
    last = False
    for token in _TOKEN.finditer(text):
        if token["open"]:
            holds.append(False)
        elif token["close"]:
            last = holds.pop()
            holds[-1] |= last
        elif token["repeat"]:
            if _is_endless(token):
                if last:
                    return True
                holds[-1] = True
        else:
            last = False
    return False


def _is_endless(repeat: re.Match[str]) -> bool:
    """A possessive repeat never gives back what it took, so it cannot run away by itself."""
    if repeat["possessive"] or repeat[0][0] == "?":
        return False
    most = repeat["most"] if repeat["comma"] else repeat["least"]
    return not most or int(most) > _MANY
