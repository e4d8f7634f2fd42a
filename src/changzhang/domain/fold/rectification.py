"""Folds a rectification's stream. A step counts only where it may follow, so that no withdrawal leaves an item closed that is not."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import asdict, replace

from changzhang.domain.chain import Fact
from changzhang.domain.events import rectification as ev
from changzhang.domain.events.base import Event
from changzhang.domain.events.entry import EntryReworded
from changzhang.domain.fold.reword import rewording
from changzhang.domain.rectification_state import Round
from changzhang.domain.state_base import Done
from changzhang.domain.states import Progress, RectificationState, Statement

E = TypeVar("E", bound=Event)


def apply(state: RectificationState | None, fact: Fact) -> RectificationState | None:
    """The rectification after one more fact."""
    if state is None:
        return _promised(fact)
    return _worked(state, fact) or _proved(state, fact) or _turned(state, fact) or state


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


def _worked(state: RectificationState, fact: Fact) -> RectificationState | None:
    match fact.event:
        case ev.RectificationProgressed() as progressed:
            return _progressed(state, fact, progressed)
        case ev.RectificationCompleted() as completed:
            return (
                replace(state, completed=completed, completed_seq=fact.seq, status="completed")
                if state.status in ("promised", "in_progress", "completed")
                else None
            )
        case ev.RectificationStated(meeting=meeting, objection=objection):
            return _with(state, Statement(meeting=meeting, at=fact.at, objection=objection))
        case ev.RectificationLeftOut(meeting=meeting, reason=reason):
            return _with(state, Statement(meeting=meeting, at=fact.at, left_out_reason=reason))
        case EntryReworded(seq=seq, field="measure" | "problem" as field, text=text) if seq == state.seq:
            trace = rewording(fact, getattr(state.promised, field))
            promised = replace(state.promised, **{field: text})
            return replace(state, promised=promised, rewordings=(*state.rewordings, trace))
    return None


def _progressed(state: RectificationState, fact: Fact, event: ev.RectificationProgressed) -> RectificationState:
    step = Progress(seq=fact.seq, at=fact.at, actor=fact.actor, text=event.text, meeting=event.meeting, by=event.by)
    status = "in_progress" if state.status == "promised" else state.status
    return replace(state, progress=(*state.progress, step), supplied=(*state.supplied, *event.evidence), status=status)


def _with(state: RectificationState, statement: Statement) -> RectificationState:
    return replace(state, statements=(*state.statements, statement))


def _proved(state: RectificationState, fact: Fact) -> RectificationState | None:
    """The steps behind completion, each only from the state it may follow."""
    match fact.event, state.status:
        case ev.RectificationVerified() as verified, "completed":
            return replace(state, verified=_done(fact, verified), status="verified")
        case ev.RectificationRepublished() as posted, "verified" | "republished":
            done = _done(fact, posted)
            return replace(state, republished=done, republications=(*state.republications, done), status="republished")
        case ev.RectificationAskerInformed() as informed, "completed" | "verified" | "republished":
            return replace(state, informed=_done(fact, informed))
        case ev.RectificationClosed() as closed, "republished":
            return replace(state, closed=_done(fact, closed), status="closed")
    return None


def _turned(state: RectificationState, fact: Fact) -> RectificationState | None:
    """What moves the date, sends the item back or hands it up."""
    match fact.event:
        case ev.RectificationExtended() as extended:
            return replace(state, extensions=(*state.extensions, _done(fact, extended)), due_on=extended.due_on)
        case ev.RectificationObjected() as objected if state.status == "republished":
            heard = replace(state, objections=(*state.objections, _done(fact, objected)), republished=None)
            return replace(heard, status="verified") if objected.answer else _begun_again(heard, state, fact)
        case ev.RectificationReopened() as reopened if state.completed:
            again = replace(state, reopenings=(*state.reopenings, _done(fact, reopened)), due_on=reopened.due_on or state.due_on)
            return _begun_again(again, state, fact)
        case ev.RectificationEscalated() as escalated:
            return replace(state, escalations=(*state.escalations, _done(fact, escalated)))
    return None


def _begun_again(state: RectificationState, was: RectificationState, fact: Fact) -> RectificationState:
    """A new round; the one that ended stays to be told."""
    kept = {name: getattr(was, name) for name in Round.__struct_fields__ if name != "ended_seq"}
    fresh = {name: field for name, field in asdict(Round()).items() if name != "ended_seq"}
    return replace(state, rounds=(*state.rounds, Round(**kept, ended_seq=fact.seq)), status="in_progress", **fresh)


def _done(fact: Fact, event: E) -> Done[E]:
    return Done(seq=fact.seq, at=fact.at, actor=fact.actor, event=event)
