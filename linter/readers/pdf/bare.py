"""Between file and station 1: functions of PDFium as they are called once a character or shape."""

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any


def bare(function: Any, result: Any = ctypes.c_int) -> Callable[..., Any]:
    """The function without its conversions of arguments, which take twice as long as the call.

    Handles have to be given as `handle_of` makes them, places for results as `ctypes.byref`.
    """
    called: Callable[..., Any] = _prototype(result)(ctypes.cast(function, ctypes.c_void_p).value)
    return called


@cache
def _prototype(result: Any) -> Any:
    return ctypes.PYFUNCTYPE(result)


def handle_of(pointer: Any) -> ctypes.c_void_p:
    """A document, page or text page for a bare function."""
    return ctypes.cast(pointer, ctypes.c_void_p)
