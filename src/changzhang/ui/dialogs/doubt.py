"""F10 存疑: the program read wrongly, the sheet differs from its voucher, or the voucher itself is in doubt."""

from __future__ import annotations

from changzhang.domain.commands import Command, DoubtLine, PromiseRectification
from changzhang.domain.ledger import LedgerLine, LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.money import format_yuan, spoken
from changzhang.domain.village import Role
from changzhang.ui.dialogs.asking import pick_person
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.lines import line_words
from changzhang.ui.dialogs.page import FAINT, Row, field, said
from changzhang.ui.dialogs.results import Mending
from changzhang.ui.dialogs.typed import amount_fen

MEASURE = "更正并重新公布"
_KINDS = (
    ("misread", "程序读错：和公开榜上写的不一样"),
    ("differs_from_voucher", "表与凭证不符：榜上写的和凭证不一样"),
    ("voucher_in_doubt", "凭证有疑：凭证要再查"),
)
_TEXT_FIELDS = (
    ("summary", "用途"),
    ("payee", "收款单位"),
    ("voucher_no", "凭证号"),
    ("handler", "经手人"),
    ("witness", "证明人"),
    ("approver", "审批人"),
)


class DoubtDialog(Dialog[Mending | tuple[Command, ...]]):
    """存疑 about one line. ``raw`` are the sheet's own cells. Hands back Mending, or DoubtLine with the promise it makes."""

    slot = "doubt"

    def __init__(self, view: MeetingView, line: LineRef, raw: dict[str, str]) -> None:
        super().__init__(f"存疑  第{line.line_no}笔", about=str(line), meeting=view.meeting.id)
        self.view = view
        self.line = line
        self.raw = raw

    async def flow(self) -> Mending | tuple[Command, ...] | None:
        """Which of the three, then what it needs."""
        planned = self.view.planned(self.line)
        if planned is None:
            return None
        kind = await self.pick("哪里不对？", _KINDS, words=[said(line_words(self.view, self.line))])
        if kind == "misread":
            return await self._misread(planned.line)
        if kind == "differs_from_voucher":
            return await self._differs(planned.line)
        reason = await self.text("疑在哪里？", words=[said(line_words(self.view, self.line))], placeholder="如：没有明细", is_draft=True)
        return (DoubtLine(meeting=self.view.meeting.id, line=self.line, doubt="voucher_in_doubt", reason=reason),)

    async def _misread(self, line: LedgerLine) -> Mending:
        raw = [field(f"表上“{name}”", text) for name, text in self.raw.items()] or [said("表上没有留下原来的格子", FAINT)]
        amount = "income_fen" if line.side == "income" else "expense_fen"
        options = [(amount, f"金额（程序读作 {format_yuan(line.amount_fen)}元）")]
        options += [(name, f"{label}（程序读作 {getattr(line, name) or '空白'}）") for name, label in _TEXT_FIELDS]
        chosen = await self.pick("哪一栏读错了？", options, words=raw)
        if chosen == amount:
            return Mending(line=self.line, field=amount, fen=await self._amount("表上写的金额是多少？", raw))
        return Mending(line=self.line, field=chosen, text=await self.text("表上写的是什么？", words=raw))

    async def _differs(self, line: LedgerLine) -> tuple[Command, ...]:
        words = [field("榜上", f"{format_yuan(line.amount_fen)}元（{spoken(line.amount_fen)}）"), said("榜上的数不改，两个数都念", FAINT)]
        fen = await self._amount("凭证上应为多少元？", words)
        words = [field("应为", f"{format_yuan(fen)}元（{spoken(fen)}）"), *words]
        supervisors = self.view.village.supervisors
        checker = await pick_person(self, "谁核对的？", supervisors, supervisors[0].name if supervisors else "", words)
        owners = [person for person in self.view.village.people if not person.is_supervisor]
        owner = await pick_person(self, f"谁负责{MEASURE}？", owners, self._default_owner(line), words)
        return (
            DoubtLine(meeting=self.view.meeting.id, line=self.line, doubt="differs_from_voucher", should_be_fen=fen, checked_by=checker),
            self._promise(line, fen, owner),
        )

    def _promise(self, line: LedgerLine, fen: int, owner: str) -> PromiseRectification:
        deadlines = self.view.deadlines
        problem = f"第{line.line_no}笔榜上{format_yuan(line.amount_fen)}元，凭证{format_yuan(fen)}元"
        term = deadlines.promise_terms[min(deadlines.promise_default, len(deadlines.promise_terms) - 1)]
        return PromiseRectification(
            measure=MEASURE, owner=owner, term=term, problem=problem, meeting=self.view.meeting.id, line=self.line, is_agreed=False
        )

    async def _amount(self, prompt: str, words: list[Row]) -> int:
        while True:
            typed = await self.text(prompt, words=words, placeholder="如 2300 或 2,300.50")
            fen = amount_fen(typed)
            if fen is not None:
                return fen
            self.warn(f"“{typed[:20]}”不是金额，请写成 2300.50 这样")

    def _default_owner(self, line: LedgerLine) -> str:
        handler = self.view.village.person(line.handler or "")
        holder = self.view.village.holder(Role.REPORTING_CLERK) or self.view.village.holder(Role.COMMITTEE_CHAIR)
        chosen = handler if handler and not handler.is_supervisor else holder
        return chosen.name if chosen else ""
