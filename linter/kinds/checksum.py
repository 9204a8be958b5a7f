"""Kind `checksum`: the last character of a code must follow from the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from linter.facts.text import Text
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of
from linter.language.expression import Expression
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Arguments:
    """`codes`: all codes of the document. `alphabet`: the characters by value; character i (from 0)
    weighs `base`^i, the check character is `complement` minus the weighted sum, modulo the length
    of the alphabet. Judged only when at least `least` codes are there and `share` of them fit:
    the rule calibrates itself, other schemes stay silent."""

    codes: Expression
    alphabet: str
    base: int
    complement: int
    least: int
    share: Decimal


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"match": Text, "expected": str}


def check_character(code: str, arguments: Arguments) -> str | None:
    """The check character of a code without it, None when a character has no value."""
    values = [arguments.alphabet.find(character) for character in code]
    if min(values, default=-1) < 0:
        return None
    modulus = len(arguments.alphabet)
    total = sum(v * pow(arguments.base, i, modulus) for i, v in enumerate(values))
    return arguments.alphabet[(arguments.complement - total) % modulus]


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    codes = [code for code in known(arguments.codes, values) or () if code]
    expected = [check_character(code[:-1], arguments) for code in codes]
    fitting = sum(code[-1] == character for code, character in zip(codes, expected, strict=True))
    if len(codes) < arguments.least or fitting < arguments.share * len(codes):
        yield Unknown(arguments.codes.text)
        return
    for code, character in zip(codes, expected, strict=True):
        if code[-1] != character:
            yield Match({"match": code, "expected": character or "？"}, spot_of(code))


KIND = Kind(Arguments, judge, gives)
