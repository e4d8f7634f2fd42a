"""Messages between the app and its screens."""

from __future__ import annotations

from textual.message import Message


class RecordChanged(Message):
    """Another window wrote. Several waiting ones are painted once."""

    def can_replace(self, message: Message) -> bool:
        """A newer one makes an older one needless."""
        return isinstance(message, RecordChanged)


class ActChosen(Message):
    """An act of ``ui.keys`` was chosen by mouse from the key bar."""

    def __init__(self, act: str) -> None:
        super().__init__()
        self.act = act
