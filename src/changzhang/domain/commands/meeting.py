"""Commands of the room."""

from __future__ import annotations

from datetime import date, datetime

from changzhang.domain.commands.base import Command
from changzhang.domain.events.meeting import Absentee, AppraisalMethod, DoubtKind, Medium, PauseCause, VoteMethod, VoucherMode
from changzhang.domain.ledger import LineRef
from changzhang.domain.quorum import VotingBody


class OpenMeeting(Command, frozen=True, kw_only=True):
    """Open a meeting over accepted ledgers; a 答疑会 has none, a 急事公开 has its ``matter`` instead. The three SHA-256 name
    the settings that count in it."""

    template_id: str
    template_sha256: str
    village_sha256: str
    deadlines_sha256: str
    periods: tuple[str, ...]
    held_on: date
    matter: str = ""
    place: str = ""
    chair: str = ""
    recorder: str = ""
    is_mirrored: bool = True
    medium: Medium = "screen"
    clock_note: str = ""


class CountAttendance(Command, frozen=True, kw_only=True):
    """Record a head count by kind of attendee."""

    meeting: str
    counts: dict[str, int]
    guests: tuple[str, ...] = ()
    absentees: tuple[Absentee, ...] = ()
    names: tuple[str, ...] = ()


class ArriveLate(Command, frozen=True, kw_only=True):
    """Record late arrivals."""

    meeting: str
    kind: str
    count: int = 1


class LeaveEarly(Command, frozen=True, kw_only=True):
    """Record early leavings."""

    meeting: str
    kind: str
    count: int = 1


class EnterStage(Command, frozen=True, kw_only=True):
    """Move to a stage; ``expected_stage`` is the one the person saw."""

    meeting: str
    stage: str
    expected_stage: str


class ReadLine(Command, frozen=True, kw_only=True):
    """Record that a line was read aloud. Already read is a notice, not an error."""

    meeting: str
    line: LineRef
    medium: Medium = "screen"
    seconds: float | None = None


class DoubtLine(Command, frozen=True, kw_only=True):
    """存疑 in the room: the booked amount stays, the amount on the voucher stands beside it (fen)."""

    meeting: str
    line: LineRef
    doubt: DoubtKind
    should_be_fen: int | None = None
    checked_by: str = ""
    reason: str = ""


class PauseMeeting(Command, frozen=True, kw_only=True):
    """休会."""

    meeting: str
    cause: PauseCause = "rest"
    note: str = ""


class ResumeMeeting(Command, frozen=True, kw_only=True):
    """复会."""

    meeting: str


class RecordGap(Command, frozen=True, kw_only=True):
    """A gap noticed at the next start: recorded as a recess that began at ``since`` and ends now."""

    meeting: str
    cause: PauseCause
    since: datetime
    note: str = ""


class CountCash(Command, frozen=True, kw_only=True):
    """Record the cash counted on the table, in fen."""

    meeting: str
    counted_fen: int
    book_fen: int | None = None
    note: str = ""


class ShowVoucher(Command, frozen=True, kw_only=True):
    """Record that a voucher was shown, with its witnesses, or is to be inspected on a day; for a question where there is one."""

    meeting: str
    line: LineRef
    mode: VoucherMode = "shown"
    witnesses: tuple[str, ...] = ()
    inspect_on: date | None = None
    question: str | None = None


class CountAppraisal(Command, frozen=True, kw_only=True):
    """Record the count of the appraisal; ``present`` is a head count taken anew."""

    meeting: str
    satisfied: int
    mostly_satisfied: int
    dissatisfied: int
    abstain: int
    present: int
    method: AppraisalMethod = "slips"
    tellers: tuple[str, ...] = ()


class CountVotes(Command, frozen=True, kw_only=True):
    """Record a vote, or with ``body`` poll what the room thinks. ``total`` are all who may vote."""

    meeting: str
    matter: str
    body: VotingBody
    present: int
    yes: int
    no: int
    abstain: int = 0
    total: int = 0
    households_present: int = 0
    households_total: int = 0
    method: VoteMethod = "show_of_hands"
    tellers: tuple[str, ...] = ()


class EnterLate(Command, frozen=True, kw_only=True):
    """补录: say that what was kept on paper from one instant to another, and by whom, is entered now."""

    meeting: str
    since: datetime
    until: datetime
    kept_by: str
    note: str = ""


class TakeNote(Command, frozen=True, kw_only=True):
    """Record a remark or a note."""

    meeting: str
    text: str
    speaker: str = ""
    stage: str = ""


class PassOverCheck(Command, frozen=True, kw_only=True):
    """Leave a point of the checklist as it is, with a reason."""

    meeting: str
    check: str
    reason: str


class AdjournMeeting(Command, frozen=True, kw_only=True):
    """散会. Refused while a point of the room's checklist is neither mended nor passed over."""

    meeting: str


class SealMeeting(Command, frozen=True, kw_only=True):
    """封存. Refused while something is still 待补."""

    meeting: str


class WithdrawAct(Command, frozen=True, kw_only=True):
    """Take back a whole act and what was built on it (``expected_acts``: all the acts the person was shown)."""

    act: int
    reason: str
    expected_acts: tuple[int, ...] = ()


class RewordEntry(Command, frozen=True, kw_only=True):
    """Give a text of a record another wording before the seal."""

    seq: int
    field: str
    text: str


class CorrectEntry(Command, frozen=True, kw_only=True):
    """更正第N号 of a sealed meeting's record."""

    meeting: str
    seq: int
    was: str
    now: str
    reason: str


class RecordExport(Command, frozen=True, kw_only=True):
    """Record that a paper was written."""

    meeting: str
    paper: str
    file_name: str
    sha256: str
    text_sha256: str
    is_draft: bool
