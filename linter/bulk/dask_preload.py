"""Station 7: loaded into every worker of a dask cluster that we start ourselves."""

import signal


def dask_setup(worker: object) -> None:
    """Called by dask: a terminal's Ctrl-C is for the driver, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
