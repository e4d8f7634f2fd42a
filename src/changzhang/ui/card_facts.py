"""What the reading card says of one line: public words only, nothing of the committee's review flags."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from changzhang.domain.events.meeting import LineReviewed
from changzhang.domain.ledger import LedgerLine
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.money import capital, format_yuan, spoken
from changzhang.domain.reading import PlannedLine
from changzhang.domain.speech import direction_words, is_blank, missing_signatures, spoken_line
from changzhang.domain.text import clean

_SHORT = (("handler", "经手人"), ("witness", "证明人"), ("approver", "审批人"))
_DOUBTS = {"misread": "程序读错，正在更正", "differs_from_voucher": "表与凭证不符", "voucher_in_doubt": "凭证有疑，待核查"}


@dataclass(frozen=True, kw_only=True)
class CardFacts:
    """The card's words. ``mood`` is income, expense or reversal; ``signatures`` tells which ones are missing."""

    number: str
    progress: str
    direction: str
    mood: str
    day: str
    voucher: str
    ledger: str
    so_far: tuple[str, str]
    total: tuple[str, str]
    figures: str
    capital: str
    spoken: str
    purpose: str
    payee: str
    paid_by: str
    signatures: tuple[tuple[str, bool], ...]
    review: str
    doubts: tuple[str, ...]
    script: str
    standing: str = ""


def facts_of(view: MeetingView, planned: PlannedLine, *, read: int, lines: int, standing: str = "") -> CardFacts:
    """The card of a planned line. ``read`` of ``lines`` were read in this stage; ``standing`` is where one stands
    (回看…)."""
    line = planned.line
    ledger = view.plan.ledgers[planned.ref.ledger_seq]
    side = "收入" if line.side == "income" else "支出"
    return CardFacts(
        number=f"第{line.line_no}笔",
        progress=f"已念{read}/{lines}",
        direction=direction_words(line),
        mood="reversal" if line.amount_fen < 0 else line.side,
        day=f"{line.dated_on.month}月{line.dated_on.day}日" if line.dated_on else "日期空白",
        voucher=_said(line.voucher_no) or ("凭证号空白" if "voucher_no" in ledger.columns else ""),
        ledger=_which_ledger(view, planned),
        so_far=(f"本月{side}累计", format_yuan(planned.side_so_far_fen)),
        total=("合计", format_yuan(view.plan.total_fen(line.side))),
        figures=format_yuan(line.amount_fen),
        capital=capital(line.amount_fen),
        spoken=("冲减" if line.amount_fen < 0 else "") + spoken(abs(line.amount_fen)),
        purpose=_said(line.summary) or "用途一栏空白",
        payee=_said(line.payee) or ("收款人一栏空白" if "payee" in ledger.columns and line.side == "expense" else ""),
        paid_by=_paid_by(line),
        signatures=_signatures(line, ledger.columns),
        review=_review(view, planned),
        doubts=tuple(_doubt(doubt) for doubt in view.meeting.doubts if doubt.line == planned.ref),
        script=clean(spoken_line(line, has_columns=ledger.columns)),
        standing=standing,
    )


def book_facts(
    line: LedgerLine,
    columns: Collection[str],
    *,
    ledger: str,
    place: str,
    so_far_fen: int,
    total_fen: int,
    review: str,
) -> CardFacts:
    """The card of a line looked up in the books, outside any meeting. ``place`` is which of the findings it is; fen."""
    side = "收入" if line.side == "income" else "支出"
    return CardFacts(
        number=f"第{line.line_no}笔",
        progress=place,
        direction=direction_words(line),
        mood="reversal" if line.amount_fen < 0 else line.side,
        day=f"{line.dated_on.month}月{line.dated_on.day}日" if line.dated_on else "日期空白",
        voucher=_said(line.voucher_no) or ("凭证号空白" if "voucher_no" in columns else ""),
        ledger=ledger,
        so_far=(f"当月{side}累计", format_yuan(so_far_fen)),
        total=("合计", format_yuan(total_fen)),
        figures=format_yuan(line.amount_fen),
        capital=capital(line.amount_fen),
        spoken=("冲减" if line.amount_fen < 0 else "") + spoken(abs(line.amount_fen)),
        purpose=_said(line.summary) or "用途一栏空白",
        payee=_said(line.payee) or ("收款人一栏空白" if "payee" in columns and line.side == "expense" else ""),
        paid_by=_paid_by(line),
        signatures=_signatures(line, columns),
        review=review,
        doubts=(),
        script=clean(spoken_line(line, has_columns=columns, asks=False)),
    )


def _said(text: str | None) -> str:
    return "" if is_blank(text) else clean(text or "").strip()


def _which_ledger(view: MeetingView, planned: PlannedLine) -> str:
    """Which sheet a line stands on, when the meeting reads several."""
    if len(view.ledgers) < 2:
        return ""
    viewed = view.viewed(planned.ref)
    if viewed is None:
        return ""
    _, entity, account, period = (*viewed.stream.split("/"), "", "", "")[:4]
    names = {"village_committee": "村委会", "collective": "村集体", "cash": "现金", "bank": "银行", "all": ""}
    year, _, month = period.partition("-")
    return f"{year}年{int(month)}月{names.get(entity, entity)}{names.get(account, account)}账" if month.isdecimal() else period


def _review(view: MeetingView, planned: PlannedLine) -> str:
    """The committee's signed result, never what a rule pointed at."""
    viewed = view.viewed(planned.ref)
    if viewed is None or not viewed.reviewed_by:
        return "未经预审签字"
    verdict = "存疑" if planned.line.line_no in viewed.doubted_lines else "通过"
    return f"{verdict}（{len(viewed.reviewed_by)}人签字）"


def _paid_by(line: LedgerLine) -> str:
    parts = [_said(line.method), _said(line.document), _said(line.invoice_no)]
    return "  ".join(part for part in parts if part)


def _signatures(line: LedgerLine, columns: Collection[str]) -> tuple[tuple[str, bool], ...]:
    """Each signature with whether it is missing; a column the sheet does not have is not spoken of."""
    missing = missing_signatures(line, columns)
    signed = []
    for field, title in _SHORT:
        name = _said(getattr(line, field))
        if title in missing:
            signed.append((f"{title}一栏空白", True))
        elif not is_blank(name):
            signed.append((f"{title.removesuffix('人')} {name}", False))
    return tuple(signed)


def _doubt(doubt: LineReviewed) -> str:
    words = _DOUBTS.get(doubt.doubt or "", "存疑")
    if doubt.should_be_fen is not None:
        words += f"：凭证上是{format_yuan(doubt.should_be_fen)}元"
    return words + (f"（核对人 {_said(doubt.checked_by)}）" if doubt.checked_by else "")
