"""Every failure is one line on stderr and an exit code, without a traceback."""

import pytest

from linter.cli import program


def explode(*_: object, **__: object) -> None:
    raise RuntimeError("意外")


def test_an_internal_error_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("JXLINT_DEBUG", raising=False)
    monkeypatch.setattr(program.jxlint, "main", explode)
    assert program.run(["check", "a.docx"]) == 2
    assert capsys.readouterr().err == "jxlint: 内部错误：RuntimeError: 意外（加 --debug 看详情）\n"


def test_debug_shows_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program.jxlint, "main", explode)
    with pytest.raises(RuntimeError):
        program.run(["check", "a.docx", "--debug"])
    monkeypatch.setenv("JXLINT_DEBUG", "1")
    with pytest.raises(RuntimeError):
        program.run(["check", "a.docx"])


def test_interrupting_is_no_crash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(program.jxlint, "main", interrupt)
    assert program.run(["check", "a.docx"]) == 130
    assert capsys.readouterr().err == "jxlint: 已中断\n"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("jxlint ")
