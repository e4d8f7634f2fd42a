"""A rewording as the record keeps it: the old words beside the new."""

from __future__ import annotations

from changzhang.domain.chain import Fact
from changzhang.domain.events.entry import EntryReworded
from changzhang.domain.states import Rewording


def rewording(fact: Fact, was: str) -> Rewording:
    """The trace of one ``entry.reworded``. Raises TypeError for another event."""
    if not isinstance(fact.event, EntryReworded):
        raise TypeError(fact.event)
    event = fact.event
    return Rewording(seq=event.seq, field=event.field, was=was, now=event.text, at=fact.at, actor=fact.actor)
