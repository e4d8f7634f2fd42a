"""Decides 散会 and 封存."""

from __future__ import annotations

from changzhang.domain import refusals
from changzhang.domain.checklist import room_checklist, seal_checklist
from changzhang.domain.commands.meeting import AdjournMeeting, CorrectEntry, RecordExport, SealMeeting
from changzhang.domain.context import Context, Decision
from changzhang.domain.decide.base import decide, drafts, in_room, meeting_of, reason_of, required
from changzhang.domain.events.entry import EntryCorrected, PaperExported
from changzhang.domain.events.meeting import MeetingAdjourned, MeetingSealed
from changzhang.domain.meeting_view import MeetingView, looked_back, view_of
from changzhang.domain.record import Record
from changzhang.domain.refusals_question import CorrectionElsewhere, NothingCorrected
from changzhang.domain.states import MeetingState


def _view(record: Record, meeting: MeetingState, context: Context) -> MeetingView:
    if context.template is None:
        raise refusals.StageUnknown(meeting.opened.template_id)
    return view_of(record, meeting, village=context.village, template=context.template, deadlines=context.deadlines)


@decide.register
def adjourn(command: AdjournMeeting, record: Record, context: Context) -> Decision:
    """散会 when every point of the room's checklist is met or passed over with a reason."""
    meeting = in_room(record, command.meeting)
    open_points = [check.words for check in room_checklist(_view(record, meeting, context)) if not check.is_settled]
    if open_points:
        raise refusals.ChecklistOpen("；".join(open_points))
    return drafts(f"meeting/{command.meeting}", MeetingAdjourned(present=meeting.present))


@decide.register
def seal(command: SealMeeting, record: Record, context: Context) -> Decision:
    """封存 when nothing is 待补; it says where the meeting's records stand in the book."""
    meeting = meeting_of(record, command.meeting)
    if meeting.is_in_room:
        raise refusals.NotYetAdjourned()
    if meeting.is_sealed:
        return Decision(notice="会议已经封存")
    pending = [check.words for check in seal_checklist(_view(record, meeting, context)) if not check.is_met]
    if pending:
        raise refusals.StillPending("；".join(pending))
    seqs = _records_of(record, meeting)
    sealed = MeetingSealed(record_count=len(seqs), first_seq=min(seqs), last_seq=max(seqs))
    return drafts(f"meeting/{command.meeting}", sealed)


def _records_of(record: Record, meeting: MeetingState) -> list[int]:
    """The seqs of what this meeting put on record: its own stream, its questions and promises, its look-back, and what it
    said of questions not asked in it."""
    streams = [f"meeting/{meeting.id}"]
    streams += [row.stream for row in record.rows("question") if row.meeting == meeting.id]
    streams += [row.stream for row in record.rows("rectification") if row.meeting == meeting.id]
    seqs = [fact.seq for stream in streams for fact in record.history.stream(stream)]
    spoken_of = [f"rectification/{item.id}" for item in looked_back(record, meeting)]
    spoken_of += [row.stream for row in record.rows("question") if meeting.id in row.heard_in and row.meeting != meeting.id]
    for stream in spoken_of:
        seqs += [fact.seq for fact in record.history.stream(stream) if getattr(fact.event, "meeting", None) == meeting.id]
    return [seq for seq in seqs if seq >= meeting.opened_seq]


@decide.register
def correct(command: CorrectEntry, record: Record, context: Context) -> Decision:
    """更正第N号: the sealed record stands, the correction stands behind it."""
    meeting = meeting_of(record, command.meeting)
    if not meeting.is_sealed:
        raise refusals.NotYetAdjourned()
    if command.seq not in _records_of(record, meeting):
        raise CorrectionElsewhere(command.seq, meeting.id)
    was, now = required(command.was, "原来怎么记的"), required(command.now, "更正成什么")
    if was == now:
        raise NothingCorrected()
    corrected = EntryCorrected(
        seq=command.seq,
        number=len(meeting.corrections) + 1,
        was=was,
        now=now,
        reason=reason_of(command.reason, "更正"),
    )
    return drafts(f"meeting/{command.meeting}", corrected)


@decide.register
def record_export(command: RecordExport, record: Record, context: Context) -> Decision:
    """A paper that was written is on record, with its text as a blob."""
    meeting_of(record, command.meeting)
    exported = PaperExported(
        paper=command.paper,
        file_name=command.file_name,
        sha256=command.sha256,
        text_sha256=command.text_sha256,
        is_draft=command.is_draft,
    )
    return drafts(f"meeting/{command.meeting}", exported)
