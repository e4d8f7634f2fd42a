"""A fix as it stood before some record: what a sealed meeting's minutes show does not move with what came after."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from changzhang.domain.events.base import Event
from changzhang.domain.rectification_state import RectificationState, RectificationStatus, Round
from changzhang.domain.state_base import Done

E = TypeVar("E", bound=Event)


def stood_before(item: RectificationState, seq: int) -> RectificationState:
    """The item as of the record before ``seq``; wording mended since keeps its new words."""
    present = Round(**{name: getattr(item, name) for name in Round.__struct_fields__ if name != "ended_seq"})
    tried = next((past for past in item.rounds if past.ended_seq >= seq), present)
    is_done = tried.completed is not None and tried.completed_seq < seq
    progress = tuple(step for step in item.progress if step.seq < seq)
    past = replace(
        item,
        progress=progress,
        completed=tried.completed if is_done else None,
        completed_seq=tried.completed_seq if is_done else 0,
        supplied=tried.supplied,
        verified=_kept(tried.verified, seq),
        republished=_kept(tried.republished, seq),
        informed=_kept(tried.informed, seq),
        closed=_kept(tried.closed, seq),
        extensions=_before(item.extensions, seq),
        republications=_before(item.republications, seq),
        objections=_before(item.objections, seq),
        reopenings=_before(item.reopenings, seq),
        escalations=_before(item.escalations, seq),
        rounds=tuple(each for each in item.rounds if each.ended_seq < seq),
    )
    return replace(past, status=_status(past), due_on=_due_on(past))


def _kept(done: Done[E] | None, seq: int) -> Done[E] | None:
    return done if done is not None and done.seq < seq else None


def _before(every: tuple[Done[E], ...], seq: int) -> tuple[Done[E], ...]:
    return tuple(done for done in every if done.seq < seq)


def _status(item: RectificationState) -> RectificationStatus:
    steps: tuple[tuple[object, RectificationStatus], ...] = (
        (item.closed, "closed"),
        (item.republished, "republished"),
        (item.verified, "verified"),
        (item.completed, "completed"),
        (item.progress or item.rounds, "in_progress"),
    )
    return next((status for there, status in steps if there), "promised")


def _due_on(item: RectificationState) -> date:
    moved = [(done.seq, done.event.due_on) for done in item.extensions]
    moved += [(done.seq, done.event.due_on) for done in item.reopenings if done.event.due_on]
    return max(moved)[1] if moved else item.original_due_on
