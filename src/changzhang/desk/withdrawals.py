"""What was taken back in a meeting: for the annex of its minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from changzhang.desk.desk import Desk
from changzhang.domain.act_words import told
from changzhang.domain.chain import Fact
from changzhang.domain.events.entry import EntryWithdrawn
from changzhang.domain.fold.live import withdrawn_acts
from changzhang.domain.meeting_view import MeetingView
from changzhang.papers.minutes import Annex, WithdrawnAct


def annex_of(desk: Desk, view: MeetingView) -> Annex:
    """The withdrawals that stand, over every stream the meeting began, each act once, oldest first."""
    found: dict[int, WithdrawnAct] = {}
    for facts in _streams(desk, view):
        standing = withdrawn_acts(facts)
        for fact in facts:
            event = fact.event
            if isinstance(event, EntryWithdrawn) and event.act in standing and fact.act not in standing:
                words = told(desk.record, desk.record.history.act(event.act)).words
                found[event.act] = WithdrawnAct(at=fact.at, actor=fact.actor, reason=event.reason, words=words)
    return Annex(withdrawals=tuple(found[act] for act in sorted(found)))


def _streams(desk: Desk, view: MeetingView) -> Iterator[Sequence[Fact]]:
    """The meeting's own stream, and those of questions and promises whose first fact names it, withdrawn ones included."""
    record, meeting = desk.record, view.meeting
    yield record.history.stream(f"meeting/{meeting.id}")
    for row in (*record.rows("question"), *record.rows("rectification")):
        if row.seq >= meeting.opened_seq:
            facts = record.history.stream(row.stream)
            if facts and getattr(facts[0].event, "meeting", None) == meeting.id:
                yield facts
