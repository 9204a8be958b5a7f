"""Rules that compare documents: their cases, what settings do to them, and that they are exact."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.bulk.corpus.casebook import run_collections
from linter.bulk.corpus.compare import compared, comparing
from linter.bulk.corpus.ground import within
from linter.bulk.corpus.load import corpus_rules
from linter.bulk.corpus.near import group_near
from linter.bulk.corpus.unit_kind import kinds_by
from linter.bulk.score import UNCOUNTED
from linter.bulk.store import build_store
from linter.bulk.views import open_store
from linter.cli.program import run
from linter.facts.similar import jaccard
from linter.language.rule import Rule
from linter.run import ConfigError, Settings, prepare
from tests.bulk.rows import batches, document, indicator, project

RULES = corpus_rules()


@pytest.fixture(scope="module")
def prepared() -> Settings:
    return prepare()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_cases_of_a_rule_hold(rule: Rule, prepared: Settings) -> None:
    verdicts = list(run_collections([rule], prepared.layouts, prepared.lexicon))
    assert {verdict.kind for verdict in verdicts} == {"good", "bad"}
    assert [verdict for verdict in verdicts if verdict.problem] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_suspects_and_never_counts(rule: Rule) -> None:
    assert UNCOUNTED in rule.tags
    assert rule.severity != "error"
    texts = [rule.message.text, *(v.message.text for v in rule.variants if v.message)]
    certain = ("与文档“{other}”的内容完全相同",)
    assert all("疑似" in text or text.startswith(certain) for text in texts)


def test_a_case_that_does_not_hold_is_told(prepared: Settings, tmp_path: Path) -> None:
    rule = next(each for each in RULES if each.id == "DUP12")
    changed = tmp_path / rule.path.name
    text = rule.path.read_text(encoding="utf-8")
    changed.write_text(text.replace("default: 0.8,", "default: 1.0,"), encoding="utf-8")
    (tuned,) = corpus_rules(rules=(_folder(changed),), select=("DUP12",))
    verdicts = list(run_collections([tuned], prepared.layouts, prepared.lexicon))
    assert [verdict.case for verdict in verdicts if verdict.problem] == ["只改了一行"]
    assert verdicts[-1].problem == "missing"


def _folder(rule_file: Path) -> Path:
    """A folder of rules that holds the file among those on collections."""
    place = rule_file.parent / "own" / "corpus" / rule_file.name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(rule_file.read_bytes())
    return place.parent.parent


def _configured(tmp_path: Path, lines: str) -> Path:
    config = tmp_path / "jxlint.yaml"
    config.write_text(f"extends: [default]\nrules:\n{lines}", encoding="utf-8")
    return config


def test_settings_switch_off_and_tune(tmp_path: Path) -> None:
    config = _configured(
        tmp_path,
        "  DUP11: off\n  DUP12: {similar: 0.9, severity: info}\n  DUP09: {units: 9, least: 7}\n",
    )
    rules = {rule.id: rule for rule in corpus_rules(config=config)}
    assert "DUP11" not in rules
    assert rules["DUP12"].severity == "info"
    assert rules["DUP12"].options["similar"] == Decimal("0.9")
    assert rules["DUP09"].options["units"] == 9 and rules["DUP09"].options["least"] == 7
    (alone,) = prepare(config=config, select=("DUP09",)).rules
    assert alone.options["least"] == 7 and "units" not in alone.options


@pytest.mark.parametrize("line", ["DUP12: {similarity: 0.9}", "DUP09: {unit: 9}", "DUP77: off"])
def test_what_no_rule_knows_is_told(line: str, tmp_path: Path) -> None:
    config = _configured(tmp_path, f"  {line}\n")
    with pytest.raises(ConfigError, match="没有"):
        prepare(config=config)
        corpus_rules(config=config)


def test_rules_are_selected_as_others() -> None:
    assert [rule.id for rule in corpus_rules(select=("DUP10", "FML01"))] == ["DUP10"]
    assert corpus_rules(select=("FML01",)) == ()
    assert "DUP11" not in {rule.id for rule in corpus_rules(ignore=("goal-copied",))}
    assert {rule.id for rule in prepare(ignore=("DUP11",)).rules} == {
        rule.id for rule in prepare().rules
    }


def _copied(count: int) -> list[dict[str, Any]]:
    """Units with one project each and the same table; every second one handed in twice."""
    rows = [indicator(1, number, f"指标{number}", f"{number}户") for number in range(1, 7)]
    names = ["校舍维修", "水质监测", "图书采购", "公路养护", "路灯节能", "河道清淤"]
    return [
        document(
            f"{number:03d}.docx",
            [project(1, names[number % len(names)])],
            rows,
            unit=f"单位{number}",
            year=2025,
        )
        for number in range(count)
    ]


def test_findings_stand_in_the_store_with_both_places(tmp_path: Path) -> None:
    told: list[str] = []
    counts = build_store(batches(_copied(6)), tmp_path, compare=comparing(RULES, told.append))
    assert counts["corpus"] == 6
    assert told == []
    with open_store(tmp_path) as connection:
        rows = connection.execute(
            "SELECT path, rule, unit, loss, related[1].path, related[1].place FROM all_findings "
            "WHERE origin = 'corpus' ORDER BY path"
        ).fetchall()
    assert rows[0] == ("000.docx", "DUP12", "单位0", 0.0, "001.docx", "第1表第2行")
    assert rows[1][4] == "000.docx"


def test_the_same_collection_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, size in (("a", 100), ("b", 3)):
        build_store(batches(_copied(40), size), tmp_path / name, compare=comparing(RULES, print))
    parts = [(tmp_path / name / "corpus" / "part-00000.parquet").read_bytes() for name in "ab"]
    assert parts[0] == parts[1]
    assert pq.read_table(tmp_path / "a" / "corpus").num_rows == 40


def test_nothing_is_left_of_the_work(tmp_path: Path) -> None:
    build_store(batches(_copied(6)), tmp_path, compare=comparing(RULES, print))
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"corpus", "documents", "findings", "indicators", "projects", "store.json"}


def test_a_rule_that_breaks_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    config = tmp_path / "jxlint.yaml"
    config.write_text("rules:\n  DUP11: {strip: ['(?<!甲)乙']}\n", encoding="utf-8")
    rules = corpus_rules(config=config, select=("DUP11", "DUP12"))
    build_store(batches(_copied(6)), tmp_path / "out")
    told: list[str] = []
    found = [
        row for batch in compared(tmp_path / "out", rules, told.append) for row in batch.to_pylist()
    ]
    assert len(told) == 1 and "DUP11 比较时出错" in told[0]
    assert {row["rule"] for row in found} == {"DUP12"}


def test_a_redacted_or_empty_collection_gives_nothing_but_copies(tmp_path: Path) -> None:
    silent = [
        document(f"{number}.docx", [project(1, core=None, subject=None)], digest="same")
        for number in range(3)
    ]
    build_store(batches(silent), tmp_path, compare=comparing(RULES, print))
    rows = pq.read_table(tmp_path / "corpus").to_pylist()
    assert [(row["path"], row["rule"]) for row in rows] == [
        ("1.docx", "DUP14"),
        ("2.docx", "DUP14"),
    ]
    assert build_store([], tmp_path, compare=comparing(RULES, print))["corpus"] == 0


def test_a_copy_of_what_could_not_be_read_is_compared(tmp_path: Path) -> None:
    first, *others = _copied(6)
    broken = document("0.docx", digest=first["digest"], status="unreadable", reason="太慢")
    build_store(batches([broken, first, *others]), tmp_path, compare=comparing(RULES, print))
    found = pq.read_table(tmp_path / "corpus").to_pylist()
    assert (found[0]["path"], found[0]["rule"]) == ("000.docx", "DUP12")
    assert len(found) == 6


def _groups(sets: list[frozenset[str]], least: float) -> set[frozenset[int]]:
    """The groups by comparing all pairs."""
    group = {at: frozenset({at}) for at, tokens in enumerate(sets) if tokens}
    for left, right in combinations(group, 2):
        if jaccard(sets[left], sets[right]) >= least - 1e-9 and group[left] != group[right]:
            joined = group[left] | group[right]
            group |= dict.fromkeys(joined, joined)
    return {members for members in group.values() if len(members) > 1}


def _near(sets: list[frozenset[str]], least: float) -> set[frozenset[int]]:
    found: dict[int, set[int]] = {}
    with duckdb.connect() as connection:
        rows = {"id": range(len(sets)), "tokens": [sorted(tokens) for tokens in sets]}
        kinds = pa.schema([("id", pa.int64()), ("tokens", pa.list_(pa.string()))])
        connection.register("words", pa.table(rows, schema=kinds))
        connection.execute("""CREATE TABLE given AS SELECT id,
            list_sort(list_transform(tokens, lambda each: hash(each))) AS tokens FROM words""")
        group_near(connection, "given", least)
        for id, together in connection.execute("FROM near_group").fetchall():
            found.setdefault(together, set()).add(id)
    return {frozenset(members) for members in found.values()}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.frozensets(st.sampled_from("甲乙丙丁戊己庚辛壬癸"), max_size=10), max_size=20),
    st.sampled_from([0.5, 0.8, 1.0]),
)
def test_sets_that_are_nearly_equal_are_found_exactly(
    sets: list[frozenset[str]], least: float
) -> None:
    assert _near(sets, least) == _groups(sets, least)


def test_work_that_needs_more_memory_starts_again_and_gives_each_once() -> None:
    allowed: list[str] = []

    def work(connection: Any) -> Iterator[int]:
        [(limit,)] = connection.execute("SELECT current_setting('memory_limit')").fetchall()
        allowed.append(limit)
        yield from (1, 2)
        if len(allowed) < 3:
            raise duckdb.OutOfMemoryException("too little")
        yield 3

    with duckdb.connect() as connection:
        assert list(within(connection, partial(work, connection))) == [1, 2, 3]
    assert len(set(allowed)) == 3


def test_a_crowd_of_copies_comes_together() -> None:
    common = [f"词{number}" for number in range(60)]
    crowd = [frozenset(common) - {common[n % 60]} | {f"自{n}"} for n in range(600)]
    assert _near(crowd, 0.9) == {frozenset(range(600))}


def test_the_stranger_among_projects_of_one_purpose_is_told_alone(tmp_path: Path) -> None:
    rows = [indicator(1, number, f"指标{number}", f"{number}户") for number in range(1, 7)]
    names = ["养老保险缴费补贴", "养老保险缴费补贴", "居民养老保险缴费补贴", "校舍维修"]
    collection = [
        document(f"{at}.docx", [project(1, name)], rows, unit=f"单位{at}")
        for at, name in enumerate(names)
    ]
    build_store(batches(collection), tmp_path, compare=comparing(RULES, print))
    found = pq.read_table(tmp_path / "corpus").to_pylist()
    assert [(row["path"], row["rule"]) for row in found] == [("3.docx", "DUP12")]


def test_rules_on_collections_are_shown_listed_and_tested(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rules", "show", "DUP12"]) == 0
    page = capsys.readouterr().out
    assert "各文档之间" in page and "第2份文档：" in page and "shortest = 5" in page
    assert run(["rules", "test", "DUP14"]) == 0
    assert "1条规则的10个正反例，全部通过" in capsys.readouterr().out
    assert run(["rules", "docs", "--into", str(tmp_path)]) == 0
    assert "第1份文档（清苑区，水利局，2025）" in (tmp_path / "DUP13-corpus.html").read_text(
        "utf-8"
    )
    index = (tmp_path / "index.html").read_text("utf-8")
    assert 'href="DUP09.html"' in index and 'href="DUP09-corpus.html"' in index


def test_the_kind_of_a_unit_holds_what_its_groups_matched() -> None:
    kind = kinds_by(["(?:小学|中学)$", "[县区](.+局)$"])
    assert kind("第一小学") == kind("城关中学") != kind("甲县教育局")
    assert kind("甲县教育局") == kind("乙区教育局") != kind("甲县民政局")
    assert kind("残疾人联合会") is None
