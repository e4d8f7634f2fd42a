"""现金清点: the cash on the table against the book."""

from __future__ import annotations

from changzhang.domain.commands import CountCash
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.money import format_yuan, spoken
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import Row, field
from changzhang.ui.dialogs.typed import amount_fen


def book_cash_fen(view: MeetingView) -> int | None:
    """What the cash accounts of the meeting close with; None when no sheet is of cash alone."""
    closings = [each.ledger.closing_fen for each in view.ledgers if each.stream.split("/")[2] == "cash"]
    known = [closing for closing in closings if closing is not None]
    return sum(known) if known and len(known) == len(closings) else None


class CashDialog(Dialog[CountCash]):
    """Hands back CountCash; the book's figure is prefilled where a cash account tells it, and may stay empty."""

    def __init__(self, view: MeetingView) -> None:
        super().__init__("清点现金", meeting=view.meeting.id)
        self.view = view

    async def flow(self) -> CountCash:
        """Counted, booked, and why they differ if they do."""
        counted = await self._amount("点出来的现金是多少元？", "", [])
        assert counted is not None
        words = [field("点出", f"{format_yuan(counted)}元（{spoken(counted)}）")]
        known = book_cash_fen(self.view)
        booked = await self._amount(
            "账上现金应有多少元？（不知道就空着）", format_yuan(known) if known is not None else "", words, may_be_empty=True
        )
        note = ""
        if booked is not None and booked != counted:
            difference = f"{'长' if counted > booked else '短'}款{format_yuan(abs(counted - booked))}元"
            note = await self.text(f"{difference}，什么原因？（可以空着）", words=words)
        return CountCash(meeting=self.view.meeting.id, counted_fen=counted, book_fen=booked, note=note)

    async def _amount(self, prompt: str, initial: str, words: list[Row], *, may_be_empty: bool = False) -> int | None:
        while True:
            typed = await self.text(prompt, initial, words=words, placeholder="如 1234.50", is_suggestion=True)
            if may_be_empty and not typed:
                return None
            fen = amount_fen(typed)
            if fen is not None and fen >= 0:
                return fen
            initial = ""
            self.warn(f"“{typed[:20]}”不是金额，请写成 1234.50 这样")
