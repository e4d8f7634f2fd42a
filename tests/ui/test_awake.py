"""The display is kept awake while a meeting runs: on Windows, by one call when it begins and one when it ends."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from changzhang.ui import awake
from changzhang.ui.app import ChangzhangApp
from changzhang.ui.awake import CONTINUOUS, DISPLAY_REQUIRED, SYSTEM_REQUIRED, Awake
from tests.ui.desks import a_desk, in_meeting
from tests.ui.hands import until


def test_the_system_is_asked_once_a_change() -> None:
    calls: list[int] = []
    keeper = Awake(calls.append)
    for is_wanted in (False, True, True, False, False):
        keeper.follow(is_wanted=is_wanted)
    assert calls == [CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED, CONTINUOUS]


@pytest.mark.skipif(sys.platform == "win32", reason="there is such a call")
def test_other_systems_are_left_alone() -> None:
    assert awake.system_call() is None
    Awake().follow(is_wanted=True)


async def test_a_running_meeting_keeps_it_awake_and_leaving_lets_it_sleep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    monkeypatch.setattr(awake, "system_call", lambda: calls.append)
    desk = a_desk(tmp_path / "village")
    in_meeting(desk)
    app = ChangzhangApp(desk, "meeting")
    async with app.run_test() as pilot:
        await until(pilot, lambda: calls, "asked to stay awake")
    assert calls == [CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED, CONTINUOUS]
