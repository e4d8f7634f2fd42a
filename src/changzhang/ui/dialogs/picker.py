"""A numbered list inside a dialog: ← or Backspace goes one step back, typed words may mean something, the cursor stays in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from changzhang.ui.widgets.choice import Choice


class Picker(Choice):
    """A choice that keeps its cursor in sight when the dialog is lower than the list."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("left,backspace", "step_back", "上一步", show=False)]

    class SteppedBack(Message):
        """The person wants the question before this one again."""

    on_words: Callable[[str], None] | None = None

    def action_step_back(self) -> None:
        """Ask for the question before."""
        self.post_message(self.SteppedBack())

    def on_key(self, event: events.Key) -> None:
        """Anything printable that is no digit of the list is handed on as words."""
        if event.character and self.take_digit(event.character):
            event.stop()
            event.prevent_default()
        elif event.is_printable and event.character and event.character.strip():
            event.stop()
            event.prevent_default()
            self._hand_on(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """A pasted text is words."""
        event.stop()
        self._hand_on(event.text)

    def _hand_on(self, text: str) -> None:
        if self.on_words:
            self.on_words(text)

    def watch_marked(self, before: int, now: int) -> None:
        """Keep the cursor in sight."""
        super().watch_marked(before, now)
        self.call_after_refresh(self.show_marked)

    def show_marked(self) -> None:
        """Scroll what lies around the list so that the marked option is seen whole."""
        rows = [row for row, (index, _) in enumerate(self._rows(self.content_size.width)) if index == self.marked]
        if rows and isinstance(self.parent, Widget):
            self.parent.scroll_to_region(Region(0, rows[0], 1, len(rows)), animate=False)
