"""What a quality report says of a store: fair rankings, shares, examples, gaps, changes."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from linter.bulk.quality.coded import coded
from linter.bulk.quality.figures import Across, Standing
from linter.bulk.quality.source import StoreError
from linter.bulk.schema import CORPUS, CORPUS_SCHEMA
from tests.bulk.quality.stores import county, remark, report, store, table, unit, unread
from tests.bulk.rows import document, finding


def test_overview_counts_every_document_once(tmp_path: Path) -> None:
    overview = report(county(tmp_path / "s")).overview
    assert (overview.documents, overview.checked, overview.unreadable, overview.lacking) == (
        8, 5, 2, 1,
    )  # fmt: skip
    assert (overview.units, overview.unnamed, overview.tables) == (5, 2, 14)
    assert (overview.with_error, overview.without_either) == (3, 11)
    assert overview.quartiles == (70.0, 80.0, 93.8)
    assert overview.years == (2024,)


def test_bins_hold_every_table_and_the_last_one_the_best(tmp_path: Path) -> None:
    quality = report(store(tmp_path / "s", [unit("甲县教育局", [0, 9.9, 10, 99.9, 100])]))
    held = {each.low: each.tables for each in quality.bins if each.tables}
    assert held == {0: 2, 10: 1, 90: 2}


def test_ranking_is_by_median_then_by_share_of_errors_and_equals_share_a_rank(
    tmp_path: Path,
) -> None:
    ranking = report(county(tmp_path / "s")).units
    assert [(each.rank, each.name, each.median) for each in ranking.ranked] == [
        (1, "西平县财政局", 95.0),
        (2, "东原县教育局", 80.0),
        (2, "西平县教育局", 80.0),
        (4, "东原县民政局", 65.0),
    ]
    assert [each.name for each in ranking.small] == ["西平县档案馆"]


def test_raw_counts_move_no_rank(tmp_path: Path) -> None:
    """Ten times as many tables of the same quality are the same quality."""
    small, large = [40.0, 80.0, 90.0], [40.0, 80.0, 90.0] * 10
    documents = [unit("甲县大局", large), unit("甲县小局", small)]
    ranking = report(store(tmp_path / "s", documents)).units
    assert [each.rank for each in ranking.ranked] == [1, 1]


def test_share_of_unreadable_files_stands_beside_the_rank(tmp_path: Path) -> None:
    """A file that cannot be read names no unit; the name of the file does."""
    found = {each.name: each for each in report(county(tmp_path / "s")).units.ranked}
    finance = found["西平县财政局"]
    assert (finance.documents, finance.unreadable) == (2, 1)


def test_folders_above_all_documents_name_no_unit(tmp_path: Path) -> None:
    """The folder of a finance bureau that keeps the collection is none of its units."""
    readable, broken = unit("甲县教育局", [80]), unread("/甲县财政局/收集/乡镇/扫描.pdf")
    readable |= {"path": "/甲县财政局/收集/甲县教育局.docx"}
    listed = {"甲县财政局": ("甲县财政局", None)}
    quality = report(store(tmp_path / "s", [readable, broken]), listed=listed)
    assert quality.overview.unnamed == 1
    assert quality.unread[0].paths == ("乡镇/扫描.pdf",)


def test_areas_are_ranked_by_their_tables(tmp_path: Path) -> None:
    areas = report(county(tmp_path / "s")).areas
    assert areas is not None
    assert [(each.name, each.tables, each.unreadable) for each in areas.ranked] == [
        ("西平县", 7, 2),
        ("东原县", 7, 0),
    ]


def test_folders_that_hold_a_unit_each_are_no_areas(tmp_path: Path) -> None:
    documents = [unit(name, [80, 90], name) for name in ("甲县教育局", "甲县民政局")]
    assert report(store(tmp_path / "s", documents)).areas is None


def test_area_of_the_list_goes_before_that_of_the_folder(tmp_path: Path) -> None:
    listed = {"东原县民政局": ("东原县民政局", "城区")}
    areas = report(county(tmp_path / "s"), listed=listed).areas
    assert areas is not None
    assert {each.name for each in areas.ranked} == {"东原县", "西平县", "城区"}


def test_equal_files_of_a_unit_count_once(tmp_path: Path) -> None:
    twice = [unit("甲县教育局", [50, 60, 70], digest="d") for _ in range(2)]
    twice[1]["path"] = twice[1]["source"] = "东原县/甲县教育局（副本）.docx"
    overview = report(store(tmp_path / "s", twice)).overview
    assert (overview.documents, overview.repeated, overview.tables) == (1, 1, 3)


def test_documents_in_one_archive_are_no_copies(tmp_path: Path) -> None:
    both = [unit("甲县教育局", [50], digest="d") for _ in range(2)]
    for number, each in enumerate(both):
        each |= {"path": f"a.zip!{number}.docx", "source": "a.zip"}
    assert report(store(tmp_path / "s", both)).overview.documents == 2


def test_tables_without_score_have_no_rank(tmp_path: Path) -> None:
    blank = document("a/甲县教育局.docx", [table(1, None)], unit="甲县教育局")
    quality = report(store(tmp_path / "s", [blank]), least=1)
    assert quality.overview.quartiles is None and quality.units.ranked == ()
    assert quality.units.empty == (("甲县教育局", 1),)


def test_spellings_of_one_unit_are_one(tmp_path: Path) -> None:
    both = [unit("甲县教育局", [50, 60]), unit("甲县 教育局", [70, 80])]
    quality = report(store(tmp_path / "s", both))
    assert [(each.name, each.tables) for each in quality.units.ranked] == [("甲县 教育局", 4)]


def test_year_leaves_other_years_out(tmp_path: Path) -> None:
    old = {**unit("甲县民政局", [50, 60, 70]), "year": 2023}
    folder = store(tmp_path / "s", [unit("甲县教育局", [50, 60, 70]), old, unread("x.pdf")])
    assert report(folder, year=2023).overview.tables == 3
    assert report(folder, year=2023).overview.unreadable == 1
    assert report(folder).overview.years == (2023, 2024)
    with pytest.raises(StoreError, match=r"没有1999年度的文件.*2023、2024"):
        report(folder, year=1999)


def test_problems_are_ranked_by_share_of_tables(tmp_path: Path) -> None:
    """Three findings in one table are one table; findings outside tables and hints are none."""
    found = [
        *(remark("MSR01", 1, "显著", "无法衡量") for _ in range(3)),
        remark("FML01", 1, "完成数*101%", "应为×100%"),
        remark("FML01", 2, "完成数*101%", "应为×100%"),
        {**remark("DUP01", 1, "a", "b"), "severity": "info"},
        {**remark("BGT01", 1, "a", "b"), "project_index": None},
    ]
    tables = [table(1, 50), table(2, 60)]
    quality = report(store(tmp_path / "s", [document("a.docx", tables, (), found, unit="甲局")]))
    held = [(each.rule, each.title, each.tables, each.units) for each in quality.problems]
    assert held == [("FML01", "公式的系数应为×100%", 2, 1), ("MSR01", "指标值无法衡量", 1, 1)]


def test_examples_bear_no_names(tmp_path: Path) -> None:
    found = remark(
        "MSR01", 1, "青河县第1号道路改造工程由王小明负责，投资12.5万元",
        "青河县交通局的“第1号道路改造工程”无法衡量", project_name="第1号道路改造工程",
    )  # fmt: skip
    held = document("a.docx", [table(1, 50)], (), [found], unit="青河县交通局")
    (problem,) = report(store(tmp_path / "s", [held])).problems
    assert problem.example is not None
    told = f"{problem.example.text}{problem.example.message}"
    assert not any(name in told for name in ("青河", "交通", "第1号", "王小明"))
    assert "12.5万元" in told and "某项目" in told


@pytest.mark.parametrize(
    "text", ["（原文略）", "学校和**机构运维", "", "为×××所建"],
    ids=["withheld", "masked", "empty", "crossed"],
)  # fmt: skip
def test_what_is_masked_is_no_example(tmp_path: Path, text: str) -> None:
    held = document("a.docx", [table(1, 50)], (), [remark("MSR01", 1, text, "无法衡量")])
    (problem,) = report(store(tmp_path / "s", [held])).problems
    assert problem.example is None


def test_projects_with_a_secret_are_no_examples(tmp_path: Path) -> None:
    found = [
        remark("TXT10", 1, "内部明电12号", "疑涉密"),
        remark("MSR01", 1, "显著", "甲无法衡量"),
        remark("MSR01", 2, "良好", "乙无法衡量"),
    ]
    held = document("a.docx", [table(1, 50), table(2, 50)], (), found)
    problems = {each.rule: each.example for each in report(store(tmp_path / "s", [held])).problems}
    assert problems["TXT10"] is None
    assert problems["MSR01"] is not None and problems["MSR01"].text == "良好"


def test_cells_that_a_finding_withholds_are_no_examples(tmp_path: Path) -> None:
    pointer = {
        "field": "value", "place": "第2表第3行", "text": "", "note": "未遮蔽", "path": None,
        "project_index": None, "row": None, "indicator": None,
    }  # fmt: skip
    found = [
        remark("FML01", 1, "监管系统", "此处遮蔽", related=[pointer]),
        remark("MSR01", 2, "校外机构", "无法衡量"),
    ]
    held = document("a.docx", [table(1, 50), table(2, 50)], (), found)
    problems = {each.rule: each.example for each in report(store(tmp_path / "s", [held])).problems}
    assert problems["MSR01"] is None


def test_comparisons_of_documents_stand_apart(tmp_path: Path) -> None:
    folder = county(tmp_path / "s")
    rows = [
        {**finding("DUP11", 1, severity="warning"), "path": f"东原县/东原县{name}局.docx"}
        for name in ("教育", "民政", "民政")
    ]
    held = pa.Table.from_pylist(rows, schema=CORPUS_SCHEMA)
    pq.write_table(held, folder / CORPUS / "part-00000.parquet")
    quality = report(folder, titles={"DUP11": "目标雷同"})
    assert quality.across == (Across("DUP11", "目标雷同", 2, 2, 2),)
    assert [each.rule for each in quality.problems] == ["FML01"]


def test_comparisons_of_other_years_are_left_out(tmp_path: Path) -> None:
    old = {**unit("甲县民政局", [50]), "year": 2023}
    folder = store(tmp_path / "s", [unit("甲县教育局", [50]), old])
    rows = [
        {**finding("DUP14"), "path": path}
        for path in ("东原县/甲县教育局.docx", "东原县/甲县民政局.docx")
    ]
    held = pa.Table.from_pylist(rows, schema=CORPUS_SCHEMA)
    pq.write_table(held, folder / CORPUS / "part-00000.parquet")
    assert [each.documents for each in report(folder).across] == [2]
    assert [each.documents for each in report(folder, year=2023).across] == [1]


def test_good_tables_have_neither_error_nor_warning(tmp_path: Path) -> None:
    tables = [
        table(1, 100), table(2, 96), table(3, 94), table(4, 99, 0, warnings=1),
        {**table(5, 100), "indicators": 2},
    ]  # fmt: skip
    held = document("a.docx", tables, unit="甲县教育局")
    good = report(store(tmp_path / "s", [held])).good
    assert good.tables == 2
    assert [(each.unit, each.score) for each in good.candidates] == [("甲县教育局", 100.0)]


def test_units_of_the_list_are_there_missing_or_perhaps_there(tmp_path: Path) -> None:
    names = ("东原县教育局", "财政局", "西平县审计局", "东原县水务局", "东原县档案馆")
    quality = report(county(tmp_path / "s"), listed={name: (name, None) for name in names})
    submission = quality.submission
    assert submission is not None
    assert (submission.expected, submission.handed_in) == (5, 2)
    assert [each.name for each in submission.missing] == ["东原县水务局", "东原县档案馆"]
    assert [(e.name, found) for e, found in submission.suspected] == [("财政局", "西平县财政局")]
    assert submission.unlisted == ("东原县民政局", "西平县教育局", "西平县档案馆")


def test_reasons_of_files_that_were_not_checked(tmp_path: Path) -> None:
    told = report(county(tmp_path / "s")).unread
    assert [(each.status, each.reason, each.files) for each in told] == [
        ("unreadable", "扫描件，没有文字", 1),
        ("unreadable", "文件有密码", 1),
        ("lacking", "", 1),
    ]
    assert told[2].paths == ("东原县/通知.docx",)


def changed(folder: Path) -> Path:
    return store(
        folder,
        [
            unit("东原县教育局", [50, 80, 70]),
            unit("东原县民政局", [100, 80, 50, 40]),
            unit("东原县老干部局", [60, 60, 60]),
        ],
    )


def test_comparison_with_an_earlier_store(tmp_path: Path) -> None:
    quality = report(county(tmp_path / "now"), previous=changed(tmp_path / "before"))
    told = quality.comparison
    assert told is not None and told.same_rules is None
    assert told.tables == (10, 14) and told.medians == (60.0, 80.0)
    assert (told.gone, told.joined) == (1, 3)
    education, civil = told.units
    assert (education.name, education.medians) == ("东原县教育局", (70.0, 80.0))
    assert (education.cured, education.remaining, education.new) == (1, 0, 0)
    assert (civil.cured, civil.remaining, civil.new) == (0, 2, 0)
    (rule,) = told.changed
    assert (rule.rule, rule.before, round(rule.now, 3)) == ("FML01", 0.3, 0.214)


def test_years_of_one_store_are_compared(tmp_path: Path) -> None:
    old = {**unit("甲县教育局", [50, 60, 70], digest="old"), "path": "甲/旧.docx", "year": 2023}
    folder = store(tmp_path / "s", [unit("甲县教育局", [80, 90, 100]), old])
    told = report(folder, year=2024, previous=folder, previous_year=2023).comparison
    assert told is not None and told.medians == (60.0, 90.0) and told.tables == (3, 3)
    assert (told.units[0].cured, told.units[0].remaining, told.units[0].new) == (1, 0, 0)


def test_a_store_says_whether_its_rules_were_the_same(tmp_path: Path) -> None:
    now, before = county(tmp_path / "now"), changed(tmp_path / "before")
    for folder, digest in ((now, "a"), (before, "b")):
        (folder / "run.json").write_text(json.dumps({"settings": digest, "version": "9.9"}))
    quality = report(now, previous=before)
    assert quality.version == "9.9"
    assert quality.comparison is not None and quality.comparison.same_rules is False
    itself = report(now, previous=now).comparison
    assert itself is not None and itself.same_rules is True


def test_nothing_is_said_of_nothing(tmp_path: Path) -> None:
    quality = report(store(tmp_path / "s", []))
    assert quality.overview.documents == 0 and quality.overview.quartiles is None
    assert quality.units.ranked == () and quality.problems == () and quality.areas is None


def test_a_folder_without_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="没有检查结果"):
        report(tmp_path)


@pytest.mark.parametrize("dataset", ["documents", "projects", "findings"])
def test_a_damaged_store_is_refused(tmp_path: Path, dataset: str) -> None:
    folder = county(tmp_path / "s")
    (folder / dataset / "part-00000.parquet").write_bytes(b"PAR1 nonsense")
    with pytest.raises(StoreError, match="读不了"):
        report(folder)


def test_codes_take_the_place_of_all_names(tmp_path: Path) -> None:
    listed = {"东原县水务局": ("东原县水务局", "东原县")}
    named = report(county(tmp_path / "s"), listed=listed, previous=changed(tmp_path / "before"))
    shown = coded(named)
    assert [each.name for each in shown.units.ranked] == ["单位1", "单位2", "单位3", "单位4"]
    assert {each.median for each in shown.units.ranked} == {80.0, 95.0, 65.0}
    assert shown.comparison is not None
    assert [each.name for each in shown.comparison.units] == ["单位2", "单位4"]
    names = ("东原", "西平", "教育", "民政", "财政", "档案", "审计", ".pdf", "道路")
    told = repr(
        (shown.units, shown.areas, shown.good, shown.unread, shown.comparison, shown.problems)
    )
    assert not any(name in told for name in names)
    assert shown.submission is not None and not shown.submission.is_named


def test_a_report_is_the_same_every_time(tmp_path: Path) -> None:
    folder = county(tmp_path / "s")
    assert report(folder) == report(folder)
    assert all(isinstance(each, Standing) for each in report(folder).units.ranked)
