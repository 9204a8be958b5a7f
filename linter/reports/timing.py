"""Station 6: where the time went, station by station."""

from collections.abc import Iterator, Mapping

from linter.findings import Report
from linter.reports.width import padded, text_width
from linter.reports.words import one_line

_STATION_WORDS = {"read": "读取", "recognise": "识别", "facts": "取数", "rules": "规则"}
_COLUMN = 10


def timing_report(report: Report) -> str:
    """Milliseconds of each document at each station, and their sums."""
    return "".join(f"{line}\n" for line in _table(report))


def _table(report: Report) -> Iterator[str]:
    documents = [(one_line(document.path), document.seconds) for document in report.documents]
    stations = tuple(dict.fromkeys(station for _, seconds in documents for station in seconds))
    if not stations:
        yield "（没有计时）"
        return
    total = {
        station: sum(seconds.get(station, 0.0) for _, seconds in documents) for station in stations
    }
    width = max(text_width(name) for name in ("毫秒", "合计", *(name for name, _ in documents))) + 2
    words = (*(_STATION_WORDS.get(station, station) for station in stations), "合计")
    yield padded("毫秒", width) + "".join(
        " " * (_COLUMN - text_width(word)) + word for word in words
    )
    for name, seconds in documents:
        yield _row(name, seconds, stations, width)
    if len(documents) > 1:
        yield _row("合计", total, stations, width)


def _row(name: str, seconds: Mapping[str, float], stations: tuple[str, ...], width: int) -> str:
    numbers = [1000 * seconds.get(station, 0.0) for station in stations]
    return padded(name, width) + "".join(
        f"{number:>{_COLUMN}.1f}" for number in (*numbers, sum(numbers))
    )
