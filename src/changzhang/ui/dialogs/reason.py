"""A reason, by digit where there are usual ones, else typed."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import said


class ReasonDialog(Dialog[str]):
    """Hands back a sentence that is never empty. ``choices`` are the usual reasons."""

    slot = "reason"

    def __init__(self, title: str, words: str = "", choices: Sequence[str] = ()) -> None:
        super().__init__(title, about=title)
        self.words = words
        self.choices = tuple(choices)

    async def flow(self) -> str:
        """One of the usual reasons, or one's own words."""
        rows = [said(self.words)] if self.words else []
        reason = ""
        if self.choices:
            reason = await self.pick("为什么？", [*((each, each) for each in self.choices), ("", "其他（写一句）")], words=rows)
        while not reason:
            reason = await self.text("写一句理由", words=rows, is_draft=True)
            if not reason:
                self.warn("请写一句理由")
        return reason
