"""The command line: the engine of `jxlint bulk` that the options name."""

from typing import TYPE_CHECKING, Literal

import click

from linter.cli.extras import needing

if TYPE_CHECKING:
    from linter.bulk.engine import Engine
    from linter.bulk.task import Request

EngineName = Literal["local", "dask"]


def engine_of(
    request: "Request", name: EngineName, scheduler: str | None, jobs: int, seconds: float
) -> "Engine":
    """The engine that checks for a request. Raises click.ClickException."""
    if name == "dask":
        with needing("bulk,dask", "dask", "distributed"):
            from linter.bulk.dask import Cluster, dask_engine
        return dask_engine(request, Cluster(scheduler, jobs, seconds))
    if scheduler:
        raise click.UsageError("--scheduler 要和 --engine dask 一起用")
    from linter.bulk.local import Pool, local_engine

    return local_engine(request, Pool(jobs, seconds))
