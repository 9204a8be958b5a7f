"""Station 2: the rows of a table without indicators as one header."""

from collections.abc import Iterator, Sequence

from linter.recognise.grid import Row
from linter.recognise.header import Entry, Header
from linter.recognise.header_rows import Reading
from linter.recognise.label_row import labels_over, prose_under
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.written import written_beside


def read_header(rows: Sequence[Row], vocabulary: Vocabulary) -> Header:
    """The header fields in the rows, which hold no indicators."""
    reading = Reading(vocabulary)
    rows = [row for row in rows if row.cells]
    index = 0
    while index < len(rows):
        row, *rest = rows[index : index + 3]
        below, after = (*rest, None, None)[:2]
        labels = labels_over(row, below, after, vocabulary) if below else None
        if labels and below:
            reading.take_columns(labels, below)
            index += 1
        elif below and (prose := prose_under(row, below, vocabulary)):
            reading.take_prose(*prose)
            index += 1
        elif written := written_beside(row, vocabulary):
            reading.take_written(*written)
        else:
            reading.read(row, below)
        index += 1
    return Header(
        tuple(_once(reading.entries)),
        tuple(reading.labels),
        reading.labelled,
        reading.unlabelled,
        reading.amount_unit,
        tuple(reading.unknown_funds),
    )


def _once(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, a cell merged over several rows giving its value once."""
    seen: set[tuple[str, int]] = set()
    for entry in entries:
        identity = entry.label.field, id(entry.cell)
        if identity not in seen:
            seen.add(identity)
            yield entry
