"""Which facts of a stream still count: a withdrawal takes back a whole act, and can itself be withdrawn."""

from __future__ import annotations

from collections.abc import Iterable

from changzhang.domain.chain import Fact
from changzhang.domain.events.entry import EntryWithdrawn


def withdrawn_acts(facts: Iterable[Fact]) -> frozenset[int]:
    """The acts that live withdrawals take back. Judged from the newest withdrawal down, so that one taken back itself is void."""
    dead: set[int] = set()
    withdrawals = [fact for fact in facts if isinstance(fact.event, EntryWithdrawn)]
    for fact in reversed(withdrawals):
        if fact.act not in dead and isinstance(fact.event, EntryWithdrawn):
            dead.add(fact.event.act)
    return frozenset(dead)


def live(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that count, in order, without the withdrawals themselves."""
    everything = list(facts)
    dead = withdrawn_acts(everything)
    return [fact for fact in everything if fact.act not in dead and not isinstance(fact.event, EntryWithdrawn)]
