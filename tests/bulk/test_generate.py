"""The generator of provinces: what is measured on it has to be many different documents."""

from collections import Counter
from pathlib import PurePosixPath

import pytest

from linter.bulk.kernel import content_digest
from linter.readers import Unreadable, read_bytes
from linter.run import lint_files_in_bytes, prepare
from tests.bulk.generate.document import file_of, plain_file
from tests.bulk.generate.place import Place

COUNT = 300


def test_the_same_numbers_give_the_same_bytes() -> None:
    for number in (0, 11, 37, 67, 83, 95, 4711):
        assert file_of(number) == file_of(number)
        assert file_of(number).data != file_of(number, seed=1).data or number == 23


def test_documents_differ_but_for_copies() -> None:
    files = [file_of(number) for number in range(COUNT)]
    assert len({file.path for file in files}) == COUNT
    digests = Counter(content_digest(file.data) for file in files if file.data)
    assert sorted(digests.values())[-4:] == [1, 2, 2, 2]
    suffixes = Counter(file.path.suffix for file in files)
    assert {".docx", ".xlsx", ".txt", ".zip"} <= set(suffixes)
    assert suffixes[".docx"] > suffixes[".xlsx"] > suffixes[".txt"] > 20


def test_counties_have_names_of_their_own() -> None:
    assert len({Place(number, 0, 2025).name for number in range(1000)}) == 1000


def test_special_files_are_what_they_are_for() -> None:
    with pytest.raises(Unreadable):
        read_bytes(file_of(11).data, file_of(11).path.name)
    assert file_of(23).data == b""
    with pytest.raises(UnicodeDecodeError):
        file_of(37).data.decode()
    assert file_of(53).path.stem == plain_file(53, 0).path.stem
    assert file_of(53).path.suffix != plain_file(53, 0).path.suffix
    assert file_of(83).data == plain_file(82, 0).data
    assert file_of(95).path.suffix != plain_file(94, 0).path.suffix


def test_most_documents_are_read_and_few_of_them_are_bad() -> None:
    settings = prepare()
    reports = [
        report
        for number in range(96)
        for report in lint_files_in_bytes(file_of(number).data, str(file_of(number).path), settings)
    ]
    assert {report.status for report in reports} == {"checked", "unreadable"}
    unreadable = [PurePosixPath(each.path) for each in reports if each.status == "unreadable"]
    assert unreadable == [file_of(11).path, file_of(23).path]
    checked = [each for each in reports if each.status == "checked"]
    assert all(1 <= each.projects <= 6 and each.year and each.unit for each in checked)
    errors = [sum(f.severity == "error" for f in report.findings) for report in checked]
    assert 0.3 < sum(map(bool, errors)) / len(errors) < 0.7
