"""Folds a rectification's stream."""

from __future__ import annotations

from msgspec.structs import replace

from changzhang.domain.chain import Fact
from changzhang.domain.events import rectification as ev
from changzhang.domain.events.entry import EntryReworded
from changzhang.domain.fold.reword import rewording
from changzhang.domain.states import Progress, RectificationState, Statement


def apply(state: RectificationState | None, fact: Fact) -> RectificationState | None:
    """The rectification after one more fact."""
    if state is None:
        return _promised(fact)
    match fact.event:
        case ev.RectificationProgressed(text=text, meeting=meeting):
            step = Progress(seq=fact.seq, at=fact.at, actor=fact.actor, text=text, meeting=meeting)
            status = "in_progress" if state.status == "promised" else state.status
            return replace(state, progress=(*state.progress, step), status=status)
        case ev.RectificationCompleted() as completed:
            return replace(state, completed=completed, status="completed")
        case ev.RectificationStated(meeting=meeting, objection=objection):
            return _with(state, Statement(meeting=meeting, at=fact.at, objection=objection))
        case ev.RectificationLeftOut(meeting=meeting, reason=reason):
            return _with(state, Statement(meeting=meeting, at=fact.at, left_out_reason=reason))
        case EntryReworded(seq=seq, field="measure" | "problem" as field, text=text) if seq == state.seq:
            trace = rewording(fact, getattr(state.promised, field))
            promised = replace(state.promised, **{field: text})
            return replace(state, promised=promised, rewordings=(*state.rewordings, trace))
    return state


def _promised(fact: Fact) -> RectificationState | None:
    if not isinstance(fact.event, ev.RectificationPromised):
        return None
    promise = fact.event
    return RectificationState(
        id=fact.stream.partition("/")[2],
        seq=fact.seq,
        promised_at=fact.at,
        promised=promise,
        due_on=promise.due_on,
        original_due_on=promise.due_on,
    )


def _with(state: RectificationState, statement: Statement) -> RectificationState:
    return replace(state, statements=(*state.statements, statement))
