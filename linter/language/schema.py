"""The rule language: a JSON Schema of rule files, for editors, made from the same dataclasses."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from linter.domain.regex import Regex
from linter.language.build import KEYWORDS
from linter.language.case_file import CELLS, HEADER, KEYS
from linter.language.expression import Expression
from linter.language.kind_book import AnyKind
from linter.language.rule import Option, Variant
from linter.language.rule_file import PLAIN
from linter.language.rule_keys import FIELD_WORDS, OPTIONAL, REQUIRED
from linter.language.template import Template

_TEXT = {"type": "string"}
_SCALAR = {"type": ["string", "number", "boolean", "null"]}
_SIMPLE: Mapping[Any, dict[str, Any]] = {
    str: {"type": ["string", "number"]}, int: {"type": "integer"}, bool: {"type": "boolean"},
    Decimal: {"type": "number"}, date: {"type": "string", "format": "date"},
    type(None): {"type": "null"}, Expression: {"type": ["string", "number", "boolean"]},
    Template: _TEXT, Regex: _TEXT, Any: {},
}  # fmt: skip


def _schema(annotation: Any) -> dict[str, Any]:
    origin = get_origin(annotation)
    if annotation in _SIMPLE:
        return dict(_SIMPLE[annotation])
    if origin in {Union, types.UnionType}:
        return {"anyOf": [_schema(part) for part in get_args(annotation)]}
    if origin is Literal:
        return {"enum": list(get_args(annotation))}
    if origin is tuple:
        item = _schema(get_args(annotation)[0])
        return {"anyOf": [item, {"type": "array", "items": item}]}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(get_args(annotation)[1])}
    return _object(annotation) if is_dataclass(annotation) else {}


def _object(cls: Any) -> dict[str, Any]:
    hints = get_type_hints(cls)
    known = {KEYWORDS.get(item.name, item.name): item for item in fields(cls) if item.init}
    return {
        "type": "object",
        "description": " ".join((cls.__doc__ or "").split()),
        "properties": {key: _schema(hints[item.name]) for key, item in known.items()},
        "required": [
            key
            for key, item in known.items()
            if item.default is MISSING and item.default_factory is MISSING
        ],
        "additionalProperties": False,
    }


def _check(kinds: Mapping[str, AnyKind]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {word: _argument(kind.arguments) for word, kind in kinds.items()},
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    }


def _argument(cls: Any) -> dict[str, Any]:
    """One argument may stand alone, without its key."""
    first = next(iter(fields(cls)))
    alone = _schema(get_type_hints(cls)[first.name])
    return {"anyOf": [_object(cls), alone]}


def _case() -> dict[str, Any]:
    extra: dict[str, Any] = {"type": "object", "properties": {key: {} for key in CELLS}}
    extra["additionalProperties"] = False
    row = {"type": "array", "items": {"anyOf": [_SCALAR, extra]}, "maxItems": 5}
    header: dict[str, Any] = {"type": "object", "properties": {key: {} for key in HEADER}}
    header["additionalProperties"] = False
    known: dict[str, Any] = {key: {} for key in KEYS}
    known |= {"name": _TEXT, "rows": {"type": "array", "items": row}, "project": header}
    case = {"type": "object", "properties": known, "additionalProperties": False}
    return {"type": "array", "items": case, "minItems": 1}


def json_schema(kinds: Mapping[str, AnyKind]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one rule file."""
    properties: dict[str, Any] = {key: _schema(annotation) for key, annotation in PLAIN.items()}
    properties |= {
        "at": {"anyOf": [{"enum": list(FIELD_WORDS)}, _TEXT]},
        "check": _check(kinds),
        "each": {"type": ["string", "object"]},
        "let": {"type": "object", "additionalProperties": _TEXT},
        "where": _schema(Expression),
        "related": {"type": "array"},
        "options": {"type": "object", "additionalProperties": _object(Option)},
        "variants": _schema(tuple[Variant, ...]),
        "tests": {
            "type": "object",
            "properties": {"good": _case(), "bad": _case()},
            "required": ["good", "bad"],
            "additionalProperties": False,
        },
        **dict.fromkeys(("message", "advice", "evidence", "suggestion"), _TEXT),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "jxlint rule",
        "type": "object",
        "properties": {key: properties[key] for key in (*REQUIRED, *OPTIONAL)},
        "required": list(REQUIRED),
        "additionalProperties": False,
    }
