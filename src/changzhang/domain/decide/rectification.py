"""Decides about promised fixes (domain rules §3.5)."""

from __future__ import annotations

from datetime import date

from changzhang.domain import refusals
from changzhang.domain.commands import rectification as cmd
from changzhang.domain.context import Context, Decision
from changzhang.domain.decide.base import check_line, decide, drafts, due, in_room, reason_of, rectification_of, required
from changzhang.domain.events import rectification as ev
from changzhang.domain.record import Record
from changzhang.domain.refusals_rectification import DateAhead
from changzhang.domain.states import RectificationState


def _stream(rectification_id: str) -> str:
    return f"rectification/{rectification_id}"


@decide.register
def promise(command: cmd.PromiseRectification, record: Record, context: Context) -> Decision:
    """A measure, an owner who is neither supervisor nor asker, and a date reckoned from the meeting's day."""
    held_on = context.today
    if command.meeting:
        meeting = in_room(record, command.meeting)
        check_line(record, meeting, command.line)
        held_on = meeting.opened.held_on
    owner = command.owner.strip()
    _check_owner(owner, command, record, context)
    due_on, reckoning = due(context, held_on, command.term, command.due_on)
    promised = ev.RectificationPromised(
        measure=required(command.measure, "整改措施"),
        owner=owner,
        due_on=due_on,
        reckoning=reckoning,
        problem=command.problem.strip(),
        meeting=command.meeting,
        question=command.question,
        line=command.line,
        is_agreed=command.is_agreed,
    )
    rectification_id = record.next_number("R", context.at.year, "rectification")
    return Decision(drafts=((_stream(rectification_id), promised),), ids={"rectification": rectification_id})


def _check_owner(owner: str, command: cmd.PromiseRectification, record: Record, context: Context) -> None:
    if not owner:
        raise refusals.OwnerMissing()
    person = context.village.person(owner)
    if person and person.is_supervisor:
        raise refusals.OwnerIsSupervisor(owner)
    question = record.question(command.question) if command.question else None
    if command.question and question is None:
        raise refusals.QuestionUnknown(command.question)
    if question and question.asked.asker.name == owner:
        raise refusals.OwnerIsAsker(owner)


@decide.register
def state(command: cmd.StateRectification, record: Record, context: Context) -> Decision:
    """The item is read out in the look-back."""
    in_room(record, command.meeting)
    item = rectification_of(record, command.rectification)
    if not command.objection and any(each.meeting == command.meeting for each in item.statements):
        return Decision(notice=f"{item.id}已经回头看过")
    return drafts(_stream(item.id), ev.RectificationStated(meeting=command.meeting, objection=command.objection.strip()))


@decide.register
def leave_out(command: cmd.LeaveOutRectification, record: Record, context: Context) -> Decision:
    """Carry-over is automatic; leaving one out needs a reason."""
    in_room(record, command.meeting)
    item = rectification_of(record, command.rectification)
    left_out = ev.RectificationLeftOut(meeting=command.meeting, reason=reason_of(command.reason, "本次不回头看"))
    return drafts(_stream(item.id), left_out)


@decide.register
def progress(command: cmd.ProgressRectification, record: Record, context: Context) -> Decision:
    """A step done so far; after completion only evidence may still follow."""
    item = rectification_of(record, command.rectification)
    if item.completed and (not command.evidence or not item.is_open):
        raise refusals.AlreadyCompleted(item.id)
    step = ev.RectificationProgressed(
        text=required(command.text, "整改进展"), meeting=command.meeting, by=_other(command.by, item), evidence=command.evidence
    )
    return drafts(_stream(item.id), step)


@decide.register
def complete(command: cmd.CompleteRectification, record: Record, context: Context) -> Decision:
    """The owner reports it done, with what came of it."""
    item = rectification_of(record, command.rectification)
    if item.completed:
        raise refusals.AlreadyCompleted(item.id)
    completed = ev.RectificationCompleted(
        result=required(command.result, "整改结果"),
        outcome=command.outcome,
        completed_on=_completed_on(command.completed_on, context),
        evidence=command.evidence,
        by=_other(command.by, item),
    )
    return drafts(_stream(item.id), completed)


def _completed_on(on: date | None, context: Context) -> date:
    if on is not None and on > context.today:
        raise DateAhead("完成", on)
    return on or context.today


def _other(name: str, item: RectificationState) -> str:
    """Who did it, when it was not the owner."""
    return "" if name.strip() == item.promised.owner else name.strip()
