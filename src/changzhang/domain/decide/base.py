"""The one door from a wish to facts, and the questions every decision asks first."""

from __future__ import annotations

from datetime import date
from functools import singledispatch

from changzhang.domain import refusals
from changzhang.domain.commands.base import Command
from changzhang.domain.context import Context, Decision
from changzhang.domain.days import reckon
from changzhang.domain.events.base import Event
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import versions_of
from changzhang.domain.record import Record
from changzhang.domain.states import MeetingState, QuestionState, RectificationState
from changzhang.domain.template import Term


@singledispatch
def decide(command: Command, record: Record, context: Context) -> Decision:
    """The events a command comes to on the fresh record, or a notice that it is so already.

    Raises a ``Refused`` when a rule says no, TypeError for a command nobody decides.
    """
    raise TypeError(type(command).__name__)


def drafts(stream: str, *events: Event) -> Decision:
    """A decision of some events on one stream."""
    return Decision(drafts=tuple((stream, event) for event in events))


def meeting_of(record: Record, meeting_id: str) -> MeetingState:
    """The meeting. Raises MeetingUnknown."""
    meeting = record.meeting(meeting_id)
    if meeting is None:
        raise refusals.MeetingUnknown(meeting_id)
    return meeting


def in_room(record: Record, meeting_id: str) -> MeetingState:
    """The meeting while its room is open. Raises MeetingUnknown, RoomClosed."""
    meeting = meeting_of(record, meeting_id)
    if not meeting.is_in_room:
        raise refusals.RoomClosed()
    return meeting


def not_sealed(record: Record, meeting_id: str | None) -> None:
    """Raises MeetingSealedAlready when the meeting that this belongs to is sealed."""
    meeting = record.meeting(meeting_id) if meeting_id else None
    if meeting and meeting.is_sealed:
        raise refusals.MeetingSealedAlready()


def question_of(record: Record, question_id: str) -> QuestionState:
    """The question. Raises QuestionUnknown."""
    question = record.question(question_id)
    if question is None:
        raise refusals.QuestionUnknown(question_id)
    return question


def rectification_of(record: Record, rectification_id: str) -> RectificationState:
    """The rectification. Raises RectificationUnknown."""
    item = record.rectification(rectification_id)
    if item is None:
        raise refusals.RectificationUnknown(rectification_id)
    return item


def check_line(record: Record, meeting: MeetingState, line: LineRef | None) -> None:
    """Raises LineUnknown unless the line stands in a ledger version this meeting knows."""
    if line is None:
        return
    for opened in meeting.opened.ledgers:
        for version in versions_of(record, meeting, opened.stream, opened.ledger_seq):
            if version.seq == line.ledger_seq and 1 <= line.line_no <= version.line_count:
                return
    raise refusals.LineUnknown(line.line_no)


def due(context: Context, from_on: date, term: Term | None, due_on: date | None) -> tuple[date, str]:
    """A due date with the text of its reckoning, from a term or a plain date. Raises DueMissing, DueTooEarly."""
    if due_on is not None:
        if due_on < from_on:
            raise refusals.DueTooEarly(due_on, from_on)
        return due_on, "会上约定的日期"
    if term is None:
        raise refusals.DueMissing()
    reckoned = reckon(term, from_on, context.calendar, context.deadlines.reading_day)
    return reckoned.due_on, reckoned.reckoning


def required(text: str, field: str) -> str:
    """The text without surrounding space. Raises TextMissing when nothing is left."""
    if not text.strip():
        raise refusals.TextMissing(field)
    return text.strip()


def reason_of(text: str, what: str) -> str:
    """The reason without surrounding space. Raises ReasonMissing when nothing is left."""
    if not text.strip():
        raise refusals.ReasonMissing(what)
    return text.strip()
