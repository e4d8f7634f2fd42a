"""A problem told in its whole sentence."""

from __future__ import annotations

from changzhang.domain.errors import Problem
from changzhang.ui.dialogs.base import Dialog


class NoticeDialog(Dialog[None]):
    """Shows a problem (or plain words) until Enter."""

    def __init__(self, problem: Problem | str, title: str = "请看一下") -> None:
        super().__init__(title)
        self.words = problem.sentence() if isinstance(problem, Problem) else problem

    async def flow(self) -> None:
        """Nothing is asked."""
        await self.pick(self.words, [("", "知道了")], keys="回车或 Esc 关")
