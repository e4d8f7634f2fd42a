"""A tiny app that opens one dialog over a counting screen, and hands that type as an input method does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen

from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import Page
from changzhang.ui.themes import LIGHT, THEMES

UNANSWERED = object()


class Under(Screen[None]):
    """Counts the turns of the presenter."""

    def __init__(self) -> None:
        super().__init__()
        self.turns: list[str] = []

    def action_step(self) -> None:
        """PageDown."""
        self.turns.append("step")

    def action_back(self) -> None:
        """PageUp."""
        self.turns.append("back")


class Host(App[None]):
    """Opens one dialog and keeps what it hands back."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, dialog: Dialog[Any]) -> None:
        super().__init__()
        self.dialog = dialog
        self.under = Under()
        self.result: Any = UNANSWERED
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT

    def on_mount(self) -> None:
        """Put the dialog over the screen."""
        self.push_screen(self.under)
        self.push_screen(self.dialog, self._answered)

    def _answered(self, result: Any) -> None:
        self.result = result


class Hand:
    """A person at the keyboard. Every key waits until the dialog asks something."""

    def __init__(self, app: Host, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def until(self, is_so: Callable[[], bool], what: str = "") -> None:
        """Wait for a condition, never for a time; fails after five hundred rounds."""
        for _ in range(500):
            if is_so():
                return
            await self.pilot.pause()
            await asyncio.sleep(0)
        raise AssertionError(f"never came: {what}\n{self.screen()}")

    async def keys(self, *keys: str) -> None:
        """Press keys, each on a question of its own."""
        for key in keys:
            await self.until(self._is_ready, f"a question for {key}")
            await self.pilot.press(key)

    async def press(self, *keys: str) -> None:
        """Press keys, each leading to another question or to the end."""
        for key in keys:
            place = self._place()
            await self.keys(key)
            await self.until(lambda place=place: self._place() is not place or self.app.screen is self.app.under, f"what follows {key}")

    async def type(self, text: str) -> None:
        """Type any characters, Chinese punctuation and emoji included."""
        await self.until(lambda: self._is_ready() and self.app.dialog.box is not None, "a text box")
        box = self.app.dialog.box
        assert box
        expected = len(box.text) - len(box.selected_text) + len(text)
        for character in text:
            self.app.post_message(events.Key(_character_to_key(character), character))
        await self.until(lambda: len(box.text) == expected, f"{text!r} in the box, now {box.text!r}")

    async def paste(self, text: str) -> None:
        """Paste a text in one go."""
        await self.until(lambda: self._is_ready() and self.app.dialog.box is not None, "a text box")
        box = self.app.dialog.box
        assert box
        before = box.text
        self.app.post_message(events.Paste(text))
        await self.until(lambda: box.text != before, "the paste")

    async def enter(self) -> None:
        """Enter, answered by the next question or the end."""
        dialog, place = self.app.dialog, self._place()
        await self.keys("enter")
        await self.until(
            lambda: self.app.result is not UNANSWERED or self._place() != place or bool(dialog.query_one("#dialog-notice").rows)
        )

    async def result(self) -> Any:
        """What the dialog handed back."""
        await self.until(lambda: self.app.result is not UNANSWERED, "a result")
        return self.app.result

    def screen(self) -> str:
        """What the dialog shows, as text."""
        dialog = self.app.dialog
        pages = [page.text for page in dialog.query(Page)]
        if dialog.picker:
            pages.append("\n".join(option.label for option in dialog.picker.options))
        return "\n".join(pages)

    def _place(self) -> object:
        dialog = self.app.dialog
        return dialog.box or dialog.picker

    def _is_ready(self) -> bool:
        dialog = self.app.dialog
        return self.app.screen is dialog and dialog.is_waiting and dialog.focused is not None


@asynccontextmanager
async def opened(dialog: Dialog[Any], size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hand]:
    """A hand at the dialog."""
    app = Host(dialog)
    async with app.run_test(size=size) as pilot:
        hand = Hand(app, pilot)
        await hand.until(lambda: app.screen is dialog, "the dialog")
        yield hand
