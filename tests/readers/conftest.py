"""Readers are tested without LibreOffice, but where a test is about it."""

import pytest


@pytest.fixture(autouse=True)
def no_office(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Random bytes may look like a format that would be converted, for seconds."""
    if request.path.name != "test_office.py":
        monkeypatch.setattr("linter.readers.office.find_program", lambda: None)
