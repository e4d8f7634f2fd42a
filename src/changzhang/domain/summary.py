"""One stream in one row: what lists need, and what is still to be done about it."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from changzhang.domain.states import (
    AnyState,
    BookState,
    DisclosureState,
    InspectionState,
    LedgerState,
    MeetingState,
    QuestionState,
    RectificationState,
    Summary,
    VisitState,
)

TodoKind = Literal["rectification", "answer", "meeting", "publication"]


class Todo(msgspec.Struct, frozen=True, kw_only=True):
    """Something that waits for somebody. ``due_on`` None means at once."""

    id: str
    kind: TodoKind
    title: str
    owner: str = ""
    due_on: date | None = None
    state: str = ""
    reckoning: str = ""
    completed_on: date | None = None


def summarize(stream: str, state: AnyState | None, first_seq: int) -> Summary:
    """The row of a stream; ``withdrawn`` where nothing of it is left."""
    match state:
        case None:
            return Summary(stream=stream, state="withdrawn", seq=first_seq)
        case BookState():
            return Summary(stream=stream, seq=first_seq)
        case LedgerState():
            return Summary(stream=stream, state="accepted", periods=(state.key.period,), seq=first_seq)
        case MeetingState():
            return _meeting(stream, state)
        case QuestionState():
            asked = state.asked
            # Taken back by its asker it stays readable and counts as asked; ``withdrawn`` means nothing is left of a stream.
            stands = "withdrawn_by_asker" if state.status == "withdrawn" else state.status
            return Summary(
                stream=stream,
                state=stands,
                meeting=asked.meeting,
                due_on=state.due_on,
                number=asked.number,
                seq=state.seq,
                heard_in=state.heard_in,
            )
        case VisitState():
            return Summary(stream=stream, state="logged", held_on=state.logged.visited_on, seq=state.seq)
        case InspectionState():
            return Summary(stream=stream, state="logged", held_on=state.logged.inspected_on, seq=state.seq)
        case DisclosureState():
            due_on, on = state.arisen.due_on, state.published_on
            return Summary(stream=stream, state=_publication(state), due_on=due_on, published_on=on, seq=state.seq)
        case RectificationState():
            promise = state.promised
            return Summary(
                stream=stream,
                state=state.status,
                meeting=promise.meeting,
                due_on=state.due_on,
                seq=state.seq,
                question=promise.question or "",
            )


def _publication(state: DisclosureState) -> str:
    if state.posting is None:
        return "waiting"
    return "taken_early" if state.is_taken_early else "archived" if state.step("archive") else "published"


def _meeting(stream: str, state: MeetingState) -> Summary:
    phase = "sealed" if state.is_sealed else "adjourned" if not state.is_in_room else "open"
    periods = tuple(ledger.period for ledger in state.opened.ledgers)
    return Summary(
        stream=stream, state=phase, held_on=state.opened.held_on, periods=periods, number=state.opened.number, seq=state.opened_seq
    )


def todo(state: AnyState | None) -> Todo | None:
    """What a stream still asks of somebody, or None."""
    match state:
        case RectificationState() if state.is_open:
            promise = state.promised
            return Todo(
                id=state.id,
                kind="rectification",
                title=promise.measure,
                owner=promise.owner,
                due_on=state.due_on,
                state=state.status,
                reckoning=state.reckoning,
                completed_on=state.completed.completed_on if state.completed else None,
            )
        case QuestionState() if state.is_owed and (state.status != "open" or state.asked.meeting is None):
            assigned = state.assigned.event if state.assigned else None
            owed = {"deferred": state.deferred, "referred": state.referred, "open": assigned}[state.status]
            return Todo(
                id=state.id,
                kind="answer",
                title="涉及个人，已另行记录" if state.asked.is_apart else state.asked.text or "（内容待补）",
                owner=state.owner,
                due_on=state.due_on,
                state=state.status,
                reckoning=owed.reckoning if owed else "",
            )
        case MeetingState() if not state.is_sealed:
            words = "会议未散会" if state.is_in_room else "会议未封存"
            return Todo(id=state.id, kind="meeting", title=f"{state.opened.title}：{words}", due_on=None, state=words)
    return None
