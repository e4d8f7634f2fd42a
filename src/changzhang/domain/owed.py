"""Questions a meeting was not asked but owes an answer: collected between meetings, left open, or due (§3.3, §3.4)."""

from __future__ import annotations

from datetime import date

from changzhang.domain.record import Record
from changzhang.domain.states import MeetingState, QuestionState


def owed_questions(record: Record, meeting: MeetingState) -> tuple[QuestionState, ...]:
    """What comes up in a meeting beside its own questions: what it spoke of, and until its seal what still waits for it.

    First those whose owner was absent last time, then by the day due. A 急事公开 has its own matter only; what is noted apart
    and what was joined into another question never comes up.
    """
    found = []
    # What became a fix is followed up as one: elsewhere it comes up in the look-back, here it is what became of the question.
    fixes = {row.question: row.meeting for row in record.rows("rectification") if row.question and row.state != "withdrawn"}
    for row in record.rows("question"):
        is_heard = meeting.id in row.heard_in or fixes.get(row.id) == meeting.id
        if row.meeting == meeting.id or not (is_heard or row.state in ("open", "deferred", "referred")):
            continue
        question = record.question(row.id)
        is_fix = row.state == "open" and row.id in fixes
        if question and (is_heard or (not meeting.is_sealed and not is_fix and _is_due(question, meeting))):
            found.append(question)
    return tuple(sorted(found, key=_order))


def _is_due(question: QuestionState, meeting: MeetingState) -> bool:
    if question.asked.is_apart or meeting.opened.kind == "urgent":
        return False
    if question.status == "open" or meeting.opened.kind == "qa" or is_first(question):
        return True
    return question.due_on is None or question.due_on <= meeting.opened.held_on


def is_first(question: QuestionState) -> bool:
    """Whether it is to be heard first: its owner was absent the last time."""
    return question.status == "deferred" and question.deferred is not None and question.deferred.is_owner_absent


def _order(question: QuestionState) -> tuple[bool, date, str]:
    return not is_first(question), question.due_on or date.max, question.id
