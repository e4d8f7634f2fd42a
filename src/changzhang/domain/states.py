"""What is so: the folded state of each kind of stream. Everything here can be thrown away and folded again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from changzhang.domain.events.book import CalendarAdopted
from changzhang.domain.events.entry import EntryCorrected, PaperExported
from changzhang.domain.events.meeting import (
    Absentee,
    AppraisalCounted,
    CashCounted,
    LineReviewed,
    MeetingOpened,
    PauseCause,
    VoucherShown,
)
from changzhang.domain.events.question import QuestionAnswered, QuestionAsked, QuestionDeferred, QuestionReferred, Rating
from changzhang.domain.events.rectification import RectificationCompleted, RectificationPromised
from changzhang.domain.events.review import ReviewSigned
from changzhang.domain.ledger import LedgerKey
from changzhang.domain.read_marks import ReadMarks

QuestionStatus = Literal["open", "answered", "deferred", "referred", "withdrawn"]
RectificationStatus = Literal["promised", "in_progress", "completed", "verified", "republished", "closed"]


class State(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The folded state of one stream."""


class Rewording(msgspec.Struct, frozen=True, kw_only=True):
    """A text that was given another wording before the seal; ``is_after_adjourn`` is filled by the reader of the meeting."""

    seq: int
    field: str
    was: str
    now: str
    at: datetime
    actor: str


class BookState(State, frozen=True, kw_only=True):
    """The book: whose it is and which settings count. ``settings`` maps file name to the SHA-256 of its bytes."""

    book_id: str = ""
    village: str = ""
    town: str = ""
    settings: dict[str, str] = {}
    calendar: CalendarAdopted | None = None


class LedgerVersion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One accepted version of a month; ``seq`` is what a LineRef names. Amounts in fen."""

    seq: int
    at: datetime
    actor: str
    file_name: str
    file_sha256: str
    ledger_sha256: str
    sheet: str = ""
    line_count: int
    opening_fen: int | None = None
    income_fen: int
    expense_fen: int
    closing_fen: int | None = None
    reconciled: bool | None = None
    issues: tuple[str, ...] = ()
    mended_lines: tuple[int, ...] = ()
    meeting: str | None = None
    reason: str = ""
    explanation: str = ""

    @property
    def needs_explanation(self) -> bool:
        """Whether the version contradicts itself or its neighbour and nobody has explained it in writing."""
        has_error = self.reconciled is False or any(code.startswith("E") for code in self.issues)
        return has_error and not self.explanation


class SignedReview(msgspec.Struct, frozen=True, kw_only=True):
    """Who signed the review of a version, and when."""

    seq: int
    at: datetime
    signed: ReviewSigned


class LedgerState(State, frozen=True, kw_only=True):
    """A month of one account, with every version it ever had, oldest first.

    ``verdicts`` and ``public_summaries`` are by ``str(LineRef)``: they stay with the version they were made on.
    """

    key: LedgerKey
    versions: tuple[LedgerVersion, ...]
    verdicts: dict[str, LineReviewed] = {}
    public_summaries: dict[str, str] = {}
    reviews: tuple[SignedReview, ...] = ()

    def review_of(self, ledger_seq: int) -> SignedReview | None:
        """The newest signed review of a version, or None."""
        return next((review for review in reversed(self.reviews) if review.signed.ledger_seq == ledger_seq), None)

    @property
    def current(self) -> LedgerVersion:
        """The newest version."""
        return self.versions[-1]


class Attendance(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The head count as it stands now, late arrivals and early leavings reckoned in."""

    counts: dict[str, int]
    guests: tuple[str, ...] = ()
    absentees: tuple[Absentee, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def present(self) -> int:
        """How many people are in the room, guests not counted."""
        return sum(self.counts.values())


class StageMark(msgspec.Struct, frozen=True, array_like=True):
    """That a stage was entered."""

    stage: str
    at: datetime


class Pause(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A recess; ``ended_at`` is None while it lasts."""

    cause: PauseCause
    began_at: datetime
    ended_at: datetime | None = None
    note: str = ""


class Note(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A remark or note for the minutes."""

    seq: int
    at: datetime
    text: str
    speaker: str = ""
    stage: str = ""


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A correction after the seal (更正第N号)."""

    at: datetime
    seq: int
    entry: EntryCorrected


class MeetingState(State, frozen=True, kw_only=True):
    """One meeting from opening to seal."""

    id: str
    opened: MeetingOpened
    opened_at: datetime
    opened_seq: int
    last_at: datetime
    stage: str = ""
    stages: tuple[StageMark, ...] = ()
    attendance: Attendance | None = None
    reads: ReadMarks = ReadMarks()
    doubts: tuple[LineReviewed, ...] = ()
    vouchers: tuple[VoucherShown, ...] = ()
    pauses: tuple[Pause, ...] = ()
    cash: CashCounted | None = None
    appraisal: AppraisalCounted | None = None
    notes: tuple[Note, ...] = ()
    passed_over: dict[str, str] = {}
    adjourned_at: datetime | None = None
    adjourned_seq: int | None = None
    adjourned_present: int = 0
    sealed_at: datetime | None = None
    sealed_seq: int | None = None
    record_count: int = 0
    first_seq: int = 0
    last_seq: int = 0
    rewordings: tuple[Rewording, ...] = ()
    corrections: tuple[Correction, ...] = ()
    papers: tuple[PaperExported, ...] = ()

    @property
    def is_paused(self) -> bool:
        """Whether a recess lasts."""
        return bool(self.pauses) and self.pauses[-1].ended_at is None

    @property
    def is_in_room(self) -> bool:
        """Whether acts of the room are still taken."""
        return self.adjourned_at is None

    @property
    def is_sealed(self) -> bool:
        """Whether the meeting's stream is closed."""
        return self.sealed_at is not None

    @property
    def present(self) -> int:
        """How many are in the room now; 0 when nobody was counted."""
        return self.attendance.present if self.attendance else 0


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer given to a question."""

    seq: int
    at: datetime
    given: QuestionAnswered


class QuestionState(State, frozen=True, kw_only=True):
    """One question with everything that became of it."""

    id: str
    seq: int
    asked_at: datetime
    asked: QuestionAsked
    seconded: int = 0
    answers: tuple[Answer, ...] = ()
    deferred: QuestionDeferred | None = None
    referred: QuestionReferred | None = None
    rating: Rating | None = None
    is_withdrawn_by_asker: bool = False
    goes_on: bool = False
    status: QuestionStatus = "open"
    rewordings: tuple[Rewording, ...] = ()

    @property
    def answer(self) -> QuestionAnswered | None:
        """The newest answer."""
        return self.answers[-1].given if self.answers else None

    @property
    def due_on(self) -> date | None:
        """The day an answer is due, while it is owed."""
        if self.status == "deferred" and self.deferred:
            return self.deferred.due_on
        if self.status == "referred" and self.referred:
            return self.referred.due_on
        return None


class Progress(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step reported on a rectification."""

    seq: int
    at: datetime
    actor: str
    text: str
    meeting: str | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """That an item was read out in a look-back, or left out of it with a reason."""

    meeting: str
    at: datetime
    objection: str = ""
    left_out_reason: str = ""


class RectificationState(State, frozen=True, kw_only=True):
    """One promised fix with everything done about it. ``due_on`` is the date in force, ``original_due_on`` the promised one."""

    id: str
    seq: int
    promised_at: datetime
    promised: RectificationPromised
    due_on: date
    original_due_on: date
    status: RectificationStatus = "promised"
    completed: RectificationCompleted | None = None
    progress: tuple[Progress, ...] = ()
    statements: tuple[Statement, ...] = ()
    rewordings: tuple[Rewording, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it still has to be followed up."""
        return self.status != "closed"


AnyState = BookState | LedgerState | MeetingState | QuestionState | RectificationState


class Summary(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What lists need to know of a stream without loading its state. ``state`` is ``withdrawn`` when its first act was
    taken back: its number is never given again."""

    stream: str
    state: str = ""
    meeting: str | None = None
    held_on: date | None = None
    periods: tuple[str, ...] = ()
    due_on: date | None = None
    number: int = 0
    seq: int = 0

    @property
    def kind(self) -> str:
        """The stream's family: book, ledger, meeting, question, rectification."""
        return self.stream.partition("/")[0]

    @property
    def id(self) -> str:
        """The stream's own id (``R2026-007``)."""
        return self.stream.partition("/")[2]
