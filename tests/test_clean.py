"""Clean tables stay clean: careful tables full of what looks suspicious and is right."""

from functools import cache

import pytest

from corpus import build_clean
from corpus.build import build as word_of
from linter.findings import Severity
from linter.run import Settings, domain_folder, lint_bytes, lint_file, prepare

FOLDER = build_clean.FOLDER
DOCUMENTS = sorted(path.stem for path in FOLDER.glob("*.yaml"))
# The strict profile turns hints into warnings: it is meant to be hard on good tables too.
PROFILES = sorted(
    path.stem for path in (domain_folder() / "profiles").glob("*.yaml") if path.stem != "strict"
)


@cache
def settings(profile: str) -> Settings:
    return prepare(profile=profile)


def told(findings, *severities: Severity):
    return [
        " ".join((f.rule, f.project.name or "" if f.project else "", f.indicator or "", f.message))
        for f in findings
        if f.severity in severities
    ]


def test_there_are_enough():
    books = [build_clean.load(FOLDER / f"{name}.yaml") for name in DOCUMENTS]
    assert sum(len(book.projects) for book in books) >= 40
    assert len(books) >= 10


@pytest.mark.parametrize("document", DOCUMENTS)
def test_text_is_what_the_yaml_says(document):
    book = build_clean.load(FOLDER / f"{document}.yaml")
    assert (FOLDER / f"{document}.txt").read_text("utf-8") == build_clean.text_of(book)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_everything_is_recognised(document):
    book = build_clean.load(FOLDER / f"{document}.yaml")
    report = lint_file(FOLDER / f"{document}.txt", settings("default"))
    assert report.status == "checked" and not report.failures
    assert (report.unit, report.year) == (book.unit, int(book.year))
    assert report.projects == len(book.projects)
    assert report.indicators == sum(len(project.rows) for project in book.projects)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_error_and_no_warning(document, profile):
    report = lint_file(FOLDER / f"{document}.txt", settings(profile))
    noise = told(report.findings, "error", "warning")
    assert not noise, "\n".join(noise)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_word_and_text_give_the_same_findings(document):
    text = (FOLDER / f"{document}.txt").read_text("utf-8")
    word = lint_bytes(word_of(text), "clean.docx", settings("default"))
    plain = lint_file(FOLDER / f"{document}.txt", settings("default"))
    severities: tuple[Severity, ...] = ("error", "warning", "info")
    assert sorted(told(word.findings, *severities)) == sorted(told(plain.findings, *severities))
