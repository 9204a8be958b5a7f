"""Station 4: the check kinds. A rule names exactly one; kinds of other packages join by the
entry point `jxlint.kinds` (name → a `Kind`), looked up only when a rule names an unknown kind."""

from collections.abc import Mapping

from linter.kinds import (
    about,
    adds_up,
    agree,
    alike,
    balanced,
    blanks,
    checksum,
    classifier,
    compare,
    count,
    covered,
    deadline,
    dimension,
    enum,
    existence,
    expr,
    fraction,
    length,
    mentions,
    monotonic,
    pattern,
    priced,
    recurs,
    repeats,
    required,
    restated,
    same_thing,
    scale,
    slip,
    substitution,
    typo,
    uniform,
    unique,
    unmasked,
    variant,
)
from linter.kinds.match import Kind

KINDS: Mapping[str, Kind] = {
    "existence": existence.KIND,
    "substitution": substitution.KIND,
    "typo": typo.KIND,
    "slip": slip.KIND,
    "blanks": blanks.KIND,
    "unmasked": unmasked.KIND,
    "variant": variant.KIND,
    "required": required.KIND,
    "enum": enum.KIND,
    "pattern": pattern.KIND,
    "compare": compare.KIND,
    "agree": agree.KIND,
    "repeats": repeats.KIND,
    "same_thing": same_thing.KIND,
    "unique": unique.KIND,
    "uniform": uniform.KIND,
    "alike": alike.KIND,
    "mentions": mentions.KIND,
    "recurs": recurs.KIND,
    "about": about.KIND,
    "dimension": dimension.KIND,
    "monotonic": monotonic.KIND,
    "adds_up": adds_up.KIND,
    "count": count.KIND,
    "length": length.KIND,
    "balanced": balanced.KIND,
    "checksum": checksum.KIND,
    "scale": scale.KIND,
    "fraction": fraction.KIND,
    "priced": priced.KIND,
    "deadline": deadline.KIND,
    "restated": restated.KIND,
    "covered": covered.KIND,
    "classifier": classifier.KIND,
    "expr": expr.KIND,
}


def find_kind(name: str) -> Kind | None:
    """The kind of this name, also from installed packages; None when nobody knows it."""
    if name in KINDS:
        return KINDS[name]
    from importlib.metadata import entry_points

    for entry in entry_points(group="jxlint.kinds", name=name):
        kind = entry.load()
        if isinstance(kind, Kind):
            return kind
    return None
