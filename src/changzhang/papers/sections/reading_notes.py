"""What has to be said under the table of lines: doubts, readings mended in the room, written explanations, the cash count."""

from __future__ import annotations

from changzhang.domain.events.meeting import LineReviewed
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.money import yuan_text
from changzhang.domain.states import LedgerVersion
from changzhang.papers.accounts import account_title, line_name, line_names
from changzhang.papers.blocks import Block, paragraph
from changzhang.papers.wording import DOUBTED, DOUBTS, sentence


def doubts(view: MeetingView) -> list[Block]:
    """One sentence a line in doubt; the booked amount stands and is named beside what it should be."""
    return [paragraph(_doubt(view, doubt)) for doubt in view.meeting.doubts]


def mended(view: MeetingView) -> list[Block]:
    """Wrong readings of the program, mended during the meeting from the same sheet."""
    said = []
    for viewed in view.ledgers:
        for version in viewed.versions[1:]:
            why = f"原因：{sentence(version.reason)}" if version.reason else ""
            said.append(f"会上发现程序读错原表，{account_title(viewed)}{_mended(view, version)}{why}")
    return [paragraph(words) for words in said]


def explained(view: MeetingView) -> list[Block]:
    """Written explanations of sheets that do not agree with themselves or their neighbours."""
    found = [(account_title(viewed), version.explanation) for viewed in view.ledgers for version in viewed.versions if version.explanation]
    return [paragraph(f"{title}有对不上的地方，书面说明如下：{sentence(words)}") for title, words in found]


def cash(view: MeetingView) -> list[Block]:
    """The cash on the table against the book."""
    counted = view.meeting.cash
    if counted is None:
        return []
    said = f"现场盘点库存现金{yuan_text(counted.counted_fen)}元，"
    said += "表上未列现金账面数。" if counted.book_fen is None else _compared(counted.counted_fen, counted.book_fen)
    return [paragraph(said + (f"说明：{sentence(counted.note)}" if counted.note else ""))]


def _doubt(view: MeetingView, doubt: LineReviewed) -> str:
    planned = view.planned(doubt.line)
    said = f"{DOUBTED}　{line_name(view, doubt.line)}" + (f"：{DOUBTS[doubt.doubt]}" if doubt.doubt else "")
    if doubt.should_be_fen is not None:
        booked = f"账面{yuan_text(planned.line.amount_fen)}元，" if planned else ""
        said += f"，{booked}凭证应为{yuan_text(doubt.should_be_fen)}元，账面金额照原数宣读"
    said += f"，核对人{doubt.checked_by}" if doubt.checked_by else ""
    return said + "。" + (f"说明：{sentence(doubt.reason)}" if doubt.reason else "")


def _mended(view: MeetingView, version: LedgerVersion) -> str:
    """Which lines were put right; that they were read again is said only of those that were."""
    refs = [LineRef(version.seq, line_no) for line_no in version.mended_lines]
    if not refs:
        return "已按原表改正。"
    silent = [ref for ref in refs if view.mark(ref) is None]
    numbers = "、".join(str(ref.line_no) for ref in refs)
    left = f"，其中{line_names(view, silent)}没有重新宣读。" if silent else "并重新宣读。"
    return f"第{numbers}笔已按原表改正{left}"


def _compared(counted_fen: int, book_fen: int) -> str:
    difference = counted_fen - book_fen
    if not difference:
        return f"账面{yuan_text(book_fen)}元，账款相符。"
    word = "长款" if difference > 0 else "短款"
    return f"账面{yuan_text(book_fen)}元，{word}{yuan_text(abs(difference))}元。"
