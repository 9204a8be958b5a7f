"""The rule language: texts with {placeholders}, whose placeholders are expressions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from linter.facts.amount import Amount
from linter.facts.types import Quantity
from linter.language.expression import Expression, ExpressionError, compile_expression
from linter.language.operations import Undecided
from linter.language.shape import Shape

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Template:
    """Literal pieces and expressions in order."""

    text: str
    parts: tuple[str | Expression, ...]

    def render(self, names: dict[str, Any]) -> str:
        """The text with every placeholder filled; what is not known prints as “（未识别）”."""
        return "".join(
            part if isinstance(part, str) else _printed(part, names) for part in self.parts
        )


def _printed(expression: Expression, names: dict[str, Any]) -> str:
    try:
        return printed(expression.value(names))
    except Undecided:
        return printed(None)


def printed(value: object) -> str:
    """A value as people write it: facts as printed, money in 万元 or 元, shares in %."""
    if value is None:
        return "（未识别）"
    if isinstance(value, Amount):
        return amount_text(value)
    if isinstance(value, Quantity):
        # A bare number in a table headed 单位：万元 needs its unit when it is quoted.
        bare = value.unit is not None and value.unit not in value.text
        return f"{value.text}{value.unit}" if bare else value.text
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, tuple | list | frozenset):
        return "、".join(map(printed, value))
    return str(getattr(value, "text", value))


def plain(number: Decimal) -> str:
    """A number without exponent and trailing zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount_text(amount: Amount) -> str:
    """A calculated amount with its unit: money in 万元 from 1 万元 on, else 元; shares in %."""
    sign = "≥" if amount.high is None else "≤" if amount.low is None else ""
    if amount.dimension in {"money", "unit_cost"}:
        if abs(amount.base) >= 10_000:
            return f"{sign}{plain(amount.base / 10_000)}万元"
        return f"{sign}{plain(amount.base)}元"
    if amount.dimension == "share":
        return f"{sign}{plain(amount.base * 100)}%"
    return f"{sign}{plain(amount.base)}"


def compile_template(text: str, names: Mapping[str, Shape]) -> Template:
    """Compile a text whose {placeholders} are expressions; {{ and }} stand for braces."""
    parts: list[str | Expression] = []
    end = 0
    for match in _PLACEHOLDER.finditer(text):
        parts.append(text[end : match.start()])
        end = match.end()
        if match.group() in {"{{", "}}"}:
            parts.append(match.group()[0])
        elif match.group(1) is None:
            raise ExpressionError("花括号不配对，字面花括号请写成 {{ 或 }}", match.start())
        else:
            parts.append(_placeholder(match, names))
    parts.append(text[end:])
    return Template(text, tuple(part for part in parts if part != ""))


def _placeholder(match: re.Match[str], names: Mapping[str, Shape]) -> Expression:
    try:
        return compile_expression(match.group(1), names)
    except ExpressionError as error:
        raise ExpressionError(f"占位符 {match.group()}：{error}", match.start()) from None
