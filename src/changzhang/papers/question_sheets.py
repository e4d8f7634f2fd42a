"""Sheets about single questions, a page each: 书面答复单, 转办单 (with 回执), 交办单, 催办单.

What was noted apart (另记) is on its own 转办单（密） and on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from changzhang.domain.rectification import WAYS
from changzhang.domain.states import QuestionState
from changzhang.domain.village import Village
from changzhang.papers.blocks import Block, Heading, Paper, SealPlace, Signatures, labelled, paragraph
from changzhang.papers.wording import CHANNELS, FICTIONAL, PENDING, asker_by_name, asker_in_public, civil, day, sentence

SheetKind = Literal["reply", "referral", "referral_private", "assignment", "reminder"]

TITLES: dict[SheetKind, str] = {
    "reply": "书面答复单",
    "referral": "转办单",
    "referral_private": "转办单（密）",
    "assignment": "交办单",
    "reminder": "催办单",
}
_DELIVERY = "送达方式：□电话　□上门　□群　□会上"


def wants(kind: SheetKind, question: QuestionState, today: date) -> bool:
    """Whether a question has such a sheet on a day."""
    asked = question.asked
    if kind == "referral_private" or asked.is_apart:
        return kind == "referral_private" and asked.is_apart and question.referred is not None
    match kind:
        case "reply":
            return _is_to_be_sent(question)
        case "referral":
            return question.referred is not None
        case "assignment":
            return question.status in ("open", "deferred") and bool(question.owner)
    return question.is_owed and question.due_on is not None and question.due_on < today


def _is_to_be_sent(question: QuestionState) -> bool:
    """Whether an answer goes to its asker on paper: it was not heard in the room by somebody who asked there."""
    answer, asked = question.answer, question.asked
    if answer is None or answer.is_pending or asked.asker.shown == "anonymous":
        return False
    return answer.mode == "reply" or asked.meeting is None or question.rating == "not_present"


def question_sheets(kind: SheetKind, village: Village, questions: Sequence[QuestionState], *, today: date) -> Paper | None:
    """The sheets of one kind for those questions that want one, a page each; None when none does. ``today`` is printed on them."""
    wanted = [question for question in questions if wants(kind, question, today)]
    if not wanted:
        return None
    pages = [_page(kind, village, question, today, is_first=number == 0) for number, question in enumerate(wanted)]
    is_private = kind == "referral_private"
    return Paper(
        kind=kind,
        title=f"{village.name}{TITLES[kind]}",
        file_stem=TITLES[kind],
        author=village.name,
        blocks=tuple(block for page in pages for block in page),
        subtitle="（密件：只交接收单位，不公开、不张贴、不给被反映人）" if is_private else "",
        fonts=village.fonts,
        footer_note="　".join(part for part in ("密件" if is_private else "", FICTIONAL if village.is_fictional else "") if part),
    )


def _page(kind: SheetKind, village: Village, question: QuestionState, today: date, *, is_first: bool) -> list[Block]:
    head: list[Block] = [] if is_first else [Heading(f"{village.name}{TITLES[kind]}", starts_page=True)]
    return [*head, labelled("编　　号：", question.id), *_BODIES[kind](village, question, today)]


def _asked(question: QuestionState, who: str) -> list[Block]:
    asked = question.asked
    rows = [
        ("提 问 人：", who),
        ("提问时间：", f"{day(civil(question.asked_at).date())}（{CHANNELS[asked.channel]}）"),
        ("问　　题：", sentence(asked.text) or PENDING),
    ]
    return [labelled(label, text) for label, text in rows]


def _reply(village: Village, question: QuestionState, today: date) -> list[Block]:
    answer = question.answers[-1]
    return [
        *_asked(question, asker_by_name(question.asked.asker)),
        labelled("答　　复：", sentence(answer.given.text)),
        labelled("答 复 人：", answer.given.answerer),
        labelled("答复时间：", day(civil(answer.at).date())),
        paragraph("如对答复不满意，可以在下次会上、意见箱或者打热线再提，由村务监督委员会继续核查。"),
        paragraph(_delivered(question)),
        Signatures(("答复人（签字）：", "送达人（签字）：", "提问人（签收）：", "送达日期：")),
        *_from(village, today),
    ]


def _delivered(question: QuestionState) -> str:
    """How the asker was told, or boxes to tick."""
    if not question.informed:
        return _DELIVERY
    done = question.informed[-1].event
    return f"送达方式：{WAYS[done.way]}（{day(done.informed_on)}）"


def _referral(village: Village, question: QuestionState, today: date) -> list[Block]:
    referred = question.referred
    to, due = (referred.to, referred.due_on) if referred else ("", None)
    # Who is asked about must not learn who asked; the town's discipline commission must.
    who = asker_by_name(question.asked.asker) if question.asked.is_apart else asker_in_public(question.asked.asker)
    said = f"请在{day(due)}前办理并书面反馈，以便告知提问人。" if due else "请办理并书面反馈，以便告知提问人。"
    return [
        paragraph(f"{to}：", indent=0),
        *_asked(question, who),
        paragraph(said),
        *([paragraph(f"期限推算：{sentence(referred.reckoning)}")] if referred and referred.reckoning else []),
        *_from(village, today),
        *_receipt(village, question, to),
    ]


def _receipt(village: Village, question: QuestionState, to: str) -> list[Block]:
    return [
        paragraph("…" * 24, indent=0, align="center", keep_with_next=True),
        paragraph("回　　执", indent=0, align="center", keep_with_next=True),
        paragraph(f"{village.name}村务监督委员会：{question.id}号转办单已收到。办理意见：", keep_with_next=True),
        paragraph("＿" * 26, indent=0, keep_with_next=True),
        Signatures((f"{to}（盖章）：", "经办人（签字）：", "联系电话：", "日期：")),
    ]


def _assignment(village: Village, question: QuestionState, today: date) -> list[Block]:
    limit = f"请于{day(question.due_on)}前答复。" if question.due_on else "请尽快答复，最迟在下次会上当面答复。"
    return [
        paragraph(f"{question.owner}：", indent=0),
        *_asked(question, asker_in_public(question.asked.asker)),
        paragraph(f"以上提问交由你负责答复。{limit}能书面答复的，请把答复写在下面交回村务监督委员会。"),
        *(paragraph("＿" * 26, indent=0) for _ in range(4)),
        Signatures(("交办人（签字）：", "接收人（签字）：", "接收日期：")),
        *_from(village, today),
    ]


def _reminder(village: Village, question: QuestionState, today: date) -> list[Block]:
    due = question.due_on or today
    return [
        paragraph(f"{question.owner}：", indent=0),
        *_asked(question, asker_in_public(question.asked.asker)),
        paragraph(f"以上提问应于{day(due)}前答复，到今天已超期{(today - due).days}天，仍没有收到答复。"),
        paragraph("请在三日内答复，并说明原因。逾期仍不答复的，将按规定逐级上报。"),
        Signatures(("签收人（签字）：", "签收日期：")),
        *_from(village, today),
    ]


def _from(village: Village, today: date) -> list[Block]:
    return [SealPlace(f"{village.name}村务监督委员会", day(today))]


_BODIES: dict[SheetKind, Callable[[Village, QuestionState, date], list[Block]]] = {
    "reply": _reply,
    "referral": _referral,
    "referral_private": _referral,
    "assignment": _assignment,
    "reminder": _reminder,
}
