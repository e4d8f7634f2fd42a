"""One question on its card: who asked what, who is to answer, what was said and promised."""

from __future__ import annotations

from changzhang.domain.act_words import RATINGS
from changzhang.domain.days import day_text
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.owed import is_first
from changzhang.domain.states import QuestionState, QuestionStatus
from changzhang.ui.dialogs.answer import prepared_rows
from changzhang.ui.dialogs.lines import CHANNELS, asker_words, line_words, promise_words, question_name, question_words
from changzhang.ui.dialogs.page import ALARM, LABEL, STRONG, Row, field, said

STATES: dict[QuestionStatus, str] = {
    "open": "还没有答复",
    "answered": "已答复",
    "deferred": "限时答复",
    "referred": "已转办",
    "withdrawn": "提问人已撤回",
    "joined": "已并入另一问",
}


def card_rows(view: MeetingView, question: QuestionState, place: str) -> list[Row]:
    """The card. A prepared answer stands on it only where the room does not see this screen."""
    rows = [
        Row(said(f"{place} {question_name(view, question)} {STATES[question.status]}").content, hang=2),
        said(question_words(question), STRONG),
        field("谁问的", _asker(question)),
    ]
    if question.asked.line and view.planned(question.asked.line):
        rows.append(field("问的是", line_words(view, question.asked.line)))
    if is_first(question):
        rows.append(said("上次责任人缺席，这次先答", ALARM))
    return [*rows, *_to_answer(view, question), *prepared_rows(view, question), *_standing(view, question), *_promises(view, question)]


def _asker(question: QuestionState) -> str:
    came = f"（{CHANNELS[question.asked.channel]}）" if question.asked.channel != "meeting" else ""
    return asker_words(question) + came + (f"，{question.seconded}人附议" if question.seconded else "")


def _to_answer(view: MeetingView, question: QuestionState) -> list[Row]:
    if question.status != "open" or not question.owner:
        return []
    due = f"，{day_text(question.due_on, view.meeting.opened.held_on)}前" if question.due_on else ""
    return [field("谁来答", question.owner + due)]


def _standing(view: MeetingView, question: QuestionState) -> list[Row]:
    held_on = view.meeting.opened.held_on
    rows = [
        field("答", f"{each.given.answerer + '：' if each.given.answerer else ''}{each.given.text or '要点待补'}")
        for each in question.answers
    ]
    if question.status == "deferred" and question.deferred:
        late = f"，{question.deferred.passed_on_by}转告" if question.deferred.is_owner_absent else ""
        rows.append(field("限时", f"{question.deferred.owner}{late}，{day_text(question.deferred.due_on, held_on)}前答复"))
    if question.status == "referred" and question.referred:
        due = f"，{day_text(question.referred.due_on, held_on)}前" if question.referred.due_on else ""
        rows.append(field("转办", question.referred.to + due))
    if question.rating:
        rows.append(field("评价", RATINGS[question.rating]))
    if question.is_withdrawn_by_asker:
        rows.append(said("提问人已撤回" + ("，村监委继续核查" if question.goes_on else ""), LABEL))
    if question.joined:
        rows.append(field("并入", f"还有{len(question.joined)}问问的是同一件事：{'、'.join(question.joined)}"))
    return rows or [said("还没有答复" if question.due_on else "还没有答复，也没有期限", ALARM)]


def _promises(view: MeetingView, question: QuestionState) -> list[Row]:
    return [field("整改", promise_words(view, item)) for item in view.promises if item.promised.question == question.id]
