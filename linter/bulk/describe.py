"""Station 7: the columns of the store in words, from `rules/queries/columns.yaml`."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from linter.bulk.schema import CORPUS, CORPUS_SCHEMA, DATASETS, VERSION
from linter.domain.node import read
from linter.reports.width import padded

TITLES = {
    "documents": "文档，一份一行",
    "findings": "问题，一条一行（各文档自身的问题）",
    "projects": "项目，一张绩效目标表一行",
    "indicators": "指标，一行指标一行",
    CORPUS: "比较不同文档才能看出的问题，列与 findings 相同",
}
_VIEWS = """\
视图 all_documents 比 documents 多一列 copy_of：内容完全相同的第一份文档，本身是第一份的为空；
视图 all_projects、all_indicators、all_findings 在各行前加上所在文档的 unit、year、area、copy_of；
all_findings 包括 findings 和 corpus，用 origin（document、corpus）区分。
函数 part_of(item)、points_lost(item, loss, indicators) 给出一项属于哪部分、扣多少分。
"""


def schema_words(domain: Path) -> str:
    """Every dataset with its columns, their types and meanings."""
    return "".join(f"{line}\n" for line in _lines(domain)) + "\n" + _VIEWS


def _lines(domain: Path) -> Iterator[str]:
    words = read(domain / "queries" / "columns.yaml").plain
    yield f"结果的格式：第{VERSION}版（Parquet 文件的元数据 jxlint.store）"
    for name, schema in {**DATASETS, CORPUS: CORPUS_SCHEMA}.items():
        yield ""
        yield f"{name}：{TITLES[name]}"
        width = max(map(len, schema.names))
        kinds = [_kind(field.type) for field in schema]
        widest = max(map(len, kinds))
        for field, kind in zip(schema, kinds, strict=True):
            meaning = words[name][field.name]
            yield f"  {padded(field.name, width)}  {padded(kind, widest)}  {meaning}"


def _kind(kind: pa.DataType) -> str:
    """The type as SQL names it."""
    if pa.types.is_list(kind):
        return f"{_kind(kind.value_type)}[]"
    if pa.types.is_struct(kind):
        return "STRUCT"
    names = {"string": "VARCHAR", "int32": "INTEGER", "double": "DOUBLE", "bool": "BOOLEAN"}
    return names.get(str(kind), str(kind).upper())
