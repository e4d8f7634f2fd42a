"""更正: a month that is in the book already, what the new sheet changes line by line, and why."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.text import clean
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import Row, said

_ANSWERS = (("yes", "更正：用新表，旧表也保留"), ("no", "先不，回去"))
_MOST = 300


class ReplaceMonth(Dialog[str]):
    """Hands back the reason, once it was confirmed; ``changes`` are the differences in words."""

    slot = "reason"

    def __init__(self, changes: Sequence[str]) -> None:
        super().__init__("这个月的账已经在账簿里", about="更正")
        self.changes = tuple(changes)

    async def flow(self) -> str | None:
        """Sure, and why."""
        rows = self._rows()
        if await self.pick("要用新表更正吗？哪里不同都列在下面", _ANSWERS, marked=1, words=rows) != "yes":
            return None
        while True:
            reason = await self.text("为什么更正？", words=rows, is_draft=True)
            if reason:
                return reason
            self.warn("请写一句更正的原因")

    def _rows(self) -> list[Row]:
        rows = [said(clean(line).strip(), hang=2) for line in self.changes[:_MOST]]
        left = len(self.changes) - _MOST
        return [*rows, said(f"还有{left}处不同，没有列出")] if left > 0 else rows or [said("每一笔都一样，只是文件不同")]
