"""Holding a meeting: what is ready, opening it, the gap after a crash, choices a dialog offers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from changzhang.desk.desk import Desk
from changzhang.desk.settings_in_force import DEADLINES_FILE, VILLAGE_FILE, template_file
from changzhang.domain.act_words import ActWords, told
from changzhang.domain.carry_over import unexplained
from changzhang.domain.chain import Fact
from changzhang.domain.commands.meeting import OpenMeeting
from changzhang.domain.days import Reckoned, reckon
from changzhang.domain.events.entry import EntryWithdrawn
from changzhang.domain.events.meeting import LineRead, Medium, StageEntered
from changzhang.domain.fold.live import withdrawn_acts
from changzhang.domain.ledger import LedgerLine
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import MeetingState
from changzhang.domain.template import Term
from changzhang.domain.village import SUPERVISION, Person, Role

GAP = timedelta(minutes=3)


class Preparation(msgspec.Struct, frozen=True, kw_only=True):
    """What a chair finds on coming in: months accepted and not read (newest last), meetings still open or unsealed."""

    periods: tuple[str, ...]
    open_meeting: MeetingState | None
    unsealed: tuple[MeetingState, ...]
    unexplained: tuple[str, ...]
    clock_note: str


def preparation(desk: Desk) -> Preparation:
    """What is ready for a meeting, and what stands in its way."""
    record = desk.record
    read = {period for row in record.rows("meeting") if row.state != "withdrawn" for period in row.periods}
    accepted = {period for row in record.rows("ledger") if row.state != "withdrawn" for period in row.periods}
    unsealed = [record.meeting(row.id) for row in record.rows("meeting") if row.state == "adjourned"]
    waiting = sorted(accepted - read)
    return Preparation(
        periods=tuple(waiting),
        open_meeting=record.open_meeting,
        unsealed=tuple(meeting for meeting in unsealed if meeting),
        unexplained=tuple(period for period in waiting if _is_unexplained(desk, period)),
        clock_note=_clock_note(desk),
    )


def _is_unexplained(desk: Desk, period: str) -> bool:
    states = [desk.record.ledger_state(row.stream) for row in desk.record.rows("ledger") if period in row.periods]
    return any(state and unexplained(desk.record, state) for state in states)


def _clock_note(desk: Desk) -> str:
    """A clock earlier than the last record is asked about before a meeting opens."""
    last = desk.record.history.fact(desk.book.record.head)
    if last and desk.now() < last.at:
        return f"电脑时间（{desk.now():%Y-%m-%d %H:%M}）早于账簿最后一条记录（{last.at:%Y-%m-%d %H:%M}），请先校对电脑时间"
    return ""


def start(
    desk: Desk,
    *,
    template_id: str = "monthly_reading",
    period: str | None = None,
    matter: str = "",
    held_on: date | None = None,
    is_mirrored: bool = True,
    medium: Medium = "screen",
    at: datetime | None = None,
    clock_note: str = "",
) -> str:
    """Open a meeting over a period's ledgers, or without any: a 答疑会, or a 急事公开 of a ``matter``; its id. Raises Refused."""
    command = OpenMeeting(
        template_id=template_id,
        template_sha256=desk.setting_sha(template_file(template_id)),
        village_sha256=desk.setting_sha(VILLAGE_FILE),
        deadlines_sha256=desk.setting_sha(DEADLINES_FILE),
        periods=(period,) if period else (),
        held_on=held_on or (at or desk.now()).date(),
        matter=matter,
        is_mirrored=is_mirrored,
        medium=medium,
        clock_note=clock_note,
    )
    return desk.do(command, at=at).ids["meeting"]


def is_room_watching(desk: Desk) -> bool:
    """Whether a meeting is on whose projector shows what this computer shows: flags and private words are not the room's."""
    meeting = desk.record.open_meeting
    return meeting is not None and meeting.is_in_room and meeting.opened.is_mirrored


def gap(desk: Desk, view: MeetingView) -> timedelta | None:
    """How long nothing was put on record, when that is more than three minutes in an open meeting; else None."""
    since = desk.now() - view.meeting.last_at
    return since if view.meeting.is_in_room and not view.meeting.is_paused and since > GAP else None


def log(desk: Desk, meeting_id: str) -> tuple[ActWords, ...]:
    """Everything put on record in a meeting that still counts, line stamps left out, oldest first; of questions not asked in
    it, what was said of them there."""
    record = desk.record
    heard = {row.stream for row in record.rows("question") if meeting_id in row.heard_in and row.meeting != meeting_id}
    streams = [f"meeting/{meeting_id}"]
    streams += [row.stream for kind in ("question", "rectification") for row in record.rows(kind) if row.meeting == meeting_id]
    acts: dict[int, list[Fact]] = {}
    for stream in (*streams, *sorted(heard)):
        facts = record.history.stream(stream)
        dead = withdrawn_acts(facts)
        for fact in facts:
            if stream in heard and getattr(fact.event, "meeting", None) != meeting_id:
                continue
            if fact.act not in dead and not isinstance(fact.event, EntryWithdrawn | LineRead | StageEntered):
                acts.setdefault(fact.act, []).append(fact)
    return tuple(told(record, acts[act]) for act in sorted(acts))


def terms(desk: Desk, view: MeetingView) -> tuple[tuple[Term, Reckoned], ...]:
    """The time limits of a promise, each with its date and reckoning; the default first."""
    choices = list(view.deadlines.promise_terms)
    default = min(view.deadlines.promise_default, len(choices) - 1)
    ordered = [choices[default], *choices[:default], *choices[default + 1 :]] if choices else []
    return tuple((term, _reckoned(desk, view, term)) for term in ordered)


def answer_terms(desk: Desk, view: MeetingView) -> tuple[tuple[Term, Reckoned], ...]:
    """The time limits of a deferred answer, each with its date and reckoning."""
    return tuple((term, _reckoned(desk, view, term)) for term in view.deadlines.answer_terms)


def _reckoned(desk: Desk, view: MeetingView, term: Term) -> Reckoned:
    return reckon(term, view.meeting.opened.held_on, desk.calendar, view.deadlines.reading_day)


def owners(view: MeetingView) -> tuple[Person, ...]:
    """Who may own a fix: never the supervision committee; those known to be absent last."""
    absent = {each.name for each in view.meeting.attendance.absentees} if view.meeting.attendance else set()
    people = [person for person in view.village.people if not SUPERVISION.intersection(person.roles)]
    return tuple(sorted(people, key=lambda person: person.name in absent))


def default_owner(view: MeetingView, line: LedgerLine | None) -> str:
    """The line's handler if on the roster and no supervisor, else the committee's chair, else nobody."""
    allowed = {person.name for person in owners(view)}
    if line and line.handler in allowed:
        return line.handler or ""
    chair = view.village.holder(Role.COMMITTEE_CHAIR) or view.village.holder(Role.PARTY_SECRETARY)
    return chair.name if chair and chair.name in allowed else ""
