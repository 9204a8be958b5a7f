"""Station 7: which units of a list handed in, which did not, and which names are only alike."""

from collections.abc import Mapping

from linter.bulk.quality.figures import Expected, Submission
from linter.bulk.quality.source import Source
from linter.bulk.quality.unit_names import like_names


def submission_of(source: Source, listed: Mapping[str, tuple[str, str | None]]) -> Submission:
    """The listed units (name and area by normal form) against those of the store, whatever became
    of their documents."""
    came = {
        unit for (unit,) in source.rows("SELECT DISTINCT unit FROM document WHERE unit NOTNULL")
    }
    absent = [unit for unit in listed if unit not in came]
    strangers = sorted(came - set(listed))
    alike = dict(like_names(absent, strangers))
    return Submission(
        expected=len(listed),
        handed_in=len(listed) - len(absent),
        missing=tuple(Expected(*listed[unit]) for unit in absent if unit not in alike),
        suspected=tuple(
            (Expected(*listed[unit]), source.shown[found]) for unit, found in alike.items()
        ),
        unlisted=tuple(source.shown[unit] for unit in strangers if unit not in alike.values()),
    )
