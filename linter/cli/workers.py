"""The command line: the documents of all inputs, checked under the settings of each."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from linter.cli.plan import Plan, groups
from linter.cli.sources import STDIN, read_stdin
from linter.filter.tally import with_stale
from linter.findings import DocumentReport, Report
from linter.run import lint_files, lint_files_in_bytes, report_of

Checked = tuple[str, DocumentReport]


def checked_report(paths: Sequence[str], plan: Plan, jobs: int = 1) -> Report:
    """The report of all inputs, with what is to be said of suppressions in settings files."""
    checked = tuple(check_all(paths, plan, jobs))
    report = report_of((document for _, document in checked), *plan.settings.values())
    return with_stale(report, tuple(groups(plan, checked)), plan.today)


def check_all(paths: Sequence[str], plan: Plan, jobs: int = 1) -> Iterator[Checked]:
    """Each input with each of its documents, in order; `jobs` is how many processes may work."""
    files = [path for path in paths if path != STDIN]
    if jobs > 1 and len(files) > 1:
        # Starting processes is a matter of its own; its machinery is imported only for them.
        from linter.cli.pool import check_together

        done = check_together(files, plan, min(jobs, len(files)))
    else:
        done = (tuple(lint_files(Path(path), plan.of(path))) for path in files)
    for path in paths:
        if path == STDIN:
            documents = tuple(lint_files_in_bytes(read_stdin(), STDIN, plan.of(path)))
        else:
            documents = next(done)
        yield from ((path, document) for document in documents)
