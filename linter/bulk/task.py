"""Station 7: what is to be done with every document, as a request that travels and as a task that
is ready to run."""

from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from linter.bulk.corpus.load import corpus_rules
from linter.bulk.schema import OUTPUT, VERSION
from linter.bulk.score import Counting, counting_of
from linter.findings import CONFIDENCES, Confidence, RuleSummary
from linter.language.rule import Rule
from linter.settings.digest import settings_digest
from linter.settings.error import ConfigError
from linter.settings.record import Settings


@dataclass(frozen=True, slots=True)
class Request:
    """What decides the row of a document besides its bytes: the arguments of `prepare` (`config`
    is the settings file itself), the confidence from which findings are kept, and with `redact`
    that no text of documents leaves the kernel. It can be pickled; processes on other machines
    need the files that it names."""

    profile: str | None = None
    config: Path | None = None
    rules: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    previous: Path | None = None
    least: Confidence = "medium"
    redact: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A request made ready: the settings of a run, what reports say of its rules, and how their
    findings count."""

    settings: Settings
    summaries: tuple[RuleSummary, ...]
    counting: Counting
    least: Confidence
    redact: bool


def task_of(request: Request) -> Task:
    """The task of a request, made once a process (a third of a second). Raises ConfigError, also
    when no rule is left to run."""
    from linter.run import prepare, report_of

    settings = replace(prepare(**_arguments(request)), keep_facts=True)
    if not settings.rules:
        raise ConfigError(["没有一条规则在用，什么也检查不了：请看 --select、--ignore 和设置"])
    return Task(
        settings=settings,
        summaries=report_of((), settings).rules,
        counting=counting_of(settings.rules),
        least=request.least,
        redact=request.redact,
    )


def comparing_rules(request: Request) -> tuple[Rule, ...]:
    """The rules of a request that compare documents, sure enough to be kept. Raises ConfigError."""
    arguments = _arguments(request)
    del arguments["previous"]
    enough = CONFIDENCES[: CONFIDENCES.index(request.least) + 1]
    return tuple(rule for rule in corpus_rules(**arguments) if rule.confidence in enough)


def request_digest(request: Request) -> str:
    """The BLAKE2b-128, in hex, of all that decides rows besides the documents; equal digests give
    equal rows. No rule is compiled. Raises ConfigError."""
    total = blake2b(settings_digest(**_arguments(request)).encode(), digest_size=16)
    total.update(f"\n{VERSION}\n{request.least}\n{request.redact}\n{OUTPUT}".encode())
    return total.hexdigest()


def _arguments(request: Request) -> dict[str, Any]:
    return {
        "profile": request.profile,
        "config": request.config,
        "rules": request.rules,
        "select": request.select,
        "ignore": request.ignore,
        "previous": request.previous,
    }
