"""The one box people type into: Enter saves, ctrl+j breaks the line, a paste of many lines stays whole."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar, Protocol, cast

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from changzhang.domain.text import clean
from changzhang.ui.drafts import Draft, DraftFailed, Drafts

# A line end followed by more input within this time was pasted, not typed.
PASTE_SECONDS = 0.010
DRAFT_SECONDS = 0.5

# The chair's keys pass through to the screen under the box.
_NOT_OURS = frozenset({"f6", "f7", "pageup", "pagedown"})


class _DraftKeeper(Protocol):
    drafts: Drafts


def _without_ours(bindings: list[BindingType]) -> list[BindingType]:
    made = Binding.make_bindings(bindings)
    return [binding for binding in made if binding.key not in _NOT_OURS]


class TextBox(TextArea, inherit_bindings=False):
    """A text area for questions, answers and promises.

    ``slot`` and ``about`` name the draft the text is kept under (≤ 1 s after the last key) when the app has ``drafts``;
    without a slot nothing is kept. ``is_suggestion``: the first key typed replaces the text. What it hands out is
    cleaned once, here. At ``limit`` characters typing stops.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *_without_ours(TextArea.BINDINGS),
        Binding("ctrl+j", "break_line", "换行", show=False),
    ]

    class Saved(Message):
        """Enter was pressed. ``text`` is cleaned and stripped; it may be empty."""

        def __init__(self, box: TextBox, text: str) -> None:
            super().__init__()
            self.box = box
            self.text = text

        @property
        def control(self) -> TextBox:
            """The box."""
            return self.box

    class Browsed(Message):
        """↓ was pressed in an empty box: the person wants something to choose from."""

        def __init__(self, box: TextBox) -> None:
            super().__init__()
            self.box = box

        @property
        def control(self) -> TextBox:
            """The box."""
            return self.box

    class DraftLost(Message):
        """The draft could not be kept (disk); typing goes on."""

    def __init__(
        self,
        text: str = "",
        *,
        slot: str = "",
        about: str = "",
        meeting: str = "",
        placeholder: str = "",
        is_suggestion: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            clean(text), soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False, placeholder=placeholder, id=id, classes=classes
        )
        self.is_suggestion = is_suggestion
        self.slot = slot
        self.about = about
        self.meeting = meeting
        self.cursor_blink = False
        self._waiting_enter: asyncio.TimerHandle | None = None
        self._draft_timer: asyncio.TimerHandle | None = None

    @property
    def said(self) -> str:
        """The text as it is to be recorded: cleaned, without blank ends."""
        return clean(self.text).strip()

    def on_mount(self) -> None:
        """Put the caret behind a text that was offered back; mark a mere suggestion, so that typing replaces it."""
        if self.is_suggestion:
            self.select_all()
        else:
            self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            self._enter(event)
        elif self._waiting_enter is not None:
            self._after_enter(event)
        elif event.key == "down" and not self.text:
            event.stop()
            event.prevent_default()
            self.post_message(self.Browsed(self))

    def _enter(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        if self._waiting_enter is not None:
            self.insert("\n")
            self._waiting_enter.cancel()
        self._waiting_enter = self._after(PASTE_SECONDS, self._enter_was_alone)

    def _after_enter(self, event: events.Key) -> None:
        if self._waiting_enter is not None:
            self._waiting_enter.cancel()
            self._waiting_enter = None
        if event.is_printable or event.key == "ctrl+j":
            self.insert("\n")
        else:
            self._save()

    def _enter_was_alone(self) -> None:
        if self._waiting_enter is None:
            return
        # Keys of a fast paste may still wait in the app's queue on a slow machine.
        if self.app.message_queue_size:
            self._waiting_enter = self._after(PASTE_SECONDS, self._enter_was_alone)
            return
        self._waiting_enter = None
        self._save()

    def _save(self) -> None:
        self.keep_draft()
        self.post_message(self.Saved(self, self.said))

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        result = self.replace(clean(event.text), *self.selection)
        self.move_cursor(result.end_location)

    def _after(self, seconds: float, callback: Callable[[], None]) -> asyncio.TimerHandle:
        """Run a callback in this box's turn. textual's own one-shot timers never fire when the loop was late by their length."""
        return asyncio.get_running_loop().call_later(seconds, self.call_next, callback)

    def action_break_line(self) -> None:
        """Break the line at the caret."""
        self.insert("\n")

    def on_text_area_changed(self) -> None:
        """Keep the draft soon; one write for many keys."""
        if self.slot and self._draft_timer is None:
            self._draft_timer = self._after(DRAFT_SECONDS, self.keep_draft)

    def on_unmount(self) -> None:
        """Nothing is kept from here on: the text was handed over, or ``keep_draft`` was called by whoever closed the dialog."""
        for handle in (self._draft_timer, self._waiting_enter):
            if handle is not None:
                handle.cancel()

    def keep_draft(self) -> None:
        """Write the draft now, if the app keeps drafts."""
        if self._draft_timer is not None:
            self._draft_timer.cancel()
            self._draft_timer = None
        if not self.slot or not hasattr(self.app, "drafts"):
            return
        try:
            cast(_DraftKeeper, self.app).drafts.keep(Draft(slot=self.slot, text=clean(self.text), about=self.about, meeting=self.meeting))
        except DraftFailed:
            self.post_message(self.DraftLost())
