"""Station 7: the kernel's nested batches as rows of the four flat datasets, by Arrow alone."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from linter.bulk.schema import DATASETS

NESTED = {"findings": "finding_rows", "projects": "project_rows", "indicators": "indicator_rows"}
# The first folder, also of what is packed in an archive that lies outside any folder; folders of
# years (2024, 2024年公开) tell nothing of the place.
_YEAR = r"^((?:[^/!]*!)?)(?:19|20)\d{2}(?:[^\d/!][^/!]{0,7})?/"
_AREA = r"^(?:[^/!]*!)?(?P<area>[^/!:]+)/"


def explode(batch: pa.RecordBatch, root: str = "") -> Mapping[str, pa.RecordBatch]:
    """One batch for each of `DATASETS` from one of the schema `OUTPUT`, in its order; `root` is
    the folder that paths are seen from when their area is told."""
    path = batch.column("path")
    documents = [
        area_of(path, root) if field.name == "area" else batch.column(field.name)
        for field in DATASETS["documents"]
    ]
    flat = {"documents": pa.RecordBatch.from_arrays(documents, schema=DATASETS["documents"])}
    for dataset, column in NESTED.items():
        rows = batch.column(column)
        owners = path.take(pc.list_parent_indices(rows))
        values = [owners, *rows.flatten().flatten()]
        flat[dataset] = pa.RecordBatch.from_arrays(values, schema=DATASETS[dataset])
    return flat


def area_of(path: pa.Array, root: str = "") -> pa.Array:
    """The first folder of each path below `root` that is not named by a year, null for a file that
    lies in none."""
    plain = pc.replace_substring(path, "\\", "/")
    top = root.replace("\\", "/").rstrip("/") + "/"
    if root:
        below = pc.utf8_slice_codeunits(plain, len(top))
        plain = pc.if_else(pc.starts_with(plain, top), below, plain)
    placed = pc.replace_substring_regex(plain, _YEAR, r"\1")
    return pc.struct_field(pc.extract_regex(placed, _AREA), "area")
