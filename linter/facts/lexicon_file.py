"""Station 3: the lexicon read from `rules/lexicon` and from profiles."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from linter.domain.node import Node, read
from linter.domain.problem import LoadError, Problem
from linter.domain.shaped import regex_text, shaped
from linter.facts.lexicon import BudgetItem, CellReference, Head, Lexicon, Topic, Unit
from linter.facts.types import Comparator
from linter.facts.typo_file import TYPO, typos_of

DICTIONARY = "words.txt"
HOMOPHONES = "homophones.txt"
SLIPS = "slips.txt"


def _month_and_day(node: Node) -> tuple[int, int]:
    month, _, day = node.text().partition("-")
    if not (month.isdecimal() and day.isdecimal()):
        node.fail(f"时点应写作“月-日”，现为“{node.text()}”")
    return int(month), int(day)


def _reference(node: Node) -> CellReference:
    parts = node.items()
    if len(parts) != len(fields(CellReference)):
        node.fail("应写作 [表的种类, 行名, 栏名]")
    return CellReference(parts[0].text(), regex_text(parts[1]), regex_text(parts[2]))


_TOPIC = {"words": [str], "patterns": [regex_text], "except": [str]}
_FORMS = {mark: [str] for mark in ("≥", "≤", ">", "<", "=", "±")}
SHAPE = {
    "units": {"*": {"*": Decimal}},
    "indivisible": [str],
    "divisible": [str],
    "only_denominators": [str],
    "ranks": {"before": [str], "units": [str]},
    "not_before": {"*": str},
    "multipliers": {"*": Decimal},
    "not_count_patterns": [regex_text],
    "not_counts": [str],
    "approximate": {"before": [str], "between": [str], "after": [str]},
    "comparators": {"before": _FORMS, "after": _FORMS},
    "mangled": {"*": str},
    "links": [str],
    "ranges": [str],
    "periods": {"points": {"*": _month_and_day}, "month_parts": {"*": Decimal}, "recurring": [str]},
    "heads": {"*": [str]},
    "head_dimensions": {"*": [str]},
    "not_heads": [str],
    "head_joiners": [str],
    "not_joiners": [str],
    "head_verbs": [str],
    "unit_cost_words": [str],
    "category_dimensions": {"*": [str]},
    "directions": {key: [str] for key in ("up", "down", "neutral", "weak_up", "flips")},
    "words": {"*": [str]},
    "scoring": {key: [str] for key in ("full", "zero", "every", "deduct")},
    "topics": {"*": _TOPIC},
    "typos": {"*": TYPO},
    "groups": {"*": {"*": [str]}},
    "dimension_words": {"*": str},
    "budget_items": {"*": {"title": str, "said": [regex_text], "cells": [_reference]}},
    "budget_sums": {"*": [str]},
    "trees": {"*": {"*": [str]}},
}


def load_lexicon(files_or_folders: Sequence[Path], extra: Sequence[Node] = ()) -> Lexicon:
    """The lexicon of YAML files, folders of them (`*.yaml`), and further entries of profiles;
    a folder may hold the dictionary for cutting words, `words.txt`, the characters that sound
    alike, `homophones.txt`, and wrong forms of common words, `slips.txt`.

    Later entries add to lists and override equal keys of mappings. Raises LoadError.
    """
    data: dict[str, Any] = {}
    for place in files_or_folders:
        files = sorted(place.glob("*.yaml")) if place.is_dir() else [place]
        for file in files:
            _merge(data, shaped(read(file), SHAPE))
    for node in extra:
        _merge(data, shaped(node, SHAPE))
    folders = [place for place in files_or_folders if place.is_dir()]
    names = (DICTIONARY, HOMOPHONES, SLIPS)
    return _build(data, *(_first_file(folders, name) for name in names))


def _first_file(folders: Sequence[Path], name: str) -> Path | None:
    return next((path for folder in folders if (path := folder / name).is_file()), None)


def _merge(into: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        present = into.get(key)
        if isinstance(present, dict):
            _merge(present, value)
        elif isinstance(present, list):
            into[key] = list(dict.fromkeys([*present, *value]))
        else:
            into[key] = value


def _build(
    data: Mapping[str, Any],
    dictionary: Path | None,
    homophones: Path | None,
    slip_forms: Path | None,
) -> Lexicon:
    approximate = data.get("approximate", {})
    comparators = data.get("comparators", {})
    periods = data.get("periods", {})
    ranks = data.get("ranks", {})
    mangled = data.get("mangled", {})
    return Lexicon(
        units=_units(data),
        only_denominators=frozenset(data.get("only_denominators", ())),
        rank_marks=frozenset(ranks.get("before", ())),
        rank_units=frozenset(ranks.get("units", ())),
        multipliers=data.get("multipliers", {}),
        not_counts=frozenset(data.get("not_counts", ())),
        not_count_patterns=tuple(data.get("not_count_patterns", ())),
        approximate_before=frozenset(approximate.get("before", ())),
        approximate_between=frozenset(approximate.get("between", ())),
        approximate_after=frozenset(approximate.get("after", ())),
        comparators_before=_forms(comparators.get("before", {})),
        comparators_after=_forms(comparators.get("after", {})),
        mangled={form: cast(Comparator, mark) for form, mark in mangled.items()},
        links=frozenset(data.get("links", ())),
        ranges=frozenset(data.get("ranges", ())),
        period_points=periods.get("points", {}),
        month_parts={key: int(value) for key, value in periods.get("month_parts", {}).items()},
        recurring=tuple(periods.get("recurring", ())),
        heads=_heads(data),
        head_joiners=tuple(data.get("head_joiners", ())),
        not_joiners=tuple(data.get("not_joiners", ())),
        head_verbs=tuple(data.get("head_verbs", ())),
        unit_cost_words=tuple(data.get("unit_cost_words", ())),
        category_dimensions={
            category: frozenset(names)
            for category, names in data.get("category_dimensions", {}).items()
        },
        directions=_directions(data.get("directions", {})),
        weak_up=tuple(data.get("directions", {}).get("weak_up", ())),
        flips=tuple(data.get("directions", {}).get("flips", ())),
        words={name: tuple(words) for name, words in data.get("words", {}).items()},
        scoring={name: tuple(words) for name, words in data.get("scoring", {}).items()},
        topics={name: _topic(name, entry) for name, entry in data.get("topics", {}).items()},
        typos=typos_of(data.get("typos", {})),
        groups={name: _groups(groups) for name, groups in data.get("groups", {}).items()},
        dimension_words=data.get("dimension_words", {}),
        budget_items={
            id: BudgetItem(
                id,
                entry.get("title", id),
                tuple(entry.get("said", ())),
                tuple(entry.get("cells", ())),
            )
            for id, entry in data.get("budget_items", {}).items()
        },
        budget_sums={
            name: tuple(tuple(line.split("+")) for line in lines)
            for name, lines in data.get("budget_sums", {}).items()
        },
        trees={
            name: {level1: frozenset(words) for level1, words in classes.items()}
            for name, classes in data.get("trees", {}).items()
        },
        dictionary=dictionary,
        homophones=homophones,
        slip_forms=slip_forms,
    )


def _units(data: Mapping[str, Any]) -> dict[str, Unit]:
    readings: dict[str, list[tuple[str, Decimal]]] = {}
    for dimension, symbols in data.get("units", {}).items():
        for symbol, factor in symbols.items():
            readings.setdefault(symbol, []).append((dimension, factor))
    whole = frozenset(data.get("indivisible", ()))
    divisible = frozenset(data.get("divisible", ()))
    not_before = data.get("not_before", {})
    return {
        symbol: Unit(
            symbol=symbol,
            dimension=found[0][0] if len(found) == 1 else None,
            factor=found[0][1],
            indivisible=symbol not in divisible and all(name in whole for name, _ in found),
            readings=tuple(found),
            not_before=not_before.get(symbol, ""),
        )
        for symbol, found in readings.items()
    }


def _forms(entry: Mapping[str, Sequence[str]]) -> dict[str, Comparator]:
    return {form: cast(Comparator, mark) for mark, forms in entry.items() for form in forms}


def _heads(data: Mapping[str, Any]) -> dict[str, Head]:
    dimensions = data.get("head_dimensions", {})
    heads: dict[str, Head] = {}
    for group, suffixes in data.get("heads", {}).items():
        if group not in dimensions:
            missing = f"计量词组“{group}”没有列出量纲（head_dimensions）"
            raise LoadError(Problem(Path("lexicon"), 1, 1, missing))
        for suffix in suffixes:
            heads[suffix] = Head(suffix, frozenset(dimensions[group]))
    heads.update({suffix: Head(suffix, frozenset()) for suffix in data.get("not_heads", ())})
    return heads


def _directions(entry: Mapping[str, Sequence[str]]) -> dict[str, str]:
    strong = ("up", "down", "neutral")
    return {word: direction for direction in strong for word in entry.get(direction, ())}


def _groups(entry: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Word → group; the group's own name is one of its words."""
    return {word: group for group, words in entry.items() for word in (group, *words)}


def _topic(name: str, entry: Mapping[str, Sequence[str]]) -> Topic:
    patterns = tuple(re.compile(pattern) for pattern in entry.get("patterns", ()))
    return Topic(name, tuple(entry.get("words", ())), patterns, tuple(entry.get("except", ())))
