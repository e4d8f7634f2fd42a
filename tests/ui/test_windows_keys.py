from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from changzhang.ui.windows_keys import VK_PACKET, Kernel, is_needed, mend

SHIFT, NUMLOCK = 0x10, 0x20


def record(character: str, *, key: int = 0, state: int = SHIFT, is_down: bool = True) -> Any:
    """A key record as Windows hands it over."""
    return SimpleNamespace(bKeyDown=is_down, wVirtualKeyCode=key, dwControlKeyState=state, uChar=SimpleNamespace(UnicodeChar=character))


def would_drop(each: Any) -> bool:
    """The test of textual's driver (drivers/win32.py)."""
    return bool(each.dwControlKeyState and each.wVirtualKeyCode == 0)


@pytest.mark.parametrize("character", list("？：！（）《》“”…—～，。为"))
def test_what_an_input_method_sends_with_shift_reaches_the_driver(character: str) -> None:
    for state in (SHIFT, NUMLOCK, SHIFT | NUMLOCK):
        each = record(character, state=state)
        assert would_drop(each)
        mend([each])
        assert each.wVirtualKeyCode == VK_PACKET
        assert not would_drop(each)


@pytest.mark.parametrize(
    "each",
    [record("\x1b"), record("["), record("A", key=0x41), record("\x00"), record("？", is_down=False), record("？", key=0xE7)],
    ids=["escape", "bracket of a sequence", "letter key", "modifier alone", "key up", "known key"],
)
def test_everything_else_stays_as_it_is(each: Any) -> None:
    before = each.wVirtualKeyCode
    assert mend([each]) == 0
    assert each.wVirtualKeyCode == before


def test_records_are_mended_between_console_and_driver() -> None:
    keyed = [record("为"), record("？"), record("a", key=0x41)]

    class FakeKernel:
        def ReadConsoleInputW(self, handle: Any, records: Any, size: int, count: Any) -> int:
            records._obj[:] = [SimpleNamespace(EventType=1, Event=SimpleNamespace(KeyEvent=each)) for each in keyed]
            records._obj.append(SimpleNamespace(EventType=4))
            count._obj.value = 4
            return 1

        def GetStdHandle(self, which: int) -> int:
            return which

    kernel = Kernel(FakeKernel())
    records, count = SimpleNamespace(_obj=[]), SimpleNamespace(_obj=SimpleNamespace(value=0))
    assert kernel.ReadConsoleInputW(0, records, 1024, count) == 1
    assert [would_drop(each) for each in keyed] == [False, False, False]
    assert kernel.GetStdHandle(-10) == -10


@pytest.mark.parametrize(
    ("platform", "version", "expected"),
    [("win32", "8.2.8", True), ("win32", "9.0.0", False), ("linux", "8.2.8", False), ("darwin", "8.0.0", False)],
)
def test_the_shim_is_for_windows_and_this_textual_only(platform: str, version: str, expected: bool) -> None:
    assert is_needed(platform, version) is expected
