"""`jxlint query`: ready queries, SQL that can do nothing but ask, and forms of the answer."""

import json
import sys
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from linter.bulk.ask import Answer, WrongQuery, ask
from linter.bulk.describe import schema_words
from linter.bulk.queries import ready_queries
from linter.bulk.schema import CORPUS, CORPUS_SCHEMA, DATASETS
from linter.bulk.show import comma_separated, json_list, markdown
from linter.bulk.store import build_store
from linter.bulk.table import table
from linter.bulk.views import open_store
from linter.cli.program import run
from linter.reports.width import text_width
from linter.settings.folders import domain_folder
from tests.bulk.rows import batches, document, finding, indicator, project

QUERIES = ready_queries([domain_folder()])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two units, one document twice, one that cannot be read."""
    place = tmp_path_factory.mktemp("store")
    rows = [indicator(1, row, f"指标{row}", "3户") for row in range(1, 5)]
    slips = [
        finding("FML01", 1, severity="error", row=1, items=["第1行"], loss=1.0),
        finding("TXT01", 1, row=1, items=["第1行"], loss=0.5),
        finding("COM07", 1, items=["资金用途"], loss=0.5),
        finding("MSR08", 1, row=2, items=["第2行"], loss=0.0),
    ]
    broken = project(
        1, "校舍维修", indicators=4, errors=1, warnings=2, score=80.0, budget=Decimal(12)
    )
    clean = project(1, "水质监测", indicators=4)
    build_store(
        batches(
            [
                document("莲池区/甲.docx", [broken], rows, slips, unit="甲局", year=2024, errors=1),
                document(
                    "莲池区/甲 (2).docx", [clean], rows, unit="乙局", year=2025, digest="same"
                ),
                document("清苑区/乙.docx", [clean], rows, unit="乙局", year=2025, digest="same"),
                document("清苑区/坏.pdf", status="unreadable", reason="扫描件", unknown=[]),
            ]
        ),
        place / "out",
    )
    return place / "out"


def answered(folder: Path, name: str, *values: str) -> list[dict[str, object]]:
    ready = QUERIES[name]
    with open_store(folder) as connection:
        arguments = dict(zip(ready.arguments, values, strict=True))
        answer = ask(connection, ready.sql, arguments)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


@pytest.mark.parametrize("name", QUERIES)
def test_every_ready_query_runs_on_a_full_and_an_empty_store(
    name: str, folder: Path, tmp_path: Path
) -> None:
    build_store([], tmp_path)
    values = ["x"] * len(QUERIES[name].arguments)
    answered(folder, name, *values)
    assert answered(tmp_path, name, *values) == []
    assert QUERIES[name].title


def test_units_stand_in_the_order_of_their_scores_and_copies_count_once(folder: Path) -> None:
    units = answered(folder, "by-unit")
    assert [(u["单位"], u["表数"], u["得分中位数"]) for u in units] == [
        ("乙局", 1, 100.0),
        ("甲局", 1, 80.0),
    ]
    assert units[1]["有错误的表%"] == 100.0


def test_rules_say_what_does_not_count(folder: Path) -> None:
    rules = {row["代码"]: row for row in answered(folder, "by-rule")}
    assert rules["MSR08"]["计分"] == "不计分"
    assert rules["FML01"]["计分"] is None
    assert rules["FML01"]["占全部表%"] == 50.0


def test_copies_name_the_first(folder: Path) -> None:
    assert [(row["原文档"], row["重复的文档"]) for row in answered(folder, "copies")] == [
        ("清苑区/乙.docx", "莲池区/甲 (2).docx")
    ]


def test_the_score_is_explained_by_items_that_lose_once(folder: Path) -> None:
    lost = answered(folder, "score", "甲.docx")
    assert [(row["部分"], row["项"], row["扣分"], row["规则"], row["问题数"]) for row in lost] == [
        ("指标", "第1行", 15.0, "FML01 fml01", 2),
        ("基本信息", "资金用途", 5.0, "COM07 com07", 1),
    ]
    assert 100 - sum(float(str(row["扣分"])) for row in lost) == 80.0


def test_findings_lead_to_their_cells(folder: Path) -> None:
    assert [row["文档"] for row in answered(folder, "findings", "fml01")] == ["莲池区/甲.docx"]


def test_unreadable_documents_have_their_reason(folder: Path) -> None:
    assert [row["原因"] for row in answered(folder, "unreadable")] == ["扫描件"]


@pytest.mark.parametrize(
    "sql",
    [
        "COPY (SELECT 1) TO '{0}/x.csv'",
        "COPY (SELECT 1) TO '{0}/findings/x.csv'",
        "EXPORT DATABASE '{0}/findings'",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO '{0}/findings/x.csv'",
        "SELECT 1; COPY (SELECT 1) TO '{0}/findings/x.csv'",
        "SELECT * FROM read_text('{0}/store.json')",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM 'https://example.invalid/x.parquet'",
        "ATTACH '{0}/findings/x.db'",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "INSTALL httpfs",
        "LOAD httpfs",
        "DROP VIEW findings",
        "SELECT * FROM folder",
        "",
        "SELEC",
    ],
)
def test_sql_can_only_ask_the_store(sql: str, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    with open_store(folder) as connection, pytest.raises(WrongQuery):
        list(ask(connection, sql.format(folder)).rows)
    assert sorted(folder.rglob("*")) == before


def test_a_mistake_met_while_reading_is_told(folder: Path) -> None:
    with open_store(folder) as connection, pytest.raises(WrongQuery, match="SQL 不能执行"):
        list(ask(connection, "SELECT CAST(unit AS INT) FROM documents").rows)


def test_a_table_is_as_wide_as_asked_and_numbers_stand_right() -> None:
    rows = [("大厂回族自治县公安局指挥中心", 5, None), ("甲局", 1234, ["a"])]
    lines = list(table(Answer(("单位", "表数", "其他"), iter(rows)), 24))
    assert max(map(text_width, lines)) <= 24
    assert [line.split()[0] for line in lines[2:5]] == ["大厂回族自", "治县公安局", "指挥中心"]
    assert lines[2].endswith("    5") and lines[5].endswith('1234  ["a"]')
    assert lines[-1] == "（共2行）"
    (whole,) = [
        line
        for line in table(Answer(("单位", "表数", "其他"), iter(rows[:1])), None)
        if "大厂" in line
    ]
    assert whole.startswith("大厂回族自治县公安局指挥中心")


def test_what_is_long_gets_the_room_and_headings_stay_whole() -> None:
    rows = [("甲县/教育局.docx", 70.5, "比率指标没有说明分子和分母，请补充计算公式" * 2)] * 3
    lines = list(table(Answer(("文档", "得分中位数", "问题"), iter(rows)), 60))
    assert "得分中位数" in lines[0] and max(map(text_width, lines)) <= 60
    path, _, problem = lines[1].split("  ")
    assert len(problem) > 2 * len(path)


def test_answers_as_data() -> None:
    def answer() -> Answer:
        return Answer(("名称", "数"), iter([("=1+1|x", Decimal("2.500000")), (None, 69.1)]))

    assert list(comma_separated(answer())) == ["名称,数", "'=1+1|x,2.5", ",69.1"]
    assert json.loads("\n".join(json_list(answer()))) == [
        {"名称": "=1+1|x", "数": "2.5"}, {"名称": None, "数": 69.1},
    ]  # fmt: skip
    assert json.loads("\n".join(json_list(Answer(("a",), iter([]))))) == []
    assert list(markdown(answer()))[2:] == ["| \\=1+1\\|x | 2.5 |", "|  | 69.1 |"]


def test_every_column_is_described() -> None:
    text = schema_words(domain_folder())
    for name, schema in {**DATASETS, CORPUS: CORPUS_SCHEMA}.items():
        part = text.split(f"\n{name}：")[1].split("\n\n")[0]
        assert [line.split()[0] for line in part.splitlines()[1:]] == schema.names


def test_the_command_line(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["query", "--list"]) == 0
    assert "by-unit" in capsys.readouterr().out
    assert run(["query", str(folder), "by-year"]) == 0
    assert "（共2行）" in capsys.readouterr().out
    csv = tmp_path / "年度.csv"
    assert run(["query", str(folder), "by-year", "-f", "csv", "-o", str(csv)]) == 0
    assert csv.read_text(encoding="utf-8-sig").splitlines()[1].startswith("2024,1,")
    kept = tmp_path / "a.parquet"
    sql = "SELECT unit, score FROM all_projects ORDER BY path"
    assert run(["query", str(folder), sql, "-f", "parquet", "-o", str(kept)]) == 0
    assert pq.read_table(kept).column("unit").to_pylist() == ["乙局", "乙局", "甲局"]
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "缺少参数“结果文件夹”"),
        (["."], "缺少查询"),
        ([".", "by-unti"], "是否想写“by-unit”？"),
        ([".", "score"], "PATH（文档路径"),
        ([".", "by-unit", "x"], "参数应为：无"),
        (["{tmp}", "by-unit"], "没有检查结果"),
        (["{store}", "SELECT 1; SELECT 2"], "只能查询"),
        (["{store}", "score", "莲池区/乙.docx"], "是否想写“清苑区/乙.docx”？"),
        (["{store}", "score", "坏了.pdf"], "是否想写“清苑区/坏.pdf”？"),
        (["{store}", "tables", "zzz"], "没有路径含“zzz”的文档\n"),
        (["{store}", "by-unit", "-f", "parquet"], "-o 写到文件"),
        (["{store}", "by-unit", "-o", "{tmp}/none/x.txt"], "写不了文件"),
    ],
)
def test_mistakes_are_told_in_one_line(
    words: list[str], told: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled = [word.format(tmp=tmp_path, store=folder) for word in words]
    assert run(["query", *filled]) == 2
    error = capsys.readouterr().err
    assert told in error and error.count("\n") == 1


def test_a_document_without_rows_is_no_mistake(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["query", str(folder), "score", "清苑区/坏", "-f", "csv"]) == 0
    taken = capsys.readouterr()
    assert taken.out.count("\n") == 1 and not taken.err


def test_own_queries_join_the_shipped_ones(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "queries").mkdir()
    text = "-- 某年的文档\n-- $year: 年度\nSELECT path FROM documents WHERE year = $year::INT\n"
    (tmp_path / "queries" / "of-year.sql").write_text(text, encoding="utf-8")
    assert (
        run(["query", str(folder), "of-year", "2024", "--rules", str(tmp_path), "-f", "csv"]) == 0
    )
    assert capsys.readouterr().out == "path\n莲池区/甲.docx\n"


def test_a_store_that_was_moved_or_damaged_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build_store([], tmp_path / "out")
    (tmp_path / "out" / "projects" / "part-00000.parquet").write_bytes(b"no parquet")
    assert run(["query", str(tmp_path / "out"), "by-unit"]) == 2
    assert "检查结果不完整或已损坏" in capsys.readouterr().err


def test_a_store_of_another_version_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build_store([], tmp_path / "out")
    mark = tmp_path / "out" / "store.json"
    mark.write_text(json.dumps({**json.loads(mark.read_text("utf-8")), "schema": 0}))
    assert run(["query", str(tmp_path / "out"), "by-unit"]) == 2
    assert "检查结果的格式是第0版" in capsys.readouterr().err


def test_a_missing_library_is_told_with_its_extra(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in [name for name in sys.modules if name.startswith("linter.bulk.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert run(["query", str(folder), "by-unit"]) == 2
    assert '需要 duckdb，请运行 pip install "jxlint[bulk]"' in capsys.readouterr().err
    assert run(["query", "--list"]) == 0
    assert run(["rules", "test", "DUP14"]) == 2
    assert "jxlint[bulk]" in capsys.readouterr().err
