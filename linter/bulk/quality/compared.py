"""Station 7: a store against an earlier one: scores, shares, rules and units."""

from collections.abc import Mapping

from linter.bulk.quality.figures import Comparison, RuleChange, UnitChange
from linter.bulk.quality.problems import RuleWords
from linter.bulk.quality.source import Source

_FINDINGS = """
    SELECT DISTINCT d.unit, f.fingerprint
    FROM {name}.findings f JOIN {name}.document d USING (path)
    WHERE d.unit IS NOT NULL AND f.severity IN ('error', 'warning')"""


def comparison_of(now: Source, before: Source, rules: Mapping[str, RuleWords]) -> Comparison:
    """What became of the earlier store `before`, opened in the same database."""
    old, new = _units(before), _units(now)
    (old_tables, old_median, old_errors), (tables, median, errors) = _tables(before), _tables(now)
    return Comparison(
        tables=(old_tables, tables),
        medians=(old_median, median),
        error_shares=(old_errors, errors),
        rules=tuple(_rule_changes(_shares(before, old_tables), _shares(now, tables), rules)),
        units=_unit_changes(now, before, old, new),
        gone=len(set(old) - set(new)),
        joined=len(set(new) - set(old)),
        same_rules=_same_rules(now, before),
    )


def _tables(source: Source) -> tuple[int, float | None, float]:
    """The number of tables, their median score, the share of them with an error."""
    count, median, with_error = source.row(
        "SELECT count(*), median(score), count(*) FILTER (errors > 0) FROM target"
    )
    return count, None if median is None else round(median, 1), with_error / max(count, 1)


def _rule_changes(
    old: Mapping[str, float], new: Mapping[str, float], rules: Mapping[str, RuleWords]
) -> list[RuleChange]:
    """The rules with errors or warnings in either store, by how much their share of tables
    changed."""
    changes = [
        RuleChange(
            rule, rules[rule].title if rule in rules else rule, old.get(rule, 0), new.get(rule, 0)
        )
        for rule in sorted({*old, *new})
    ]
    return sorted(changes, key=lambda each: (-abs(each.now - each.before), each.rule))


def _shares(source: Source, tables: int) -> dict[str, float]:
    """The share of the tables in which each rule found an error or a warning."""
    rows = source.rows("""
        SELECT rule, count(DISTINCT (path, project_index)) FROM findings JOIN document USING (path)
        WHERE severity IN ('error', 'warning') AND project_index IS NOT NULL GROUP BY rule
    """)
    return {rule: count / max(tables, 1) for rule, count in rows}


def _units(source: Source) -> dict[str, tuple[float, float]]:
    """Median score and share of tables with an error of each unit."""
    rows = source.rows("""
        SELECT unit, median(score), count(*) FILTER (errors > 0) / count(*) FROM target
        WHERE unit IS NOT NULL AND score IS NOT NULL GROUP BY unit
    """)
    return {unit: (round(median, 1), share) for unit, median, share in rows}


def _unit_changes(
    now: Source,
    before: Source,
    old: Mapping[str, tuple[float, float]],
    new: Mapping[str, tuple[float, float]],
) -> tuple[UnitChange, ...]:
    rows = now.rows(f"""
        SELECT unit, count(*) FILTER (n.fingerprint IS NULL),
               count(*) FILTER (n.fingerprint IS NOT NULL AND o.fingerprint IS NOT NULL),
               count(*) FILTER (o.fingerprint IS NULL)
        FROM ({_FINDINGS.format(name=before.name)}) o
        FULL JOIN ({_FINDINGS.format(name=now.name)}) n USING (unit, fingerprint)
        GROUP BY unit
    """)
    counts = {unit: (cured, remaining, fresh) for unit, cured, remaining, fresh in rows}
    changes = [
        UnitChange(
            now.shown[unit],
            (old[unit][0], new[unit][0]),
            (old[unit][1], new[unit][1]),
            *counts.get(unit, (0, 0, 0)),
        )
        for unit in sorted({*old} & {*new})
    ]
    return tuple(sorted(changes, key=lambda each: (each.medians[0] - each.medians[1], each.name)))


def _same_rules(now: Source, before: Source) -> bool | None:
    digests = [source.about.get("settings") for source in (now, before)]
    return None if None in digests else digests[0] == digests[1]
