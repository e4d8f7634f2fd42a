"""What is so: the folded state of each kind of stream. Everything here can be thrown away and folded again."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from changzhang.domain.contact_state import InspectionState as InspectionState
from changzhang.domain.contact_state import VisitState as VisitState
from changzhang.domain.disclosure_state import DisclosureState as DisclosureState
from changzhang.domain.events.book import CalendarAdopted
from changzhang.domain.events.entry import EntryCorrected, PaperExported
from changzhang.domain.events.meeting import (
    Absentee,
    AppraisalCounted,
    CashCounted,
    EnteredLate,
    LineReviewed,
    MeetingOpened,
    PauseCause,
    VoteCounted,
    VoucherShown,
)
from changzhang.domain.events.review import ReviewSigned
from changzhang.domain.ledger import LedgerKey
from changzhang.domain.question_state import Answer as Answer
from changzhang.domain.question_state import QuestionState as QuestionState
from changzhang.domain.question_state import QuestionStatus as QuestionStatus
from changzhang.domain.read_marks import ReadMarks
from changzhang.domain.rectification_state import Progress as Progress
from changzhang.domain.rectification_state import RectificationState as RectificationState
from changzhang.domain.rectification_state import RectificationStatus as RectificationStatus
from changzhang.domain.rectification_state import Statement as Statement
from changzhang.domain.state_base import Done as Done
from changzhang.domain.state_base import Rewording as Rewording
from changzhang.domain.state_base import State as State


class BookState(State, frozen=True, kw_only=True):
    """The book: whose it is and which settings count. ``settings`` maps file name to the SHA-256 of its bytes."""

    book_id: str = ""
    village: str = ""
    town: str = ""
    settings: dict[str, str] = msgspec.field(default_factory=dict)
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
    verdicts: dict[str, LineReviewed] = msgspec.field(default_factory=dict)
    public_summaries: dict[str, str] = msgspec.field(default_factory=dict)
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
    votes: tuple[Done[VoteCounted], ...] = ()
    entered_late: tuple[Done[EnteredLate], ...] = ()
    notes: tuple[Note, ...] = ()
    passed_over: dict[str, str] = msgspec.field(default_factory=dict)
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


AnyState = BookState | LedgerState | MeetingState | QuestionState | RectificationState | VisitState | InspectionState | DisclosureState


class Summary(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What lists need to know of a stream without loading its state. ``state`` is ``withdrawn`` when its first act was
    taken back: its number is never given again. ``heard_in`` are the meetings which spoke of a question not asked in
    them; ``question`` is what a fix was promised for."""

    stream: str
    state: str = ""
    meeting: str | None = None
    held_on: date | None = None
    periods: tuple[str, ...] = ()
    due_on: date | None = None
    published_on: date | None = None
    number: int = 0
    seq: int = 0
    heard_in: tuple[str, ...] = ()
    question: str = ""

    @property
    def kind(self) -> str:
        """The stream's family: book, ledger, meeting, question, rectification, visit, inspection."""
        return self.stream.partition("/")[0]

    @property
    def id(self) -> str:
        """The stream's own id (``R2026-007``)."""
        return self.stream.partition("/")[2]
