"""Decides what happens to questions between meetings: assigned, prepared, joined, handed up, told to the asker (§3.4)."""

from __future__ import annotations

from changzhang.domain import refusals
from changzhang.domain.commands import question as cmd
from changzhang.domain.context import Context, Decision
from changzhang.domain.decide.base import decide, drafts, due, question_of, reason_of, required
from changzhang.domain.decide.question import from_on
from changzhang.domain.events import question as ev
from changzhang.domain.events.rectification import Rung
from changzhang.domain.record import Record
from changzhang.domain.rectification import LADDER
from changzhang.domain.refusals_question import AnsweredWithAnother, ApartIsReferred, LadderEnded, NotJoinable, NotYetOverdue
from changzhang.domain.refusals_rectification import DateAhead
from changzhang.domain.states import QuestionState


def _stream(question: QuestionState) -> str:
    return f"question/{question.id}"


def _waiting(record: Record, question_id: str) -> QuestionState:
    """The question while the village itself can work on it. Raises QuestionUnknown, AnsweredWithAnother, ApartIsReferred."""
    question = question_of(record, question_id)
    if question.joined_into:
        raise AnsweredWithAnother(question.id, question.joined_into)
    if question.asked.is_apart:
        raise ApartIsReferred()
    return question


@decide.register
def assign(command: cmd.AssignQuestion, record: Record, context: Context) -> Decision:
    """交办 names somebody who did not ask."""
    question = _waiting(record, command.question)
    owner = command.owner.strip()
    if not owner:
        raise refusals.OwnerMissing()
    if owner == question.asked.asker.name:
        raise refusals.OwnerIsAsker(owner)
    due_on, reckoning = None, ""
    if command.term or command.due_on:
        due_on, reckoning = due(context, from_on(record, question, context), command.term, command.due_on)
    return drafts(_stream(question), ev.QuestionAssigned(owner=owner, due_on=due_on, reckoning=reckoning))


@decide.register
def prepare(command: cmd.PrepareAnswer, record: Record, context: Context) -> Decision:
    """A prepared answer replaces the one before."""
    question = _waiting(record, command.question)
    text = required(command.text, "准备的答复")
    if text == question.prepared:
        return Decision(notice="准备的答复没有变化")
    return drafts(_stream(question), ev.QuestionPrepared(text=text))


@decide.register
def join(command: cmd.JoinQuestion, record: Record, context: Context) -> Decision:
    """What still waits is joined into another question, which has one voice more."""
    question, into = _waiting(record, command.question), _waiting(record, command.into)
    if question.id == into.id or not question.is_owed or question.joined or into.status == "withdrawn":
        raise NotJoinable(question.id, into.id)
    joined = (_stream(question), ev.QuestionJoined(into=into.id))
    return Decision(drafts=(joined, (_stream(into), ev.QuestionSeconded(joined=question.id))))


@decide.register
def escalate(command: cmd.EscalateQuestion, record: Record, context: Context) -> Decision:
    """An answer overdue for longer than the village allows goes up the ladder, a rung at a time unless one is named."""
    question = question_of(record, command.question)
    overdue = (context.today - question.due_on).days if question.is_owed and question.due_on else 0
    if overdue <= context.deadlines.escalation_days:
        raise NotYetOverdue(question.id, overdue, context.deadlines.escalation_days)
    to = command.to or next_rung(question)
    if to is None:
        raise LadderEnded(question.id)
    reason = reason_of(command.reason, "上报")
    return drafts(_stream(question), ev.QuestionEscalated(to=to, receiver=command.receiver.strip(), reason=reason, overdue_days=overdue))


def next_rung(question: QuestionState) -> Rung | None:
    """The rung above the one the question has reached; None at the top."""
    if not question.escalations:
        return LADDER[0]
    above = LADDER.index(question.escalations[-1].event.to) + 1
    return LADDER[above] if above < len(LADDER) else None


@decide.register
def inform(command: cmd.InformQuestionAsker, record: Record, context: Context) -> Decision:
    """Only an answer can be told, and not before today."""
    question = question_of(record, command.question)
    if not question.answers:
        raise refusals.QuestionNotAnswered(question.asked.number)
    informed_on = command.informed_on or context.today
    if informed_on > context.today:
        raise DateAhead("告知", informed_on)
    return drafts(_stream(question), ev.QuestionAskerInformed(way=command.way, informed_on=informed_on, note=command.note.strip()))
