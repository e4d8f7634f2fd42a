"""Every event with its literal, frozen wire name. Extend this table; never rename a kind."""

from __future__ import annotations

from functools import cache

import msgspec

from changzhang.domain.events.base import Event
from changzhang.domain.events.book import BookCreated, CalendarAdopted, SettingsAdopted
from changzhang.domain.events.contact import InspectionLogged, VisitLogged
from changzhang.domain.events.disclosure import (
    DisclosureArisen,
    DisclosureCorrected,
    DisclosureObjected,
    DisclosurePublished,
    DisclosureStepDone,
    DisclosureTakenDown,
)
from changzhang.domain.events.entry import EntryCorrected, EntryReworded, EntryWithdrawn, PaperExported
from changzhang.domain.events.ledger import LedgerAccepted, LedgerCorrected, LedgerExplained
from changzhang.domain.events.meeting import (
    AppraisalCounted,
    AttendanceCounted,
    AttendeeArrived,
    AttendeeLeft,
    CashCounted,
    CheckPassedOver,
    EnteredLate,
    LineRead,
    LineReviewed,
    MeetingAdjourned,
    MeetingOpened,
    MeetingPaused,
    MeetingResumed,
    MeetingSealed,
    NoteTaken,
    StageEntered,
    VoteCounted,
    VoucherShown,
)
from changzhang.domain.events.question import (
    QuestionAnswered,
    QuestionAsked,
    QuestionAskerInformed,
    QuestionAssigned,
    QuestionDeferred,
    QuestionEscalated,
    QuestionJoined,
    QuestionPrepared,
    QuestionRated,
    QuestionReferred,
    QuestionSeconded,
    QuestionWithdrawnByAsker,
)
from changzhang.domain.events.rectification import (
    RectificationAskerInformed,
    RectificationClosed,
    RectificationCompleted,
    RectificationEscalated,
    RectificationExtended,
    RectificationLeftOut,
    RectificationObjected,
    RectificationProgressed,
    RectificationPromised,
    RectificationReopened,
    RectificationRepublished,
    RectificationStated,
    RectificationVerified,
)
from changzhang.domain.events.review import LinesPassed, LineSummarized, ReviewSigned

KINDS: dict[str, type[Event]] = {
    "book.created": BookCreated,
    "settings.adopted": SettingsAdopted,
    "calendar.adopted": CalendarAdopted,
    "ledger.accepted": LedgerAccepted,
    "ledger.corrected": LedgerCorrected,
    "ledger.explained": LedgerExplained,
    "line.reviewed": LineReviewed,
    "lines.passed": LinesPassed,
    "line.summarized": LineSummarized,
    "review.signed": ReviewSigned,
    "meeting.opened": MeetingOpened,
    "attendance.counted": AttendanceCounted,
    "attendee.arrived": AttendeeArrived,
    "attendee.left": AttendeeLeft,
    "stage.entered": StageEntered,
    "line.read": LineRead,
    "meeting.paused": MeetingPaused,
    "meeting.resumed": MeetingResumed,
    "cash.counted": CashCounted,
    "voucher.shown": VoucherShown,
    "question.asked": QuestionAsked,
    "question.seconded": QuestionSeconded,
    "question.answered": QuestionAnswered,
    "question.deferred": QuestionDeferred,
    "question.referred": QuestionReferred,
    "question.rated": QuestionRated,
    "question.withdrawn_by_asker": QuestionWithdrawnByAsker,
    "question.assigned": QuestionAssigned,
    "question.prepared": QuestionPrepared,
    "question.joined": QuestionJoined,
    "question.escalated": QuestionEscalated,
    "question.asker_informed": QuestionAskerInformed,
    "visit.logged": VisitLogged,
    "inspection.logged": InspectionLogged,
    "rectification.promised": RectificationPromised,
    "rectification.stated": RectificationStated,
    "rectification.left_out": RectificationLeftOut,
    "rectification.progressed": RectificationProgressed,
    "rectification.completed": RectificationCompleted,
    "rectification.extended": RectificationExtended,
    "rectification.verified": RectificationVerified,
    "rectification.republished": RectificationRepublished,
    "rectification.objected": RectificationObjected,
    "rectification.asker_informed": RectificationAskerInformed,
    "rectification.closed": RectificationClosed,
    "rectification.reopened": RectificationReopened,
    "rectification.escalated": RectificationEscalated,
    "disclosure.arisen": DisclosureArisen,
    "disclosure.step_done": DisclosureStepDone,
    "disclosure.published": DisclosurePublished,
    "disclosure.corrected": DisclosureCorrected,
    "disclosure.objected": DisclosureObjected,
    "disclosure.taken_down": DisclosureTakenDown,
    "appraisal.counted": AppraisalCounted,
    "vote.counted": VoteCounted,
    "meeting.entered_late": EnteredLate,
    "note.taken": NoteTaken,
    "check.passed_over": CheckPassedOver,
    "meeting.adjourned": MeetingAdjourned,
    "entry.reworded": EntryReworded,
    "meeting.sealed": MeetingSealed,
    "entry.withdrawn": EntryWithdrawn,
    "entry.corrected": EntryCorrected,
    "paper.exported": PaperExported,
}
_KIND_OF = {event: kind for kind, event in KINDS.items()}
_ENCODER = msgspec.json.Encoder(order="deterministic")


def kind_of(event: Event) -> str:
    """The wire name of an event. Raises KeyError for a class missing from the table."""
    return _KIND_OF[type(event)]


def encode_body(event: Event) -> str:
    """The body as stored: compact JSON, fields in the order of their class without defaults, keys of tables sorted."""
    return _ENCODER.encode(event).decode()


@cache
def _decoder(kind: str) -> msgspec.json.Decoder[Event]:
    """Made when first asked for: a start that shows a board needs a handful of the kinds."""
    return msgspec.json.Decoder(KINDS[kind])


def decode_body(kind: str, body: str) -> Event:
    """The event of a stored body. Raises KeyError for an unknown kind, msgspec.ValidationError for a body that does not fit."""
    return _decoder(kind).decode(body)
