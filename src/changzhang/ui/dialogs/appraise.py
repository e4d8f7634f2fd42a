"""群众评议: how it was held, who counted, and the four counts; never more votes than people."""

from __future__ import annotations

from typing import cast

from changzhang.domain.commands import CountAppraisal
from changzhang.domain.events.meeting import AppraisalMethod
from changzhang.domain.meeting_view import MeetingView
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.head_count import ask_number
from changzhang.ui.dialogs.page import said
from changzhang.ui.dialogs.voucher import names_in

METHODS: dict[AppraisalMethod, str] = {"slips": "投票条", "beans": "投豆子", "show_of_hands": "举手"}
_KINDS = ("满意", "基本满意", "不满意")


class AppraiseDialog(Dialog[CountAppraisal]):
    """Hands back CountAppraisal. No count is shown while others are still to come in."""

    def __init__(self, view: MeetingView) -> None:
        super().__init__("群众评议  点票", meeting=view.meeting.id)
        self.view = view

    async def flow(self) -> CountAppraisal:
        """Method, heads, tellers, then the counts until they add up."""
        method = cast(AppraisalMethod, await self.pick("怎么评议的？", list(METHODS.items())))
        present = await self._present()
        tellers = await self.text("谁点的票？（两位村民，用顿号隔开）", words=[said(f"在场{present}人")])
        while True:
            counts = [await ask_number(self, f"{kind}几票？") for kind in _KINDS]
            rest = max(0, present - sum(counts))
            abstain = await ask_number(self, "不表态（没有投的也算）几人？", str(rest))
            votes = sum(counts) + abstain
            if votes <= present:
                break
            self.warn(f"合起来{votes}票，多于在场{present}人。请重新点票")
        return CountAppraisal(
            meeting=self.view.meeting.id,
            satisfied=counts[0],
            mostly_satisfied=counts[1],
            dissatisfied=counts[2],
            abstain=abstain,
            present=present,
            method=method,
            tellers=names_in(tellers),
        )

    async def _present(self) -> int:
        while True:
            now = self.view.meeting.present
            present = await ask_number(self, "现在在场多少人？（重新数一遍）", str(now) if now else "")
            if present:
                return present
            self.warn("请先数清在场人数")
