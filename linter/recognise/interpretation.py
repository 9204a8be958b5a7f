"""Station 2: the ways in which layouts read a row of headings."""

from collections.abc import Iterator, Mapping, Sequence

from linter.recognise.column_fields import Sample, columns_of, holds_levels
from linter.recognise.columns import Column, Heading, Placement, sets_of
from linter.recognise.forms import Form
from linter.recognise.headings import RANKS, column_labels, is_level
from linter.recognise.markers import headed_unit
from linter.recognise.vocabulary import Interpretation, Vocabulary
from linter.recognise.words import Label, key


def placements(
    headings: Sequence[Heading], height: int, sample: Sample, vocabulary: Vocabulary
) -> Iterator[Placement]:
    """Every way in which layouts read the headings; `sample` gives texts below each of them."""
    for interpretation in _interpretations(headings, vocabulary):
        columns = columns_of(interpretation, headings, sample, vocabulary)
        sets = sets_of(columns)
        form = interpretation.forms[0]
        wanted = form.layout.when.levels
        weak = {column.field for column in columns if column.label and column.label.is_weak}
        proved = frozenset(
            rank
            for rank in RANKS
            if rank in sets[0] and (rank in wanted or rank in weak)
            if holds_levels(sample(sets[0][rank]), rank, form, vocabulary)
        )
        is_classed = _are_classed(columns, sets, form, vocabulary)
        if proved.issuperset(wanted) and _are_sets_of(form, len(sets), is_classed):
            yield Placement(
                interpretation.forms,
                columns,
                sets,
                height,
                proved,
                amount_unit=headed_unit(columns, vocabulary),
                is_classed=is_classed,
            )


def _are_sets_of(form: Form, count: int, is_classed: bool) -> bool:
    """Whether the form has so many sets of indicators beside each other, for classes or not."""
    when = form.layout.when
    return count >= when.sets and (when.sets == 1 or when.classed == is_classed)


def _are_classed(
    columns: Sequence[Column],
    sets: Sequence[Mapping[str, int]],
    form: Form,
    vocabulary: Vocabulary,
) -> bool:
    """Whether there are several sets, each under the word of another level."""
    tops = [columns[each["indicator"]].group for each in sets if "indicator" in each]
    are_levels = all(any(is_level(top, rank, form, vocabulary) for rank in RANKS) for top in tops)
    return 1 < len(sets) == len(set(tops)) and are_levels and "level1" not in sets[0]


def _interpretations(
    headings: Sequence[Heading], vocabulary: Vocabulary
) -> tuple[Interpretation, ...]:
    texts = tuple(heading.text for heading in headings)
    groups = tuple(heading.group for heading in headings)
    found = vocabulary.known_rows.get((texts, groups))
    if found is None:
        found = tuple(_interpret(texts, groups, vocabulary))
        vocabulary.known_rows[texts, groups] = found
    return found


def _interpret(
    texts: Sequence[str], groups: Sequence[str], vocabulary: Vocabulary
) -> Iterator[Interpretation]:
    """The different readings of the layouts that may be tried on these headings."""
    words = {word for text in (*texts, *groups) for word in vocabulary.keys(text)}
    read: dict[str, tuple[tuple[Label, ...], ...]] = {}
    found: dict[object, list[Form]] = {}
    for form in vocabulary.forms:
        layout = form.layout
        parent = read.get(form.parent.layout.id) if form.parent else None
        if parent is not None and words.isdisjoint(form.columns):
            read[layout.id] = parent
        else:
            read[layout.id] = tuple(column_labels(text, form, vocabulary) for text in texts)
        if _may_try(form, words):
            when = layout.when
            reading = read[layout.id], layout.required, when.levels, when.sets, when.classed
            found.setdefault(reading, []).append(form)
    for forms in found.values():
        yield Interpretation(tuple(forms), read[forms[0].layout.id])


def _may_try(form: Form, words: set[str]) -> bool:
    when = form.layout.when
    return (
        not when.written
        and all(key(word) in words for word in when.headings)
        and not any(key(word) in words for word in when.without)
    )
