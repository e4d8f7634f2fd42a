"""A sentence or more, typed."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import Row


class WriteDialog(Dialog[str]):
    """Hands back a text that is never empty. ``slot`` names the draft it is kept under."""

    def __init__(self, title: str, prompt: str, *, rows: Sequence[Row] = (), slot: str = "", about: str = "") -> None:
        super().__init__(title, about=about)
        self.slot = slot
        self.prompt = prompt
        self.rows = tuple(rows)

    async def flow(self) -> str:
        """The text."""
        while True:
            text = await self.text(self.prompt, words=self.rows, is_draft=bool(self.slot))
            if text:
                return text
            self.warn("还没有写字。不写就按 Esc")
