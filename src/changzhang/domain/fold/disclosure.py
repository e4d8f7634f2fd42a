"""Folds a publication's stream."""

from __future__ import annotations

from msgspec.structs import replace

from changzhang.domain.chain import Fact
from changzhang.domain.disclosure_state import DisclosureState, Posting
from changzhang.domain.events import disclosure as ev
from changzhang.domain.state_base import Done


def apply(state: DisclosureState | None, fact: Fact) -> DisclosureState | None:
    """The publication after one more fact; facts before it arose count for nothing."""
    if state is None:
        if not isinstance(fact.event, ev.DisclosureArisen):
            return None
        return DisclosureState(id=fact.stream.partition("/")[2], seq=fact.seq, arisen=fact.event)
    match fact.event:
        case ev.DisclosureStepDone() as step:
            return replace(state, steps=(*state.steps, Done(seq=fact.seq, at=fact.at, actor=fact.actor, event=step)))
        case ev.DisclosurePublished() | ev.DisclosureCorrected() as posted:
            return replace(state, postings=(*state.postings, _posting(fact.seq, posted)))
        case ev.DisclosureObjected() as objected:
            return replace(state, objections=(*state.objections, Done(seq=fact.seq, at=fact.at, actor=fact.actor, event=objected)))
        case ev.DisclosureTakenDown() as taken if state.postings:
            newest = state.postings[-1]
            return replace(state, postings=(*state.postings[:-1], replace(newest, taken=(*newest.taken, taken))))
    return state


def _posting(seq: int, event: ev.DisclosurePublished | ev.DisclosureCorrected) -> Posting:
    return Posting(
        seq=seq,
        number=event.number,
        places=event.places,
        posted_on=event.posted_on,
        posted_until=event.posted_until,
        remove_from=event.remove_from,
        reckoning=event.reckoning,
        content=event.content,
        corrected=event if isinstance(event, ev.DisclosureCorrected) else None,
    )
