"""Gives back what textual's Windows driver drops: Chinese punctuation typed with Shift through an input method.

Microsoft Pinyin delivers ？ ： ！ （ ） as key records with virtual key 0 and Shift held, and the driver skips every record
with virtual key 0 and a modifier (textual issue 6667, open in 8.2.8). The records are mended between console and driver.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any, Protocol

# "A character that no key stands for": what the console itself uses for injected Unicode.
VK_PACKET = 0xE7
_KEY_EVENT = 0x0001
_MENDED_MAJOR = 8


class KeyRecord(Protocol):
    """The fields of a console's KEY_EVENT_RECORD that matter here."""

    bKeyDown: Any
    wVirtualKeyCode: int
    dwControlKeyState: int
    uChar: Any


def mend(records: Iterable[KeyRecord]) -> int:
    """Mark the records the driver would wrongly drop; returns how many.

    Only characters beyond Latin-1 controls are touched: an escape sequence arrives as ASCII with virtual key 0 too.
    """
    mended = 0
    for record in records:
        if record.bKeyDown and record.wVirtualKeyCode == 0 and record.dwControlKeyState and record.uChar.UnicodeChar >= "\xa0":
            record.wVirtualKeyCode = VK_PACKET
            mended += 1
    return mended


class Kernel:
    """Stands before ``kernel32``: everything passes through, read key records are mended on the way."""

    def __init__(self, kernel: Any) -> None:
        self._kernel = kernel
        self.ReadConsoleInputW = _mending(kernel.ReadConsoleInputW)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._kernel, name)


def _mending(read: Callable[..., Any]) -> Callable[..., Any]:
    def read_and_mend(handle: Any, records: Any, size: Any, count: Any) -> Any:
        result = read(handle, records, size, count)
        # Both are passed by reference; ``_obj`` is what ctypes.byref points at.
        array, read_count = records._obj, count._obj.value
        mend(record.Event.KeyEvent for record in array[:read_count] if record.EventType == _KEY_EVENT)
        return result

    return read_and_mend


def is_needed(platform: str, textual_version: str) -> bool:
    """Whether this platform and version of textual drop the keys."""
    return platform == "win32" and textual_version.partition(".")[0] == str(_MENDED_MAJOR)


def install(platform: str = sys.platform) -> bool:
    """Put the mending kernel into textual's driver, where needed; True when it was."""
    from textual import __version__

    if not is_needed(platform, __version__):
        return False
    from textual.drivers import win32

    win32.KERNEL32 = Kernel(win32.KERNEL32)  # type: ignore[assignment, unused-ignore]
    return True
