"""A ledger line, a question and a promise in a few words, as dialogs and stages name them."""

from __future__ import annotations

from changzhang.domain.days import day_text
from changzhang.domain.events.question import Channel
from changzhang.domain.ledger import LedgerLine, LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.money import format_yuan
from changzhang.domain.states import QuestionState, RectificationState
from changzhang.domain.text import clean

APART = "涉及个人，已另行记录"
PENDING = "（内容待补）"
CHANNELS: dict[Channel, str] = {
    "box": "意见箱",
    "hotline": "热线",
    "wechat": "微信群",
    "one_tap": "一点通",
    "visit": "上门",
    "meeting": "会场",
}


def side_word(line: LedgerLine) -> str:
    """收入 or 支出."""
    return "收入" if line.side == "income" else "支出"


def line_words(view: MeetingView, ref: LineRef | None) -> str:
    """``第12笔 支出2,300.00元 购买化肥30袋``; empty for no line."""
    planned = view.planned(ref) if ref else None
    if planned is None:
        return f"第{ref.line_no}笔" if ref else ""
    line = planned.line
    return f"第{line.line_no}笔 {side_word(line)}{format_yuan(line.amount_fen)}元 {clean(line.summary)}"


def question_words(question: QuestionState) -> str:
    """What was asked, as far as the room may read it."""
    if question.asked.is_apart:
        return APART
    return clean(question.asked.text) or PENDING


def question_head(question: QuestionState) -> str:
    """``第3问（第12笔）``; one not asked in a meeting by where it came from: ``热线 Q2026-003``."""
    if not question.asked.number:
        return f"{CHANNELS[question.asked.channel]} {question.id}"
    about = f"（第{question.asked.line.line_no}笔）" if question.asked.line else ""
    return f"第{question.asked.number}问{about}"


def question_name(view: MeetingView, question: QuestionState) -> str:
    """The question as its meeting calls it; one of an earlier meeting by its id, because its number there says nothing here."""
    is_earlier = question.asked.number and question.asked.meeting != view.meeting.id
    return f"往期 {question.id}" if is_earlier else question_head(question)


def asker_words(question: QuestionState) -> str:
    """The asker as the room sees them; a name only where the village shows names in full."""
    asker = question.asked.asker
    if asker.shown == "anonymous":
        return "匿名"
    if asker.shown == "full" and asker.name:
        return asker.name
    if asker.shown == "masked" and asker.name:
        return asker.name[0] + "某" * max(1, len(asker.name) - 1)
    if asker.group:
        return f"{asker.group}村民"
    return "场内村民" if question.asked.channel == "meeting" else "村民"


def promise_words(view: MeetingView, item: RectificationState) -> str:
    """Who does what until when, in one sentence."""
    return f"{clean(item.promised.measure)}——{clean(item.promised.owner)}，{day_text(item.due_on, view.meeting.opened.held_on)}前办完"
