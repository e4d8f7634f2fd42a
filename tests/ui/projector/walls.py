"""The projector window in one process, the chair's desk in its hand: acts go in there, the wall is read here."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from changzhang.desk.desk import Desk
from changzhang.desk.following import Follower
from changzhang.ui.projector.app import ProjectorApp
from changzhang.ui.projector.wall import Wall
from tests.ui.hands import screen_text, until


class Room:
    """The wall and whoever acts elsewhere."""

    def __init__(self, app: ProjectorApp, pilot: Pilot[Any], desk: Desk) -> None:
        self.app, self.pilot, self.desk = app, pilot, desk

    @property
    def wall(self) -> Wall:
        """The page."""
        return self.app.screen_stack[0].query_one(Wall)

    def text(self) -> str:
        """What the wall shows now."""
        return screen_text(self.app)

    async def shows(self, words: str) -> str:
        """Wait until the wall shows these words; the whole of it."""
        await until(self.pilot, lambda: words in self.text(), f"{words} on\n{self.text()}")
        return self.text()

    def every_page(self) -> str:
        """All rows of the page, in sight or to be turned to."""
        return "\n".join("".join(span.text for span in row) for row in self.wall.sheet.rows)


@asynccontextmanager
async def on_the_wall(desk: Desk, size: tuple[int, int] = (80, 24), folder: Path | None = None) -> AsyncIterator[Room]:
    """The projector window over the desk's village."""
    app = ProjectorApp(Follower(folder or desk.folder, clock=desk.now))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Room(app, pilot, desk)
