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
from changzhang.store import queries


def annex_of(desk: Desk, view: MeetingView) -> Annex:
    """The withdrawals that stand, over every stream the meeting began and of what it said of earlier questions, each act once,
    oldest first."""
    found: dict[int, WithdrawnAct] = {}
    for facts in _streams(desk, view):
        standing = withdrawn_acts(facts)
        for fact in facts:
            event = fact.event
            if isinstance(event, EntryWithdrawn) and event.act in standing and fact.act not in standing:
                words = told(desk.record, desk.record.history.act(event.act)).words
                found[event.act] = WithdrawnAct(at=fact.at, actor=fact.actor, reason=event.reason, words=words)
    found |= _of_earlier_questions(desk, view)
    return Annex(withdrawals=tuple(found[act] for act in sorted(found)))


def _of_earlier_questions(desk: Desk, view: MeetingView) -> dict[int, WithdrawnAct]:
    """What was said in this meeting of a question not asked in it, and taken back: found in the journal between its ends."""
    record, meeting = desk.record, view.meeting
    found = {}
    for fact in queries.facts_between(desk.book, meeting.opened_seq, meeting.sealed_seq or desk.book.record.head):
        event = fact.event
        if not isinstance(event, EntryWithdrawn) or not fact.stream.startswith("question/"):
            continue
        act = record.history.act(event.act)
        is_heard_here = any(getattr(each.event, "meeting", None) == meeting.id for each in act)
        standing = withdrawn_acts(record.history.stream(fact.stream))
        if is_heard_here and event.act in standing and fact.act not in standing:
            found[event.act] = WithdrawnAct(at=fact.at, actor=fact.actor, reason=event.reason, words=told(record, act).words)
    return found


def _streams(desk: Desk, view: MeetingView) -> Iterator[Sequence[Fact]]:
    """The meeting's own stream, and those of questions and promises whose first fact names it, withdrawn ones included."""
    record, meeting = desk.record, view.meeting
    yield record.history.stream(f"meeting/{meeting.id}")
    for row in (*record.rows("question"), *record.rows("rectification")):
        if row.seq >= meeting.opened_seq:
            facts = record.history.stream(row.stream)
            if facts and getattr(facts[0].event, "meeting", None) == meeting.id:
                yield facts
