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
    from pathlib import Path

    _STATUS = Path("/proc/self/status")

    def most_bytes() -> int | None:
        """The most memory that this process has held at a time, in bytes."""
        if sys.platform == "linux" and (peak := _peak_of(_STATUS)):
            return peak
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024

    def _peak_of(status: Path) -> int | None:
        """VmHWM of a process: on Linux ru_maxrss goes on from that of the process it was started
        by, here the driver."""
        try:
            lines = status.read_text().splitlines()
        except OSError:
            return None
        sizes = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
        return next((int(kibibytes) * 1024 for kibibytes in sizes), None)
