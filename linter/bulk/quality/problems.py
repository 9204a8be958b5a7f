"""Station 7: the rules that found something in most tables, each with an example without names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linter.bulk.quality.anonymous import Masks, masker
from linter.bulk.quality.figures import Across, Example, Problem
from linter.bulk.quality.source import Source
from linter.filter.discreet import WITHHELD
from linter.reports.quote import quote
from linter.reports.words import FIELD_WORDS, one_line

_MOST_RULES = 10
_TRIED, _LONGEST, _SHOWN = 24, 240, 90


@dataclass(frozen=True, slots=True)
class RuleWords:
    """What a report says of a rule; `is_secret` rules are about what must not be printed."""

    title: str
    advice: str = ""
    is_secret: bool = False


def problems_of(
    source: Source, rules: Mapping[str, RuleWords], masks: Masks
) -> tuple[Problem, ...]:
    """The rules with errors or warnings in most tables, at most ten, most first; a rule that gives
    both counts as what it gives more often."""
    rows = source.rows(
        """
        WITH hit AS (
            SELECT rule, path, project_index, min(name) AS name,
                   count(*) FILTER (severity = 'error') AS errors,
                   count(*) FILTER (severity = 'warning') AS warnings
            FROM findings
            WHERE severity IN ('error', 'warning') AND project_index IS NOT NULL
            GROUP BY rule, path, project_index)
        SELECT rule, min(name), CASE WHEN sum(errors) >= sum(warnings) THEN 'error'
                                     ELSE 'warning' END,
               count(*) AS tables, count(DISTINCT unit)
        FROM hit JOIN document USING (path)
        GROUP BY rule ORDER BY tables DESC, rule LIMIT ?
        """,
        _MOST_RULES,
    )
    secret = {code for code, words in rules.items() if words.is_secret}
    _find_secrets(source, sorted(secret))
    examples = _examples(source, [rule for rule, *_ in rows if rule not in secret], masks)
    return tuple(
        Problem(
            rule,
            rules[rule].title if rule in rules else name or rule,
            severity,
            tables,
            units,
            rules[rule].advice if rule in rules else "",
            examples.get(rule),
        )
        for rule, name, severity, tables, units in rows
    )


def across_of(source: Source, titles: Mapping[str, str]) -> tuple[Across, ...]:
    """The rules that compare documents with each other, by the number of documents."""
    rows = source.rows("""
        SELECT rule, min(c.name),
               count(DISTINCT (path, project_index)) FILTER (project_index IS NOT NULL),
               count(DISTINCT path) AS documents, count(DISTINCT n.unit)
        FROM corpus c JOIN documents d USING (path) LEFT JOIN name n ON n.raw = d.unit
        WHERE path IN (SELECT path FROM document UNION ALL SELECT path FROM copied)
        GROUP BY rule ORDER BY documents DESC, rule
    """)
    return tuple(Across(rule, titles.get(rule, name), *counts) for rule, name, *counts in rows)


def _find_secrets(source: Source, secret_rules: Iterable[str]) -> None:
    """The table `secret` of projects of which nothing is quoted: those with a finding of a secret
    rule; and the table `withheld` of cells to which some finding points without their text (see
    linter/filter/discreet.py)."""
    source.rows(
        """
        CREATE OR REPLACE TABLE secret AS
        SELECT DISTINCT path, project_index FROM findings
        WHERE list_contains(?::VARCHAR[], rule) AND project_index IS NOT NULL
        """,
        list(secret_rules),
    )
    source.rows("""
        CREATE OR REPLACE TABLE withheld AS
        SELECT DISTINCT path, concat_ws(' ', each.field, each.place) AS spot
        FROM (SELECT path, unnest(related) AS each FROM findings)
        WHERE coalesce(each.text, '') = ''
    """)


def _examples(source: Source, rules: Iterable[str], masks: Masks) -> Mapping[str, Example]:
    """For each rule, of some short and certain findings the one that loses least by the masks."""
    _find_candidates(source, list(rules))
    rows = source.rows("""
        SELECT c.rule, f."column", f.field, f.text, f.span_start, f.span_end, f.message,
               d.unit, (SELECT list(name) FROM projects p WHERE p.path = c.path AND name NOTNULL)
        FROM candidate c
            JOIN findings f USING (rule, path, fingerprint, project_index)
            JOIN documents d ON d.path = c.path
        WHERE NOT EXISTS (
            SELECT 1 FROM withheld w WHERE w.path = f.path AND list_contains(
                list_append(
                    list_transform(f.related, lambda e: concat_ws(' ', e.field, e.place)),
                    concat_ws(' ', f.field, f.place)), w.spot))
        ORDER BY c.rule, c.place, f.row, f.message
    """)
    best: dict[str, tuple[int, Example]] = {}
    for rule, *row in rows:
        lost, example = _masked(row, masks)
        if rule not in best or lost < best[rule][0]:
            best[rule] = (lost, example)
    return {rule: example for rule, (_, example) in best.items()}


def _find_candidates(source: Source, rules: list[str]) -> None:
    """The table `candidate` of findings that may be quoted, some for each rule: certain and short
    ones first, of equal ones any, but the same every time."""
    source.rows(
        rf"""
        CREATE OR REPLACE TABLE candidate AS
        WITH fit AS (
            SELECT rule, concat(confidence <> 'high', lpad((length(text) // 40)::VARCHAR, 2, '0'),
                       md5(fingerprint || path), chr(31), path, chr(31), fingerprint,
                       chr(31), project_index) AS place
            FROM findings ANTI JOIN secret USING (path, project_index)
            WHERE list_contains(?::VARCHAR[], rule) AND severity IN ('error', 'warning')
              AND project_index IS NOT NULL AND trim(text) NOT IN ('', ?)
              AND length(text) <= ?
              AND NOT regexp_matches(text || message, '\*{{2,}}|[×xX＊]{{2,}}')
              AND path IN (SELECT path FROM document)),
        first AS (SELECT rule, unnest(min(place, {_TRIED})) AS place FROM fit GROUP BY rule)
        SELECT rule, place, split_part(place, chr(31), 2) AS path,
               split_part(place, chr(31), 3) AS fingerprint,
               split_part(place, chr(31), 4)::INTEGER AS project_index
        FROM first
        """,
        rules,
        WITHHELD,
        _LONGEST,
    )


def _masked(row: Sequence[Any], masks: Masks) -> tuple[int, Example]:
    column, field, text, start, end, message, unit, names = row
    masked = masker(masks, one_line(unit or ""), [one_line(name) for name in names or ()])
    shown = quote(text, None if start is None or end is None else (start, end), _SHOWN)
    excerpt = masked(f"{shown.before}{shown.marked}{shown.after}", False)
    told = masked(one_line(message or ""), True)
    heading = masked(one_line(column or ""), True).text or FIELD_WORDS.get(field, field)
    return excerpt.lost + told.lost, Example(heading, excerpt.text, told.text)
