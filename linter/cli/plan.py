"""The command line: the settings of each document, from the jxlint.yaml nearest to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import click

from linter.cli.messages import complain
from linter.cli.request import Request
from linter.cli.sources import STDIN
from linter.filter.tally import Group
from linter.findings import DocumentReport
from linter.language.profile import Least
from linter.language.profile_file import find_config
from linter.run import ConfigError, Settings, prepare


@dataclass(frozen=True, slots=True)
class Plan:
    """The settings file of each input (`request` with its `config` filled in), and the settings
    themselves."""

    requests: Mapping[str, Request]
    settings: Mapping[Request, Settings]

    def of(self, path: str) -> Settings:
        """The settings of an input."""
        return self.settings[self.requests[path]]

    @property
    def today(self) -> date:
        """The day on which suppressions must still hold."""
        return max(each.today for each in self.settings.values())

    @property
    def problems(self) -> tuple[str, ...]:
        """Lines on rule files that could not be used."""
        return tuple(dict.fromkeys(p for each in self.settings.values() for p in each.problems))


def settings_of(request: Request) -> Settings:
    """The settings of a request whose `config` is the settings file itself. Raises ConfigError."""
    settings = prepare(
        profile=request.profile,
        config=request.config,
        rules=request.rules,
        select=request.select,
        ignore=request.ignore,
        previous=request.previous,
    )
    least = Least() if request.everything else settings.least
    return replace(settings, least=least, keep_disclosures=request.keep_disclosures)


def make_plan(request: Request, inputs: Iterable[str]) -> Plan:
    """The settings of each input; rule files that cannot be used are told on stderr.

    Raises click.ClickException with one line for each mistake in any of the settings files.
    """
    inputs = tuple(inputs)
    nearest = lru_cache(maxsize=None)(nearest_config)
    requests = {
        path: request if request.config else replace(request, config=nearest(_folder(path)))
        for path in inputs
    }
    settings: dict[Request, Settings] = {}
    errors: dict[str, None] = {}
    for each in requests.values() or [replace(request, config=nearest(Path.cwd()))]:
        try:
            settings[each] = settings.get(each) or settings_of(each)
        except ConfigError as error:
            errors |= dict.fromkeys(error.errors)
    if errors:
        raise click.ClickException("\n".join(errors))
    plan = Plan(requests, settings)
    for line in plan.problems:
        complain(line)
    return plan


def _folder(path: str) -> Path:
    return Path.cwd() if path == STDIN else Path(path).resolve().parent


def nearest_config(folder: Path) -> Path | None:
    """The nearest settings file from a folder upward, written from the current folder where it
    stands below it."""
    found = find_config(folder)
    here = Path.cwd()
    return found.relative_to(here) if found and found.is_relative_to(here) else found


def groups(plan: Plan, checked: Iterable[tuple[str, DocumentReport]]) -> Iterator[Group]:
    """Documents with the input they came from, by their settings."""
    found: dict[Request, list[DocumentReport]] = {request: [] for request in plan.settings}
    for path, document in checked:
        found[plan.requests[path]].append(document)
    for request, documents in found.items():
        settings = plan.settings[request]
        active = frozenset(rule.id for rule in settings.rules)
        yield Group(settings.suppressions.entries, active, tuple(documents))
