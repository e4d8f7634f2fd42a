"""A meeting on the screen, over a real desk, with a stopwatch that stands until told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from changzhang.desk.desk import Desk
from changzhang.domain.meeting_view import MeetingView
from changzhang.ui.app import ChangzhangApp
from changzhang.ui.screens.meeting import MeetingScreen
from changzhang.ui.stages.reading import ReadingStage
from tests.ui.desks import in_meeting, stage_of
from tests.ui.hands import screen_text, until


class Watch:
    """A stopwatch that goes on only when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


class Room:
    """A meeting on the screen."""

    def __init__(self, app: ChangzhangApp, pilot: Pilot[Any], watch: Watch, meeting: str) -> None:
        self.app, self.pilot, self.watch, self.meeting = app, pilot, watch, meeting

    @property
    def screen(self) -> MeetingScreen:
        """The meeting screen, also under a dialog."""
        assert self.app.meeting is not None
        return self.app.meeting

    @property
    def stage(self) -> ReadingStage:
        """The reading stage."""
        assert isinstance(self.screen.stage, ReadingStage)
        return self.screen.stage

    @property
    def view(self) -> MeetingView:
        """The meeting on record."""
        view = self.app.desk.view(self.meeting)
        assert view is not None
        return view

    def read(self) -> list[int]:
        """The numbers of the lines on record as read."""
        return [planned.line.line_no for planned in self.view.plan.lines if self.view.mark(planned.ref)]

    def line_no(self) -> int:
        """The number on the card."""
        planned = self.stage.planned
        assert planned is not None
        return planned.line.line_no

    async def turn(self, seconds: float = 5.0) -> None:
        """The line stands, then the presenter turns."""
        self.watch.wait(seconds)
        await self.pilot.press("pagedown")

    def text(self) -> str:
        """What the screen shows."""
        return screen_text(self.app)

    async def shows(self, words: str) -> None:
        """Wait until the screen shows these words."""
        await until(self.pilot, lambda: words in self.text(), words)

    async def until(self, is_so: Any, what: str = "") -> None:
        """Wait for a condition."""
        await until(self.pilot, is_so, what)

    async def back_in_meeting(self) -> None:
        """Wait until no dialog is open and keys count again."""
        await until(self.pilot, lambda: self.app.screen is self.screen and self.screen.is_settled, "back in the meeting")


@asynccontextmanager
async def room(
    desk: Desk, watch: Watch, side: str = "expense", size: tuple[int, int] = (80, 24), *, is_mirrored: bool = True
) -> AsyncIterator[Room]:
    """Open a meeting in the reading stage of one side, or go on with the open one."""
    view = desk.view()
    meeting = view.meeting.id if view else in_meeting(desk, stage_of(desk, "reading", side), is_mirrored=is_mirrored)
    app = ChangzhangApp(desk, "meeting")
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.meeting and app.meeting.stage and app.meeting.stage.is_mounted, "the stage")
        await pilot.pause()
        yield Room(app, pilot, watch, meeting)
