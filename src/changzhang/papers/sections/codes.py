"""Which records and codes a paper of a meeting stands on, in words and as a QR code that needs no network."""

from __future__ import annotations

from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.money import yuan_text
from changzhang.papers.accounts import closing_fen, periods
from changzhang.papers.blocks import Block, QrMark, paragraph
from changzhang.papers.wording import COMPARE_CODES, DRAFT, months, record_range


def codes(view: MeetingView) -> list[Block]:
    """Record range, codes, the sentence that says what to do with them, and the QR codes; nothing before 散会."""
    meeting = view.meeting
    blocks: list[Block] = []
    if meeting.is_sealed:
        blocks.append(paragraph(record_range(meeting.record_count, meeting.first_seq, meeting.last_seq) + "。", keep_with_next=True))
    if view.adjourn_code:
        blocks += [paragraph(part, keep_with_next=True) for part in code_line(view).split("　")]
        blocks.append(paragraph(COMPARE_CODES, keep_with_next=True))
        blocks.append(QrMark(qr_payload(view), caption="不用上网，扫码可见本会账目数和散会码、封存码"))
    if view.adjourn_code and view.village.publication_url:
        blocks.append(QrMark(view.village.publication_url, caption="扫码打开村务公开网页"))
    return blocks


def code_line(view: MeetingView) -> str:
    """``散会码：…　封存码：…``; empty before 散会."""
    if not view.adjourn_code:
        return ""
    return f"散会码：{view.adjourn_code}　封存码：{view.seal_code or '（未封存）'}"


def qr_payload(view: MeetingView) -> str:
    """Village, months, number of lines, totals, closing balance and codes as plain text."""
    lines = [f"{view.village.town}{view.village.name}{view.template.name}{view.meeting.opened.held_on.isoformat()}"]
    if view.ledgers:
        closing = closing_fen(view)
        income, expense = yuan_text(view.plan.total_fen("income")), yuan_text(view.plan.total_fen("expense"))
        lines.append(f"{months(periods(view))}账{len(view.plan.lines)}笔 收{income} 支{expense}")
        lines += [f"结余{yuan_text(closing)}元"] if closing is not None else []
    lines += [f"散会码{view.adjourn_code}", f"封存码{view.seal_code}" if view.seal_code else DRAFT]
    return "\n".join(lines)
