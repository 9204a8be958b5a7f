"""Station 7: how much memory this process has taken."""

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
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

    def most_bytes() -> int | None:
        """The most memory that this process has held at a time, in bytes; None where the system
        does not say."""
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        own = ctypes.windll.kernel32.GetCurrentProcess
        own.restype = wintypes.HANDLE
        ask = ctypes.windll.psapi.GetProcessMemoryInfo
        ask.argtypes = (wintypes.HANDLE, ctypes.POINTER(_Counters), wintypes.DWORD)
        if not ask(own(), ctypes.byref(counters), counters.cb):
            return None
        return int(counters.PeakWorkingSetSize)

else:
    import resource

    def most_bytes() -> int | None:
        """The most memory that this process has held at a time, in bytes."""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
