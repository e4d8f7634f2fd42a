"""报结余: what was left over, cash and bank apart, and what the committee's review before the meeting said."""

from __future__ import annotations

from changzhang.domain.ledger import Ledger
from changzhang.domain.meeting_view import ViewedLedger
from changzhang.domain.money import format_yuan, spoken
from changzhang.ui.dialogs.page import ALARM, STRONG, Row, blank, field, said
from changzhang.ui.stages.paged import PagedStage
from changzhang.ui.words import stream_title


def ledger_title(viewed: ViewedLedger) -> str:
    """``村委会 现金 2026年10月``."""
    return stream_title(viewed.stream)


def money_words(fen: int) -> str:
    """Figures, and as one says them."""
    return f"{format_yuan(fen)}元，念作“{spoken(fen)}”"


class OpeningStage(PagedStage):
    """Reads the opening balance; nothing is recorded here."""

    def rows(self) -> list[Row]:
        """Balance, its parts, the review, and what is explained in writing."""
        rows = [self._total(), *(row for viewed in self.view.ledgers for row in self._ledger(viewed)), blank()]
        rows += [self._review(viewed) for viewed in self.view.ledgers]
        return [*rows, *self._explained(), blank(), *self.script()]

    def _total(self) -> Row:
        fen = self.view.opening_fen
        return said("表上没有写上月结余", ALARM) if fen is None else said(f"上月结余 {money_words(fen)}", STRONG)

    def _ledger(self, viewed: ViewedLedger) -> list[Row]:
        ledger = viewed.ledger
        several = len(self.view.ledgers) > 1
        rows = (
            [field(ledger_title(viewed), money_words(ledger.opening_fen) if ledger.opening_fen is not None else "没有写")]
            if several
            else []
        )
        return rows + _parts(ledger)

    def _review(self, viewed: ViewedLedger) -> Row:
        """The committee's result, read out; also that there is none."""
        which = f"{ledger_title(viewed)}：" if len(self.view.ledgers) > 1 else ""
        if not viewed.reviewed_by:
            return field("审核", f"{which}未经预审签字：会前没有村务监督委员会的审核签字", ALARM)
        names = "、".join(viewed.reviewed_by)
        doubted = "、".join(map(str, viewed.doubted_lines))
        left = f"；第{doubted}笔存疑" if doubted else ""
        return field("审核", f"{which}会前已由村务监督委员会{names}预审签字（{len(viewed.reviewed_by)}人）{left}", STRONG)

    def _explained(self) -> list[Row]:
        return [field("书面说明", each.version.explanation) for each in self.view.ledgers if each.version.explanation]


def _parts(ledger: Ledger) -> list[Row]:
    parts = (("其中现金", ledger.opening_cash_fen), ("银行存款", ledger.opening_bank_fen))
    rows = [field(label, money_words(fen)) for label, fen in parts if fen is not None]
    return rows or [said("表上没有把现金和银行存款分开写")]
