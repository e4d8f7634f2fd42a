"""An official phone: whose, and its number."""

from __future__ import annotations

from changzhang.domain.village import Hotline
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import Row, said


class HotlineDialog(Dialog[Hotline]):
    """Hands back a phone that is printed on papers as it is."""

    def __init__(self) -> None:
        super().__init__("加监督电话")

    async def flow(self) -> Hotline:
        """Whose, then the number."""
        words = [said("原样印在公开栏上：只写单位的电话，不写个人的。")]
        name = await self._filled("哪个单位？", "如：镇纪委", words)
        return Hotline(name=name, number=await self._filled(f"{name}的电话号码？", "如：0933-0000000", words))

    async def _filled(self, prompt: str, placeholder: str, words: list[Row]) -> str:
        while True:
            text = await self.text(prompt, words=words, placeholder=placeholder)
            if text:
                return text
            self.warn("还没有写")
