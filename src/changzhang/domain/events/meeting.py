"""Events of one meeting: what happened in the room, from opening to seal."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from changzhang.domain.events.base import Event
from changzhang.domain.ledger import LineRef
from changzhang.domain.quorum import VotingBody
from changzhang.domain.template import MeetingKind

Medium = Literal["screen", "paper"]
PauseCause = Literal["rest", "power", "computer", "another_day", "other"]
AppraisalMethod = Literal["slips", "beans", "show_of_hands"]
Verdict = Literal["passed", "doubted", "returned"]
VoucherMode = Literal["shown", "by_appointment", "masked"]
VoteMethod = Literal["show_of_hands", "slips", "beans"]
DoubtKind = Literal["misread", "differs_from_voucher", "voucher_in_doubt"]


class OpenedLedger(msgspec.Struct, frozen=True, kw_only=True):
    """A ledger as the meeting found it when it opened; ``reviewed_by`` is empty when nobody had signed its review."""

    stream: str
    ledger_seq: int
    period: str
    line_count: int
    reviewed_by: tuple[str, ...] = ()


class Absentee(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who should be there and is not, with the reason (外出务工 …)."""

    name: str
    reason: str = ""


class MeetingOpened(Event, frozen=True, kw_only=True):
    """The meeting began; the settings blobs named here count until its seal. ``matter`` is what a 急事公开 makes public."""

    kind: MeetingKind
    held_on: date
    number: int
    title: str
    place: str = ""
    chair: str = ""
    recorder: str = ""
    template_id: str
    template_sha256: str
    village_sha256: str
    deadlines_sha256: str
    ledgers: tuple[OpenedLedger, ...] = ()
    is_mirrored: bool = True
    medium: Medium = "screen"
    clock_note: str = ""
    matter: str = ""


class AttendanceCounted(Event, frozen=True, kw_only=True):
    """A head count by kind of attendee, replacing the one before."""

    counts: dict[str, int]
    guests: tuple[str, ...] = ()
    absentees: tuple[Absentee, ...] = ()
    names: tuple[str, ...] = ()


class AttendeeArrived(Event, frozen=True, kw_only=True):
    """People of one kind came in late."""

    kind: str
    count: int = 1


class AttendeeLeft(Event, frozen=True, kw_only=True):
    """People of one kind left early."""

    kind: str
    count: int = 1


class StageEntered(Event, frozen=True, kw_only=True):
    """The meeting moved to a stage of its template."""

    stage: str


class LineRead(Event, frozen=True, kw_only=True):
    """A line was read aloud. ``seconds`` is how long its card stood."""

    line: LineRef
    medium: Medium = "screen"
    seconds: float | None = None


class LineReviewed(Event, frozen=True, kw_only=True):
    """A verdict on a line, in the review or in the room (存疑). The booked amount stays; ``should_be_fen`` stands beside it.
    ``high_flags`` are the rules that pointed at the line when it was passed."""

    line: LineRef
    verdict: Verdict
    where: Literal["review", "meeting"] = "meeting"
    doubt: DoubtKind | None = None
    should_be_fen: int | None = None
    checked_by: str = ""
    reason: str = ""
    high_flags: tuple[str, ...] = ()


class MeetingPaused(Event, frozen=True, kw_only=True):
    """休会. ``since`` is set when a gap was noticed only afterwards."""

    cause: PauseCause
    since: datetime | None = None
    note: str = ""


class MeetingResumed(Event, frozen=True, kw_only=True):
    """复会."""


class CashCounted(Event, frozen=True, kw_only=True):
    """The cash on the table, in fen, against the book."""

    counted_fen: int
    book_fen: int | None = None
    note: str = ""


class VoucherShown(Event, frozen=True, kw_only=True):
    """An original voucher was shown, is to be inspected by appointment on ``inspect_on``, or was shown masked; for which question."""

    line: LineRef
    mode: VoucherMode = "shown"
    witnesses: tuple[str, ...] = ()
    inspect_on: date | None = None
    question: str | None = None


class AppraisalCounted(Event, frozen=True, kw_only=True):
    """The count of the appraisal (满意度测评), never the yearly 民主评议."""

    satisfied: int
    mostly_satisfied: int
    dissatisfied: int
    abstain: int
    present: int
    method: AppraisalMethod = "slips"
    tellers: tuple[str, ...] = ()


class VoteCounted(Event, frozen=True, kw_only=True):
    """A vote on a matter. Of whom (``body``), how many take part (``present``) of how many (``total``; households apart), and
    how they voted. A poll decides nothing, whatever its count."""

    matter: str
    body: VotingBody
    present: int
    total: int = 0
    households_present: int = 0
    households_total: int = 0
    yes: int
    no: int
    abstain: int = 0
    method: VoteMethod = "show_of_hands"
    tellers: tuple[str, ...] = ()


class EnteredLate(Event, frozen=True, kw_only=True):
    """补录: what was kept on paper from one instant to another by ``kept_by``, and is entered afterwards by the actor."""

    since: datetime
    until: datetime
    kept_by: str
    note: str = ""


class NoteTaken(Event, frozen=True, kw_only=True):
    """A remark of a guest or a note for the minutes."""

    text: str
    speaker: str = ""
    stage: str = ""


class CheckPassedOver(Event, frozen=True, kw_only=True):
    """A point of a checklist was left as it is, with the reason."""

    check: str
    reason: str


class MeetingAdjourned(Event, frozen=True, kw_only=True):
    """散会: time and head count are fixed, the room's acts end."""

    present: int


class MeetingSealed(Event, frozen=True, kw_only=True):
    """封存: this meeting's stream is closed. ``first_seq``–``last_seq`` is where its records stand in the book."""

    record_count: int
    first_seq: int
    last_seq: int
