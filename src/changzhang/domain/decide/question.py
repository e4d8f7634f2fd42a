"""Decides about questions (domain rules §3.4)."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from changzhang.domain import refusals
from changzhang.domain.commands import question as cmd
from changzhang.domain.context import Context, Decision
from changzhang.domain.decide.base import check_line, decide, drafts, due, in_room, not_sealed, question_of, required
from changzhang.domain.events import question as ev
from changzhang.domain.events.base import Event
from changzhang.domain.record import Record
from changzhang.domain.refusals_question import AnsweredWithAnother, ApartIsReferred
from changzhang.domain.states import QuestionState


@decide.register
def ask(command: cmd.AskQuestion, record: Record, context: Context) -> Decision:
    """A question is kept as spoken; without words it is 待补. An anonymous asker leaves no name."""
    if command.meeting:
        meeting = in_room(record, command.meeting)
        check_line(record, meeting, command.line)
    elif not command.text.strip():
        raise refusals.TextMissing("提问内容")
    asker = command.asker if command.asker.shown != "anonymous" else replace(command.asker, name="")
    asked = ev.QuestionAsked(
        text=command.text.strip(),
        meeting=command.meeting,
        number=_number(record, command.meeting),
        nature=command.nature,
        channel=command.channel,
        line=command.line,
        asker=asker,
        subject=command.subject,
        is_pending=not command.text.strip() and not command.is_apart,
        is_apart=command.is_apart,
    )
    question_id = record.next_number("Q", context.at.year, "question")
    events = (asked, *_handed_out(command, record, context))
    return Decision(drafts=drafts(f"question/{question_id}", *events).drafts, ids={"question": question_id})


def _handed_out(command: cmd.AskQuestion, record: Record, context: Context) -> list[Event]:
    """Who is to answer and what is prepared, told in the act of asking."""
    owner, prepared = command.owner.strip(), command.prepared.strip()
    if command.is_apart and (owner or prepared):
        raise ApartIsReferred()
    if owner and owner == command.asker.name:
        raise refusals.OwnerIsAsker(owner)
    events: list[Event] = []
    if owner:
        events.append(_assigned(command, owner, record, context))
    if prepared:
        events.append(ev.QuestionPrepared(text=prepared))
    return events


def _assigned(command: cmd.AskQuestion, owner: str, record: Record, context: Context) -> ev.QuestionAssigned:
    if command.term is None and command.due_on is None:
        return ev.QuestionAssigned(owner=owner)
    meeting = record.meeting(command.meeting or "")
    due_on, reckoning = due(context, meeting.opened.held_on if meeting else context.today, command.term, command.due_on)
    return ev.QuestionAssigned(owner=owner, due_on=due_on, reckoning=reckoning)


def _number(record: Record, meeting_id: str | None) -> int:
    """第N问 of its meeting; 0 outside meetings."""
    if meeting_id is None:
        return 0
    return 1 + max((row.number for row in record.rows("question") if row.meeting == meeting_id), default=0)


def _open(record: Record, question_id: str) -> QuestionState:
    question = question_of(record, question_id)
    if question.joined_into:
        raise AnsweredWithAnother(question.id, question.joined_into)
    if question.status not in ("deferred", "referred", "answered") and heard_in(record, question) is None:
        # The room's answers end with 散会 until its seal; what was deferred or referred is answered in its own time.
        meeting = record.meeting(question.asked.meeting or "")
        if meeting and not meeting.is_in_room and not meeting.is_sealed:
            raise refusals.RoomClosed()
    return question


def heard_in(record: Record, question: QuestionState) -> str | None:
    """The open meeting, when the question was not asked in it: answers to it are then given there."""
    running = record.open_meeting
    return running.id if running and running.id != question.asked.meeting else None


def _is_between(record: Record, question: QuestionState) -> bool:
    """Whether no room hears what is said of the question now."""
    if heard_in(record, question):
        return False
    own = record.meeting(question.asked.meeting or "")
    return own is None or own.is_sealed


@decide.register
def second(command: cmd.SecondQuestion, record: Record, context: Context) -> Decision:
    """附议 counts one more voice."""
    question = question_of(record, command.question)
    if question.asked.meeting and not heard_in(record, question):
        in_room(record, question.asked.meeting)
    return drafts(f"question/{question.id}", ev.QuestionSeconded())


@decide.register
def answer(command: cmd.AnswerQuestion, record: Record, context: Context) -> Decision:
    """An answer; without words its gist is 待补. An answer that was owed, or is given between meetings, counts as a reply."""
    question = _open(record, command.question)
    text, mode = command.text.strip(), command.mode
    if question.status in ("deferred", "referred") or _is_between(record, question):
        text, mode = required(command.text, "答复内容"), "reply"
    answered = ev.QuestionAnswered(text=text, mode=mode, answerer=command.answerer, is_pending=not text, meeting=heard_in(record, question))
    return drafts(f"question/{question.id}", answered)


def from_on(record: Record, question: QuestionState, context: Context) -> date:
    """The day a time limit is reckoned from: the open meeting's, else today."""
    meeting = record.meeting(heard_in(record, question) or question.asked.meeting or "")
    return meeting.opened.held_on if meeting and meeting.is_in_room else context.today


@decide.register
def defer(command: cmd.DeferQuestion, record: Record, context: Context) -> Decision:
    """限时答复 needs an owner and a date; an absent owner somebody who passes it on."""
    question = _open(record, command.question)
    if not command.owner.strip():
        raise refusals.OwnerMissing()
    due_on, reckoning = due(context, from_on(record, question, context), command.term, command.due_on)
    deferred = ev.QuestionDeferred(
        owner=command.owner.strip(),
        due_on=due_on,
        reckoning=reckoning,
        is_owner_absent=command.is_owner_absent,
        passed_on_by=required(command.passed_on_by, "由谁转告") if command.is_owner_absent else "",
        meeting=heard_in(record, question),
    )
    return drafts(f"question/{question.id}", deferred)


@decide.register
def refer(command: cmd.ReferQuestion, record: Record, context: Context) -> Decision:
    """转办 needs a receiver; its date may be open."""
    question = _open(record, command.question)
    to = required(command.to, "转给哪个单位")
    due_on, reckoning = None, ""
    if command.term or command.due_on:
        due_on, reckoning = due(context, from_on(record, question, context), command.term, command.due_on)
    referred = ev.QuestionReferred(to=to, due_on=due_on, reckoning=reckoning, meeting=heard_in(record, question))
    return drafts(f"question/{question.id}", referred)


@decide.register
def rate(command: cmd.RateQuestion, record: Record, context: Context) -> Decision:
    """不满意 goes to the supervision committee with a new date."""
    question = question_of(record, command.question)
    if question.status != "answered":
        raise refusals.QuestionNotAnswered(question.asked.number)
    if question.answer is None or question.answer.mode != "reply":
        # A reply came in its own time, so what the asker says of it does too; the room's answers end with the seal.
        not_sealed(record, (question.answer.meeting if question.answer else None) or question.asked.meeting)
    heard = heard_in(record, question)
    rated = ev.QuestionRated(rating=command.rating, meeting=heard)
    terms = context.deadlines.answer_terms
    if command.rating != "dissatisfied" or not terms:
        return drafts(f"question/{question.id}", rated)
    due_on, reckoning = due(context, from_on(record, question, context), terms[min(1, len(terms) - 1)], None)
    again = ev.QuestionDeferred(owner="村务监督委员会", due_on=due_on, reckoning=reckoning, meeting=heard)
    return drafts(f"question/{question.id}", rated, again)


@decide.register
def withdraw_by_asker(command: cmd.WithdrawQuestionByAsker, record: Record, context: Context) -> Decision:
    """提问人撤回: it stays readable and counts as asked."""
    question = question_of(record, command.question)
    if question.is_withdrawn_by_asker:
        return Decision(notice="提问人已经撤回")
    if question.asked.meeting and not heard_in(record, question):
        in_room(record, question.asked.meeting)
    return drafts(f"question/{question.id}", ev.QuestionWithdrawnByAsker(goes_on=command.goes_on))
