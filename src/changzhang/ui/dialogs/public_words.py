"""公开用语: what the public hears and reads instead of a purpose that names an illness, a child or an address."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.private_words import private_words
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import Row, field, said


class PublicWordsDialog(Dialog[str]):
    """Hands back the public's words; empty for the sheet's own. ``is_asked``: a verdict waits for the answer."""

    slot = "public_words"

    def __init__(
        self, title: str, summary: str, before: str = "", *, about: str = "", found: Sequence[str] = (), is_asked: bool = False
    ) -> None:
        super().__init__(title, about=about)
        self.summary = summary
        self.before = before
        self.found = tuple(found)
        self.is_asked = is_asked

    async def flow(self) -> str:
        """Whether to write them, when that is asked; then the words."""
        rows = self._rows()
        if self.is_asked:
            options = [("write", "写公开用语（对外念、对外贴都用它）"), ("", "照原样念、照原样贴")]
            if await self.pick("这一笔要不要换个说法？", options, words=rows) != "write":
                return ""
        doubted, text = "", self.before
        while True:
            text = await self.text("对外怎么说？", text, words=rows, is_draft=True, placeholder="如：临时救助支出")
            still = private_words(text)
            if still and text != doubted:
                doubted = text
                self.warn(f"里面还有{_quoted(still)}。改一改；就这样用，再按一次回车")
            elif text or self.before:
                return text
            else:
                self.warn("还没有写字。不写就按 Esc")

    def _rows(self) -> list[Row]:
        rows = [field("原用途", self.summary)]
        if self.found:
            rows.append(said(f"里面有{_quoted(self.found)}：不要写明病情、学生、门牌号。"))
        if self.before:
            rows.append(said("清空再回车，就改回原用途。"))
        return rows


def _quoted(words: Sequence[str]) -> str:
    return "、".join(f"“{word}”" for word in words)
