"""Somebody at a screen behind 看板: keys for whatever is on top, each when it is ready for one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from changzhang.desk.desk import Desk
from changzhang.ui.app import ChangzhangApp
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.screens.listed import ListedRows
from tests.ui import hands


class Clerk:
    """The clerk's keys."""

    def __init__(self, app: ChangzhangApp, pilot: Pilot[Any], screen: Screen[Any]) -> None:
        self.app, self.pilot, self.screen = app, pilot, screen

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.app.desk

    @property
    def rows(self) -> str:
        """All rows of the screen, in sight or not."""
        return "\n".join("".join(span.text for span in row) for row in self.screen.query_one(ListedRows).rows)

    def shown(self) -> str:
        """What is on top, without blanks and line ends: long words are wrapped."""
        return "".join(hands.screen_text(self.app).split())

    async def until(self, is_so: Callable[[], object], what: str = "") -> None:
        """Wait for a condition."""
        try:
            await hands.until(self.pilot, is_so, what)
        except AssertionError as never:
            raise AssertionError(f"{never}\n{hands.screen_text(self.app)}") from None

    async def shows(self, words: str) -> None:
        """Wait until these words stand on the screen."""
        await self.until(lambda: "".join(words.split()) in self.shown(), words)

    async def press(self, *keys: str) -> None:
        """Keys, each answered by another question or another screen when a dialog is on top."""
        for key in keys:
            await self.until(self._is_ready, f"ready for {key}")
            top, place = self.app.screen, self._question()
            await self.pilot.press(key)
            if isinstance(top, Dialog):
                await self.until(
                    lambda top=top, place=place: self.app.screen is not top or self._question() is not place or self._is_warned(),
                    f"what follows {key}",
                )
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Words for the box of the dialog on top."""
        await self.until(lambda: self._is_ready() and isinstance(self.app.screen, Dialog) and self.app.screen.box, f"a box for {text}")
        top = self.app.screen
        assert isinstance(top, Dialog)
        box = top.box
        assert box is not None
        await hands.typed(self.pilot, text)
        await self.until(lambda: text in box.text, text)

    async def write(self, text: str) -> None:
        """Words, and Enter."""
        await self.type(text)
        await self.press("enter")

    async def back(self) -> None:
        """Wait until no dialog is open."""
        await self.until(lambda: self.app.screen is self.screen, "back on the screen")
        await self.pilot.pause()

    def _question(self) -> object:
        top = self.app.screen
        return (top.box or top.picker or top.focused) if isinstance(top, Dialog) else None

    def _is_warned(self) -> bool:
        top = self.app.screen
        return isinstance(top, Dialog) and bool(top.query_one("#dialog-notice").rows)  # type: ignore[attr-defined]

    def _is_ready(self) -> bool:
        top = self.app.screen
        return top.is_waiting if isinstance(top, Dialog) else top.is_mounted


@asynccontextmanager
async def clerk_at(desk: Desk, key: str, kind: type[Screen[Any]], size: tuple[int, int] = (80, 24)) -> AsyncIterator[Clerk]:
    """The screen that a key of 看板 opens."""
    app = ChangzhangApp(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(key)
        await hands.until(pilot, lambda: any(isinstance(screen, kind) and screen.is_mounted for screen in app.screen_stack), kind.__name__)
        await pilot.pause()
        yield Clerk(app, pilot, next(screen for screen in app.screen_stack if isinstance(screen, kind)))
