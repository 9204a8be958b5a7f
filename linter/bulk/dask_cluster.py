"""Station 7: a connection to a dask cluster, found at an address or started on this machine."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import dask
from distributed import Client, LocalCluster

from linter.bulk.engine import EngineError

_CONNECT_SECONDS = 30
_LOOPBACK = "127.0.0.1"
# No pages for browsers, no watching of what is not looked at.
_CONFIG: Mapping[str, object] = {
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.worker.profile.enabled": False,
    "distributed.scheduler.active-memory-manager.start": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.admin.system-monitor.disk": False,
    "distributed.admin.system-monitor.gil.enabled": False,
    "distributed.diagnostics.nvml": False,
    # Documents travel within their tasks, so that they survive a worker; some are large.
    "distributed.admin.large-graph-warning-threshold": "1GB",
}


@contextmanager
def connected(address: str | None, jobs: int) -> Iterator[Client]:
    """A client of the scheduler at the address, without one of a cluster of `jobs` processes that
    listens to this machine only and ends with the block. Raises EngineError."""
    with dask.config.set(_CONFIG), _quiet():
        if address is None:
            with _started(jobs) as cluster, Client(cluster, set_as_default=False) as client:
                yield client
        else:
            with _client_of(address) as client:
                yield client


@contextmanager
def _quiet() -> Iterator[None]:
    """No messages of dask's own: what people must know comes as an EngineError."""
    loggers = [logging.getLogger(name) for name in ("distributed", "distributed.client")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _started(jobs: int) -> LocalCluster:
    return LocalCluster(
        n_workers=jobs,
        threads_per_worker=1,
        host=_LOOPBACK,
        dashboard_address=f"{_LOOPBACK}:0",
        scheduler_kwargs={"dashboard": False},
        # The processes that check have limits of their own.
        memory_limit=0,
        silence_logs=logging.CRITICAL,
        preload=["linter.bulk.dask_preload"],
    )


def _client_of(address: str) -> Client:
    try:
        return Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise EngineError(f"{address}：连不上调度器：{error}") from error
