"""Keeps the display awake on Windows while a meeting runs: eighty people do not look at a screen saver."""

from __future__ import annotations

import sys
from collections.abc import Callable

# SetThreadExecutionState: stays in force until the next call, no sleep of the system, none of the display.
CONTINUOUS, SYSTEM_REQUIRED, DISPLAY_REQUIRED = 0x80000000, 0x00000001, 0x00000002
SetState = Callable[[int], object]


def system_call() -> SetState | None:
    """The call of the system the program runs on; None where there is none."""
    if sys.platform != "win32":
        return None
    import ctypes

    try:
        call: SetState = ctypes.windll.kernel32.SetThreadExecutionState
    except (AttributeError, OSError):
        return None
    return call


class Awake:
    """Asks the system once when a meeting begins and once when it ends. Belongs to one thread, as the system's state does."""

    def __init__(self, call: SetState | None = None) -> None:
        self._call = call or system_call()
        self._is_wanted = False

    def follow(self, *, is_wanted: bool) -> None:
        """Whether a meeting runs now; cheap to say often."""
        if is_wanted == self._is_wanted:
            return
        self._is_wanted = is_wanted
        if self._call is not None:
            self._call(CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED if is_wanted else CONTINUOUS)
