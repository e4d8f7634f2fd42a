"""F7 撤回: why, and everything that goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.act_words import ActWords
from changzhang.domain.commands import WithdrawAct, WithdrawQuestionByAsker
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import Row, said

_REASONS = (("按错", "按错"), ("听错", "听错"), ("说话人更正", "说话人更正"), ("", "其他（写一句）"))
_QUESTION = (("misheard", "记错了"), ("by_asker", "提问人撤回（仍然看得到，也算提问）"), ("slip", "按错键"))
_GOES_ON = (("yes", "继续核查"), ("no", "不再核查"))


class WithdrawDialog(Dialog[WithdrawAct | WithdrawQuestionByAsker]):
    """Takes back ``acts[0]``; the others of ``acts`` were built on it and go with it."""

    def __init__(self, acts: Sequence[ActWords]) -> None:
        super().__init__("撤回刚记的一条")
        self.acts = tuple(acts)

    async def flow(self) -> WithdrawAct | WithdrawQuestionByAsker | None:
        """On a question first whose wish it is; then the reason."""
        if not self.acts:
            await self.pick("这个窗口没有可以撤回的记录", [("", "知道了")])
            return None
        words = self._words()
        if self.acts[0].kind != "question.asked":
            return self._withdrawal(await self._reason(words))
        whose = await self.pick("这一问为什么撤回？", _QUESTION, words=words)
        if whose == "by_asker":
            goes_on = await self.pick("村监委继续核查这件事吗？", _GOES_ON, words=words[:1])
            return WithdrawQuestionByAsker(question=self.acts[0].stream.partition("/")[2], goes_on=goes_on == "yes")
        return self._withdrawal("按错" if whose == "slip" else "听错")

    async def _reason(self, words: list[Row]) -> str:
        reason = await self.pick("为什么撤回？", _REASONS, words=words)
        while not reason:
            reason = await self.text("写一句理由", words=words)
            if not reason:
                self.warn("请写一句理由")
        return reason

    def _withdrawal(self, reason: str) -> WithdrawAct:
        return WithdrawAct(act=self.acts[0].act, reason=reason, expected_acts=tuple(act.act for act in self.acts))

    def _words(self) -> list[Row]:
        rows = [said(f"撤回：{self.acts[0].at:%H:%M} {self.acts[0].words}", "bold")]
        if len(self.acts) > 1:
            rows.append(said(f"一起撤回的还有{len(self.acts) - 1}条：", "bold"))
        return rows + [said(f"· {act.at:%H:%M} {act.words}", hang=2) for act in self.acts[1:]]
