"""Station 7: how much memory this process has taken."""

import sys


def most_bytes() -> int | None:
    """The most memory that this process has held at a time, in bytes; None where the system does
    not say."""
    if sys.platform == "win32":
        return _on_windows()
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _on_windows() -> int | None:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *(
                (name, ctypes.c_size_t)
                for name in (
                    "PeakWorkingSetSize", "WorkingSetSize", "QuotaPeakPagedPoolUsage",
                    "QuotaPagedPoolUsage", "QuotaPeakNonPagedPoolUsage",
                    "QuotaNonPagedPoolUsage", "PagefileUsage", "PeakPagefileUsage",
                )
            ),
        )  # fmt: skip

    counters = Counters(cb=ctypes.sizeof(Counters))
    own = ctypes.windll.kernel32.GetCurrentProcess  # type: ignore[attr-defined,unused-ignore]
    own.restype = wintypes.HANDLE
    ask = ctypes.windll.psapi.GetProcessMemoryInfo  # type: ignore[attr-defined,unused-ignore]
    ask.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
    if not ask(own(), ctypes.byref(counters), counters.cb):
        return None
    return int(counters.PeakWorkingSetSize)
