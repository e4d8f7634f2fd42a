"""报合计: the month's totals, what is left in capitals, and the cash on the table against the book."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.events.meeting import CashCounted
from changzhang.domain.meeting_view import ViewedLedger
from changzhang.domain.money import capital, format_yuan
from changzhang.ui.dialogs.cash import CashDialog
from changzhang.ui.dialogs.page import ALARM, LABEL, STRONG, Row, blank, field, said
from changzhang.ui.stages.opening import ledger_title, money_words
from changzhang.ui.stages.paged import PagedStage


class TotalsStage(PagedStage):
    """Reads the totals; cash is counted here."""

    def rows(self) -> list[Row]:
        """Income, expense, balance, cash; then each sheet by itself when there are several."""
        plan = self.view.plan
        rows = [
            said(f"本月收入合计 {money_words(plan.total_fen('income'))}（{len(plan.income)}笔）", STRONG),
            said(f"本月支出合计 {money_words(plan.total_fen('expense'))}（{len(plan.expense)}笔）", STRONG),
            *self._left_over(),
            *self._cash(),
            *self._unread(),
        ]
        rows += [row for viewed in self.view.ledgers for row in _sheet(viewed, is_alone=len(self.view.ledgers) == 1)]
        return [*rows, blank(), *self.script()]

    def actions(self) -> Sequence[tuple[str, str]]:
        """Cash can be counted, and counted again."""
        return (("cash", "清点现金" if self.view.meeting.cash is None else "重新清点现金"),)

    def run(self, act: str) -> None:
        """Count the cash."""
        if act == "cash":
            self.ask(CashDialog(self.view))

    def _left_over(self) -> list[Row]:
        fen = self.view.closing_fen
        if fen is None:
            return [said("月末结余算不出来：表上没有写上月结余", ALARM)]
        return [said(f"月末结余 {money_words(fen)}", STRONG), field("大写", capital(fen), STRONG)]

    def _cash(self) -> list[Row]:
        cash = self.view.meeting.cash
        return [field("现金", "还没有清点，按1清点", LABEL)] if cash is None else [field("现金", cash_words(cash), _style(cash))]

    def _unread(self) -> list[Row]:
        unread = len(self.view.unread())
        return [said(f"还有{unread}笔没有念，合计里已经算上", ALARM)] if unread else []


def cash_words(cash: CashCounted) -> str:
    """What was counted, and whether it agrees with the book."""
    words = f"点出{format_yuan(cash.counted_fen)}元"
    if cash.book_fen is None:
        words += "，账上没有单列现金"
    elif cash.book_fen == cash.counted_fen:
        words += f"，账上{format_yuan(cash.book_fen)}元，相符"
    else:
        difference = cash.counted_fen - cash.book_fen
        words += f"，账上{format_yuan(cash.book_fen)}元，{'长' if difference > 0 else '短'}款{format_yuan(abs(difference))}元"
    return words + (f"（{cash.note}）" if cash.note else "")


def _style(cash: CashCounted) -> str:
    return STRONG if cash.book_fen in (None, cash.counted_fen) else ALARM


def _sheet(viewed: ViewedLedger, *, is_alone: bool) -> list[Row]:
    """A sheet's own sums where they say more than the whole, and where they do not agree with what is printed on it."""
    ledger = viewed.ledger
    rows: list[Row] = []
    if not is_alone:
        rows.append(field(ledger_title(viewed), f"收{format_yuan(ledger.income_fen)} 支{format_yuan(ledger.expense_fen)}"))
    if ledger.closing_stated_fen is not None and ledger.closing_fen not in (None, ledger.closing_stated_fen):
        rows.append(
            said(f"表上写的结余{format_yuan(ledger.closing_stated_fen)}元，算出来{format_yuan(ledger.closing_fen or 0)}元，对不上", ALARM)
        )
    if ledger.ytd_income_fen is not None and ledger.ytd_expense_fen is not None:
        rows.append(field("本年累计", f"收入{format_yuan(ledger.ytd_income_fen)}元，支出{format_yuan(ledger.ytd_expense_fen)}元"))
    return rows
