"""签字: which members of the supervision committee sign the review, each chosen by digit."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import FAINT, said

_ENOUGH = ""
LEAST = 2


class SignDialog(Dialog[tuple[str, ...]]):
    """Hands back two names or more, no name twice."""

    def __init__(self, title: str, members: Sequence[str], words: str) -> None:
        super().__init__(title)
        self.members = tuple(members)
        self.words = words

    async def flow(self) -> tuple[str, ...] | None:
        """The first, the second, and whoever signs besides."""
        if len(self.members) < LEAST:
            short = f"村监委在名册上只有{len(self.members)}人，签字要两人。先到村情里登记。"
            await self.pick(short, [("", "知道了")], keys="回车或 Esc 关")
            return None
        signed: tuple[str, ...] = ()
        while len(signed) < len(self.members):
            name = await self._next(signed)
            if name == _ENOUGH:
                break
            signed = (*signed, name)
        return signed

    async def _next(self, signed: tuple[str, ...]) -> str:
        left = [(name, name) for name in self.members if name not in signed]
        rows = [said(self.words), said("这里记下谁签字；本人还要在纸上签名。", FAINT)]
        if signed:
            rows.insert(0, said(f"已签：{'、'.join(signed)}", "bold"))
        prompt = f"第{len(signed) + 1}位签字的是谁？"
        if len(signed) < LEAST:
            return await self.pick(prompt, left, words=rows)
        return await self.pick("还有谁签字？", [*left, (_ENOUGH, "没有了，就这些人")], marked=len(left), words=rows)
