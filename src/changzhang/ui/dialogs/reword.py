"""整理: a text of the record gets another wording; the old one stays in the book."""

from __future__ import annotations

from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import field


class RewordDialog(Dialog[str]):
    """Hands back the new wording; None when nothing was changed."""

    slot = "reword"

    def __init__(self, title: str, text: str = "", *, about: str = "") -> None:
        super().__init__(title, about=about or title)
        self.text_before = text

    async def flow(self) -> str | None:
        """The wording as it should read."""
        words = [field("原来", self.text_before or "（待补）")]
        while True:
            text = await self.text("改成：", self.text_before, words=words, is_draft=True)
            if text:
                return None if text == self.text_before else text
            self.warn("不能改成空白。不想改就按 Esc")
