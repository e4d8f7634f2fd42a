"""Hands on a keyboard: types as an input method does (pilot.press drops Chinese punctuation) and waits on conditions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

ROUNDS = 400


async def until(pilot: Pilot[Any], is_so: Callable[[], object], what: str = "") -> None:
    """Wait for a condition; fails after many rounds, never after a time."""
    for _ in range(ROUNDS):
        if is_so():
            return
        await pilot.pause(0.01)
    raise AssertionError(f"never came to be: {what or is_so}")


async def typed(pilot: Pilot[Any], text: str) -> None:
    """Post one key event a character, then let the app take them."""
    app: App[Any] = pilot.app
    for character in text:
        app.post_message(events.Key(_character_to_key(character), character))
    await pilot.pause()


async def pasted(pilot: Pilot[Any], text: str) -> None:
    """Post a paste."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


def screen_text(app: App[Any]) -> str:
    """What the screen shows, row by row, without trailing blanks."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
