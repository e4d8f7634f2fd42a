"""会议纪要: one to two pages after GB/T 9704, for the board and the town. Askers appear as the public sees them."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.money import capital, yuan_text
from changzhang.domain.states import QuestionState, RectificationState
from changzhang.domain.text import cut
from changzhang.papers.accounts import closing_fen, opening_fen, periods
from changzhang.papers.as_of_seal import as_of_seal
from changzhang.papers.blocks import Block, Heading, Paper, Paragraph, SealPlace, labelled, paragraph
from changzhang.papers.public import for_the_public
from changzhang.papers.sections.codes import code_line
from changzhang.papers.sections.head import attendance, time
from changzhang.papers.sections.questions import apart_sentence
from changzhang.papers.sections.votes import vote_words
from changzhang.papers.wording import (
    APART,
    DRAFT,
    FICTIONAL,
    PENDING,
    RATINGS,
    VERBS,
    asker_in_public,
    civil,
    day,
    months,
    numeral,
    satisfaction,
    sentence,
    with_office,
)

# Two pages hold so many lines of running text below the red head; what is left out is in the minutes.
_LINES, _CHARACTERS, _WORDS = 35, 28, 100
_FOOT_LINES = 7


def digest(view: MeetingView) -> Paper:
    """The essentials as of the seal, or a draft as of now."""
    view = as_of_seal(view)
    opened, village = view.meeting.opened, view.village
    return Paper(
        kind="digest",
        title=f"{village.name}{view.template.name}纪要",
        subtitle=f"第{opened.number}期",
        file_stem="会议纪要",
        author=village.name,
        blocks=for_the_public((paragraph(_overview(view)), *_sections(view), *_people(view), *_foot(view)), village),
        mark="" if view.meeting.is_sealed else DRAFT,
        fonts=village.fonts,
        footer_note="　".join(part for part in (FICTIONAL if village.is_fictional else "", code_line(view)) if part),
        is_red_headed=True,
    )


def _overview(view: MeetingView) -> str:
    opened = view.meeting.opened
    chair = f"，{with_office(opened.chair, view.village)}主持" if opened.chair else ""
    about = f"，公开“{opened.matter}”" if opened.matter else ""
    return (
        f"{time(view.meeting)}，{view.village.name}在{opened.place or view.village.place}召开{view.template.name}{chair}{about}。纪要如下："
    )


def _sections(view: MeetingView) -> list[Block]:
    """The sections that have something to say, numbered over those alone."""
    votes = [vote_words(done.event) for done in view.meeting.votes]
    fixed = [_overview(view), *_accounts(view), *votes, *_appraisal(view), *(block.text for block in _people(view))]
    room = _LINES - _FOOT_LINES - 5 - _height(fixed)
    promised = _within(_promises(view), room // 2, "另有{}项见整改清单。")
    asked = _within(_questions(view), room - _height(promised), "另有{}问及其答复见会议记录。")
    written = [("收支情况", _accounts(view)), ("群众关切及答复", asked), ("整改事项", promised)]
    written += [("表决和征求意见", votes), ("评议结果", _appraisal(view))]
    there = [(title, words) for title, words in written if words]
    blocks: list[Block] = []
    for number, (title, words) in enumerate(there, start=1):
        blocks += [Heading(f"{numeral(number)}、{title}"), *(paragraph(each) for each in words)]
    return blocks


def _height(texts: Sequence[str]) -> int:
    """How many lines the paragraphs take, the first line's indent reckoned in."""
    return sum(-(-(len(text) + 2) // _CHARACTERS) for text in texts)


def _within(texts: list[str], lines: int, more: str) -> list[str]:
    """As many paragraphs as ``lines`` hold, two at least, and how many are left out."""
    kept = len(texts)
    while kept > 2 and _height(texts[:kept]) + (kept < len(texts)) > lines:
        kept -= 1
    return texts if kept == len(texts) else [*texts[:kept], more.format(len(texts) - kept)]


def _accounts(view: MeetingView) -> list[str]:
    if not view.ledgers:
        return []
    income, expense = view.plan.total_fen("income"), view.plan.total_fen("expense")
    said = f"宣读{months(periods(view))}账目{len(view.plan.lines)}笔，其中收入{len(view.plan.income)}笔{yuan_text(income)}元，"
    said += f"支出{len(view.plan.expense)}笔{yuan_text(expense)}元"
    opening, closing = opening_fen(view), closing_fen(view)
    said += f"；上月结余{yuan_text(opening)}元" if opening is not None else ""
    said += f"，月末结余{yuan_text(closing)}元（大写：人民币{capital(closing)}）" if closing is not None else ""
    unread = len(view.unread())
    said += f"。有{unread}笔未宣读" if unread else ""
    doubts = len(view.meeting.doubts)
    return [said + "。" + (f"有{doubts}笔存疑，正在核对，更正后另行公布。" if doubts else "")]


def _questions(view: MeetingView) -> list[str]:
    heard = sorted((each for each in view.owed if view.is_spoken_of(each)), key=lambda each: each.id)
    asked = sorted(view.questions, key=lambda each: (each.asked.number, each.seq))
    told = [each for each in (*heard, *asked) if each.status != "joined"]
    return [f"{number}.{_question(view, each)}" for number, each in enumerate(told, start=1)]


def _question(view: MeetingView, question: QuestionState) -> str:
    asked = question.asked
    if asked.is_apart:
        return apart_sentence(question) if asked.number else f"{question.id}{APART}。"
    words = f"{asker_in_public(asked.asker)}{VERBS[asked.nature]}：{sentence(_short(asked.text or PENDING))}"
    return words + _outcome(view, question)


def _outcome(view: MeetingView, question: QuestionState) -> str:
    if question.is_withdrawn_by_asker:
        return "提问人撤回" + ("，村务监督委员会继续核查。" if question.goes_on else "。")
    if question.status == "answered" and question.answer:
        rated = f"（{RATINGS[question.rating]}）" if question.rating in ("satisfied", "mostly_satisfied", "dissatisfied") else ""
        return f"{question.answer.answerer}答复：{sentence(_short(question.answer.text or PENDING))}{rated}"
    if question.status == "deferred" and question.deferred:
        return f"由{question.deferred.owner}不晚于{day(question.deferred.due_on)}答复。"
    if question.status == "referred" and question.referred:
        due = f"，不晚于{day(question.referred.due_on)}反馈" if question.referred.due_on else ""
        return f"转{question.referred.to}办理{due}。"
    fix = view.fix_of(question.id)
    if fix:
        return f"列为整改事项，由{fix.promised.owner}不晚于{day(fix.original_due_on)}办好。"
    return "尚未答复。" if view.meeting.is_in_room else "会上没有答复。"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if cut(flat, _WORDS) == flat else cut(flat, _WORDS - 2) + "…"


def _promises(view: MeetingView) -> list[str]:
    done = sum(1 for item in view.look_back if item.completed)
    said = [f"往期承诺整改{len(view.look_back)}项，已完成{done}项。"] if view.look_back else []
    return [*said, *(f"{number}.{_promise(item)}" for number, item in enumerate(view.promises, start=1))]


def _promise(item: RectificationState) -> str:
    return f"{sentence(_short(item.promised.measure))}责任人{item.promised.owner}，{day(item.original_due_on)}前完成。"


def _appraisal(view: MeetingView) -> list[str]:
    counted = view.meeting.appraisal
    if counted is None:
        return []
    figures = f"满意{counted.satisfied}人、基本满意{counted.mostly_satisfied}人、不满意{counted.dissatisfied}人、弃权{counted.abstain}人"
    return [f"{figures}；{satisfaction(counted.satisfied, counted.mostly_satisfied, counted.dissatisfied)}。"]


def _people(view: MeetingView) -> list[Paragraph]:
    """出席, 请假, 列席 as GB/T 9704 10.3 has them, behind the text."""
    taken = view.meeting.attendance
    absent = [f"{each.name}（{each.reason}）" if each.reason else each.name for each in (taken.absentees if taken else ())]
    rows = (
        ("出席：", attendance(view).replace("（签到表附后）", "")),
        ("请假：", "、".join(absent)),
        ("列席：", "、".join(taken.guests) if taken else ""),
    )
    return [labelled(label, text) for label, text in rows if text]


def _foot(view: MeetingView) -> list[Block]:
    ended = view.meeting.adjourned_at or view.meeting.last_at
    on = view.meeting.opened.held_on if view.meeting.opened.medium == "paper" else civil(ended).date()
    return [
        SealPlace(f"{view.village.name}村务监督委员会", day(on)),
        labelled("抄送：", f"{view.village.town}纪委、{view.village.town}农经站。"),
    ]
