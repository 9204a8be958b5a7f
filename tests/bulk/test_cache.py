"""The cache: which results are taken from it, and under which keys."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from linter.bulk.cache import CacheError, Result, Wanted, open_cache
from linter.bulk.keys import Keying, key_of, keying_of
from linter.bulk.packed import nameless, pack, under_names, unpack
from linter.bulk.task import Request, request_digest
from tests.bulk.rows import batches, document, finding, project

TODAY = Wanted(date(2026, 3, 1), seconds=60)
KEYS = [bytes([number]) * 16 for number in range(4)]
KEYING = Keying("settings", by_path=False, office=True, suppresses=False)


def rows(path: str = "县/a.docx", **more: object) -> pa.RecordBatch:
    findings = [finding("VAL01", 1)]
    [batch] = batches([document(path, [project(1, "项目")], findings=findings, **more)])
    return batch


def test_a_result_comes_back_under_the_name_of_any_copy(tmp_path: Path) -> None:
    with open_cache(tmp_path / "c.sqlite") as cache:
        cache.put([Result(KEYS[0], rows("县/a.docx"))])
        found = cache.results(KEYS)
    assert list(found) == KEYS[:1]
    assert under_names([("别处/b.docx", found[KEYS[0]])]).to_pylist() == [
        {**rows().to_pylist()[0], "path": "别处/b.docx", "source": "别处/b.docx"}
    ]


def test_members_keep_their_part_of_the_path() -> None:
    members = [document(f"a.docx!{name}", source="a.docx") for name in ("一.docx", "二.docx")]
    [batch] = batches(members)
    kept = unpack(pack(batch))
    assert kept == nameless(batch)
    names = under_names([("x/b.docx", kept), ("c.txt", nameless(rows("d.txt")))])
    assert names.column("path").to_pylist() == ["x/b.docx!一.docx", "x/b.docx!二.docx", "c.txt"]
    assert names.column("source").to_pylist() == ["x/b.docx", "x/b.docx", "c.txt"]


def test_results_that_have_aged_are_worked_out_again(tmp_path: Path) -> None:
    with open_cache(tmp_path / "c.sqlite") as cache:
        ageing = rows(until="2026-03-01")
        cache.put([Result(KEYS[0], rows()), Result(KEYS[1], ageing)])
        assert cache.found(KEYS, TODAY) == {*KEYS[:2]}
        assert cache.found(KEYS, replace(TODAY, today=date(2026, 3, 2))) == {KEYS[0]}


def test_more_time_means_another_try(tmp_path: Path) -> None:
    with open_cache(tmp_path / "c.sqlite") as cache:
        cache.put([Result(KEYS[0], rows(status="unreadable", reason="…", seconds=60.0))])
        assert cache.found(KEYS, TODAY) == {KEYS[0]}
        assert cache.found(KEYS, replace(TODAY, seconds=30)) == {KEYS[0]}
        assert cache.found(KEYS, replace(TODAY, seconds=61)) == frozenset()


def test_what_could_not_be_read_is_tried_again_on_request(tmp_path: Path) -> None:
    with open_cache(tmp_path / "c.sqlite") as cache:
        unreadable = rows(status="unreadable", reason="需要 LibreOffice")
        cache.put([Result(KEYS[0], unreadable), Result(KEYS[1], rows())])
        assert cache.found(KEYS, TODAY) == {*KEYS[:2]}
        assert cache.found(KEYS, replace(TODAY, retry=True)) == {KEYS[1]}


def test_many_keys_are_looked_up(tmp_path: Path) -> None:
    keys = [number.to_bytes(16, "big") for number in range(1200)]
    with open_cache(tmp_path / "c.sqlite") as cache:
        cache.put([Result(key, rows()) for key in keys[::2]])
        assert cache.found(keys, TODAY) == {*keys[::2]}


def test_problems_of_rules_are_kept_with_their_settings(tmp_path: Path) -> None:
    with open_cache(tmp_path / "c.sqlite") as cache:
        assert cache.problems("a") is None
        cache.put_problems("a", ["规则.yaml:1:1: 坏了"])
        assert cache.problems("a") == ("规则.yaml:1:1: 坏了",)


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 5000])
def test_a_damaged_result_goes_and_the_others_stay(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "c.sqlite"
    with open_cache(path) as cache:
        cache.put([Result(b"a" * 16, rows()), Result(b"b" * 16, rows())])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE results SET value = ? WHERE key = ?", (damage, b"a" * 16))
    with open_cache(path) as cache:
        assert list(cache.results([b"a" * 16, b"b" * 16])) == [b"b" * 16]
        assert cache.found([b"a" * 16, b"b" * 16], TODAY) == {b"b" * 16}


def test_what_is_no_cache_is_told(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    path.write_bytes(b"no database, but long enough to be looked at" * 100)
    with pytest.raises(CacheError, match="或已损坏；"), open_cache(path):
        pass
    with sqlite3.connect(tmp_path / "later.sqlite") as later:
        later.execute("PRAGMA user_version = 99")
    later.close()
    with pytest.raises(CacheError, match="另一版本"), open_cache(tmp_path / "later.sqlite"):
        pass
    with pytest.raises(CacheError, match="缓存打不开"), open_cache(path / "inside" / "c.sqlite"):
        pass


def test_a_key_depends_on_bytes_kind_and_settings_not_on_the_place() -> None:
    key = key_of("县/a.docx", b"1", KEYING)
    assert key == key_of("乡.zip!b.DOCX", b"1", KEYING)
    assert key != key_of("县/a.docx", b"2", KEYING)
    assert key != key_of("县/a.txt", b"1", KEYING)
    assert key != key_of("县/a.docx", b"1", replace(KEYING, settings="other"))
    assert key == key_of("县/a.docx", b"1", replace(KEYING, office=False))


def test_a_key_depends_on_what_else_a_result_may_depend_on() -> None:
    old = key_of("a.doc", b"1", KEYING)
    assert old != key_of("a.doc", b"1", replace(KEYING, office=False))
    # The file that gzip has packed is named after it.
    assert key_of("a.gz", b"1", KEYING) != key_of("b.gz", b"1", KEYING)
    by_path = replace(KEYING, by_path=True)
    assert key_of("a.txt", b"1", by_path) != key_of("b.txt", b"1", by_path)


def test_suppressions_for_certain_files_make_names_count(tmp_path: Path) -> None:
    config = tmp_path / "jxlint.yaml"
    config.write_text("suppress:\n  - {rule: VAL01, reason: 已说明}\n", encoding="utf-8")
    assert not keying_of(Request(config=config), "").by_path
    config.write_text(
        "suppress:\n  - {rule: VAL01, reason: 已说明, document: 某局*}\n", encoding="utf-8"
    )
    assert keying_of(Request(config=config), "").by_path


def test_every_option_counts() -> None:
    requests = [
        Request(), Request(select=("VAL01",)), Request(ignore=("VAL01",)), Request(least="high"),
        Request(redact=True), Request(profile="strict"),
    ]  # fmt: skip
    assert len({request_digest(request) for request in requests}) == len(requests)
