"""Station 7: the columns of the store, version 1, and of the batches that fill it.

`INPUT` goes into the kernel, `OUTPUT` comes out: one row a document, with its findings, projects
and indicators nested, so that one batch has one schema on every engine. The store holds the same
rows flat, in the four datasets of `DATASETS`; `path` joins them.
"""

import pyarrow as pa

VERSION = 1
METADATA = {b"jxlint.store": str(VERSION).encode()}

INPUT = pa.schema(
    [pa.field("path", pa.string(), nullable=False), pa.field("bytes", pa.large_binary())]
)

# `path` and `project_index` are those of another document or project; null where the second
# evidence stands in the same.
RELATED = pa.struct(
    [
        ("path", pa.string()),
        ("project_index", pa.int32()),
        ("row", pa.int32()),
        ("field", pa.string()),
        ("indicator", pa.string()),
        ("text", pa.string()),
        ("note", pa.string()),
        ("place", pa.string()),
    ]
)

# Texts are as printed in the document; `place` is in words for people, `place_data` the JSON of the
# report; `span_start` and `span_end` count characters of `text`. `items` are the items of the table
# that the score takes the finding for, `loss` (0 to 1) what each of them loses by it.
FINDING = pa.struct(
    [
        ("rule", pa.string()),
        ("name", pa.string()),
        ("severity", pa.string()),
        ("confidence", pa.string()),
        ("message", pa.string()),
        ("advice", pa.string()),
        ("suggestion", pa.string()),
        ("evidence", pa.string()),
        ("fingerprint", pa.string()),
        ("project_index", pa.int32()),
        ("project_code", pa.string()),
        ("project_name", pa.string()),
        ("indicator", pa.string()),
        ("row", pa.int32()),
        ("field", pa.string()),
        ("column", pa.string()),
        ("text", pa.string()),
        ("span_start", pa.int32()),
        ("span_end", pa.int32()),
        ("place", pa.string()),
        ("place_data", pa.string()),
        ("items", pa.list_(pa.string())),
        ("loss", pa.float64()),
        ("related", pa.list_(RELATED)),
    ]
)

# `budget` is in 万元; `score` (0 to 100, null without indicator rows) is that of
# linter/bulk/score.py, `lost_head`, `lost_goals` and `lost_rows` the points it lost; the counts are
# of the findings of this project. `core` is the name without years, brackets and words that say
# nothing of its object, `subject` without years, document numbers and sources of money,
# `names_source` whether it names such a source.
PROJECT = pa.struct(
    [
        ("project_index", pa.int32()),
        ("code", pa.string()),
        ("name", pa.string()),
        ("core", pa.string()),
        ("subject", pa.string()),
        ("names_source", pa.bool_()),
        ("budget", pa.decimal128(20, 6)),
        ("purpose", pa.string()),
        ("goal", pa.string()),
        ("place", pa.string()),
        ("goal_place", pa.string()),
        ("layout", pa.string()),
        ("indicators", pa.int32()),
        ("score", pa.float64()),
        ("lost_head", pa.float64()),
        ("lost_goals", pa.float64()),
        ("lost_rows", pa.float64()),
        ("errors", pa.int32()),
        ("warnings", pa.int32()),
        ("infos", pa.int32()),
    ]
)

# `number` is a plain decimal, null where the value is a text, a date or a range. `key` is name and
# value as rows are compared, without the project's own name; null for rows on satisfaction and for
# rows without name, which are alike everywhere.
INDICATOR = pa.struct(
    [
        ("project_index", pa.int32()),
        ("row", pa.int32()),
        ("level1", pa.string()),
        ("level2", pa.string()),
        ("category", pa.string()),
        ("name", pa.string()),
        ("description", pa.string()),
        ("comparator", pa.string()),
        ("value", pa.string()),
        ("number", pa.string()),
        ("unit", pa.string()),
        ("basis", pa.string()),
        ("weight", pa.string()),
        ("key", pa.string()),
        ("place", pa.string()),
    ]
)

_COUNT = pa.struct([("rule", pa.string()), ("count", pa.int32())])
_ENTRY = pa.struct([("entry", pa.int32()), ("count", pa.int32())])
_FAILURE = pa.struct([("rule", pa.string()), ("reason", pa.string())])

# `path` names the document (inside an archive `archive.zip!inner.docx`), `source` the file or
# member of an archive that the kernel was given, `digest` the BLAKE2b-128 of its bytes in hex.
# `status` is checked, partial or unreadable, with its `reason` in Chinese. `suppressions` are those
# of the settings, see suppressed.py.
_DOCUMENT = [
    pa.field("path", pa.string(), nullable=False),
    pa.field("source", pa.string(), nullable=False),
    pa.field("digest", pa.string()),
    pa.field("format", pa.string()),
    pa.field("status", pa.string(), nullable=False),
    pa.field("reason", pa.string()),
    pa.field("unit", pa.string()),
    pa.field("year", pa.int32()),
    pa.field("layout", pa.string()),
    pa.field("projects", pa.int32()),
    pa.field("indicators", pa.int32()),
    pa.field("errors", pa.int32()),
    pa.field("warnings", pa.int32()),
    pa.field("infos", pa.int32()),
    pa.field("excused", pa.int32()),
    pa.field("suppressions", pa.list_(_ENTRY)),
    pa.field("unknown", pa.list_(_COUNT)),
    pa.field("failures", pa.list_(_FAILURE)),
    pa.field("notes", pa.list_(pa.string())),
]

# What only the driver asks for: the last day (2026-12-31) on which the row holds, where
# suppressions in the document have one; and the limit of time under which a document was given up.
_PASSING = [pa.field("until", pa.string()), pa.field("seconds", pa.float64())]

OUTPUT = pa.schema(
    [
        *_DOCUMENT,
        *_PASSING,
        pa.field("finding_rows", pa.list_(FINDING)),
        pa.field("project_rows", pa.list_(PROJECT)),
        pa.field("indicator_rows", pa.list_(INDICATOR)),
    ],
    metadata=METADATA,
)


def _flat(row: pa.StructType) -> pa.Schema:
    path = pa.field("path", pa.string(), nullable=False)
    return pa.schema([path, *(row.field(i) for i in range(row.num_fields))], metadata=METADATA)


# `area`, known only to the store, is the first folder below the source that is not named by a year:
# the county, where a collection is kept by counties.
_PLACED = [*_DOCUMENT[:8], pa.field("area", pa.string()), *_DOCUMENT[8:]]

DATASETS: dict[str, pa.Schema] = {
    "documents": pa.schema(_PLACED, metadata=METADATA),
    "findings": _flat(FINDING),
    "projects": _flat(PROJECT),
    "indicators": _flat(INDICATOR),
}

# Findings that only the collection shows, by comparison of documents; the same columns.
CORPUS = "corpus"
CORPUS_SCHEMA = DATASETS["findings"]
