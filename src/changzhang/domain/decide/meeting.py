"""Decides what happens in the room."""

from __future__ import annotations

from changzhang.domain import refusals
from changzhang.domain.commands import meeting as cmd
from changzhang.domain.context import Context, Decision
from changzhang.domain.decide.base import check_line, decide, drafts, in_room, question_of, reason_of, required
from changzhang.domain.events import meeting as ev
from changzhang.domain.record import Record


def _stream(meeting_id: str) -> str:
    return f"meeting/{meeting_id}"


@decide.register
def count_attendance(command: cmd.CountAttendance, record: Record, context: Context) -> Decision:
    """A head count replaces the one before."""
    in_room(record, command.meeting)
    for kind, count in command.counts.items():
        if count < 0:
            raise refusals.CountNegative(kind)
    counted = ev.AttendanceCounted(counts=command.counts, guests=command.guests, absentees=command.absentees, names=command.names)
    return drafts(_stream(command.meeting), counted)


@decide.register
def arrive(command: cmd.ArriveLate, record: Record, context: Context) -> Decision:
    """Late arrivals add to the count."""
    in_room(record, command.meeting)
    if command.count < 1:
        raise refusals.CountNegative(command.kind)
    return drafts(_stream(command.meeting), ev.AttendeeArrived(kind=command.kind, count=command.count))


@decide.register
def leave(command: cmd.LeaveEarly, record: Record, context: Context) -> Decision:
    """Nobody leaves who is not counted as present."""
    meeting = in_room(record, command.meeting)
    counts = meeting.attendance.counts if meeting.attendance else {}
    if not 1 <= command.count <= counts.get(command.kind, 0):
        raise refusals.CountNegative(command.kind)
    return drafts(_stream(command.meeting), ev.AttendeeLeft(kind=command.kind, count=command.count))


@decide.register
def enter_stage(command: cmd.EnterStage, record: Record, context: Context) -> Decision:
    """The stage changes only from the one the person saw."""
    meeting = in_room(record, command.meeting)
    if context.template is None or command.stage not in {stage.id for stage in context.template.stages}:
        raise refusals.StageUnknown(command.stage)
    if meeting.stage != command.expected_stage:
        title = context.template.stage(meeting.stage).title
        return Decision(notice=f"另一个窗口已经转到“{title}”")
    if meeting.stage == command.stage:
        return Decision(notice="已经在这个环节")
    return drafts(_stream(command.meeting), ev.StageEntered(stage=command.stage))


@decide.register
def read_line(command: cmd.ReadLine, record: Record, context: Context) -> Decision:
    """A line is read once; again is a notice."""
    meeting = in_room(record, command.meeting)
    if meeting.is_paused:
        raise refusals.MeetingPausedNow()
    if meeting.reads.of(command.line):
        return Decision(notice=f"第{command.line.line_no}笔已经念过")
    check_line(record, meeting, command.line)
    return drafts(_stream(command.meeting), ev.LineRead(line=command.line, medium=command.medium, seconds=command.seconds))


@decide.register
def doubt_line(command: cmd.DoubtLine, record: Record, context: Context) -> Decision:
    """存疑 never changes the booked amount."""
    meeting = in_room(record, command.meeting)
    check_line(record, meeting, command.line)
    if command.doubt == "differs_from_voucher" and command.should_be_fen is None:
        raise refusals.TextMissing("凭证上的金额")
    doubted = ev.LineReviewed(
        line=command.line,
        verdict="doubted",
        doubt=command.doubt,
        should_be_fen=command.should_be_fen,
        checked_by=command.checked_by,
        reason=command.reason,
    )
    return drafts(_stream(command.meeting), doubted)


@decide.register
def pause(command: cmd.PauseMeeting, record: Record, context: Context) -> Decision:
    """休会 while sitting."""
    if in_room(record, command.meeting).is_paused:
        return Decision(notice="已经在休会")
    return drafts(_stream(command.meeting), ev.MeetingPaused(cause=command.cause, note=command.note))


@decide.register
def resume(command: cmd.ResumeMeeting, record: Record, context: Context) -> Decision:
    """复会 after a recess."""
    if not in_room(record, command.meeting).is_paused:
        return Decision(notice="会议正在进行")
    return drafts(_stream(command.meeting), ev.MeetingResumed())


@decide.register
def record_gap(command: cmd.RecordGap, record: Record, context: Context) -> Decision:
    """A gap becomes a recess from the last record until now."""
    if in_room(record, command.meeting).is_paused:
        return drafts(_stream(command.meeting), ev.MeetingResumed())
    paused = ev.MeetingPaused(cause=command.cause, since=command.since, note=command.note)
    return drafts(_stream(command.meeting), paused, ev.MeetingResumed())


@decide.register
def count_cash(command: cmd.CountCash, record: Record, context: Context) -> Decision:
    """Cash counted on the table stands beside the book's."""
    in_room(record, command.meeting)
    return drafts(_stream(command.meeting), ev.CashCounted(counted_fen=command.counted_fen, book_fen=command.book_fen, note=command.note))


@decide.register
def show_voucher(command: cmd.ShowVoucher, record: Record, context: Context) -> Decision:
    """A voucher shown, with its witnesses, or to be inspected on a day not before the meeting's."""
    meeting = in_room(record, command.meeting)
    check_line(record, meeting, command.line)
    if command.question:
        question_of(record, command.question)
    if command.inspect_on and command.inspect_on < meeting.opened.held_on:
        raise refusals.DueTooEarly(command.inspect_on, meeting.opened.held_on)
    shown = ev.VoucherShown(
        line=command.line,
        mode=command.mode,
        witnesses=command.witnesses,
        inspect_on=command.inspect_on if command.mode == "by_appointment" else None,
        question=command.question,
    )
    return drafts(_stream(command.meeting), shown)


@decide.register
def count_appraisal(command: cmd.CountAppraisal, record: Record, context: Context) -> Decision:
    """Never more votes than people present (§3.6)."""
    in_room(record, command.meeting)
    votes = (command.satisfied, command.mostly_satisfied, command.dissatisfied, command.abstain)
    if min(*votes, command.present) < 0:
        raise refusals.CountNegative("群众评议")
    if sum(votes) > command.present:
        raise refusals.TooManyVotes(sum(votes), command.present)
    counted = ev.AppraisalCounted(
        satisfied=command.satisfied,
        mostly_satisfied=command.mostly_satisfied,
        dissatisfied=command.dissatisfied,
        abstain=command.abstain,
        present=command.present,
        method=command.method,
        tellers=command.tellers,
    )
    return drafts(_stream(command.meeting), counted)


@decide.register
def take_note(command: cmd.TakeNote, record: Record, context: Context) -> Decision:
    """A remark or note."""
    meeting = in_room(record, command.meeting)
    note = ev.NoteTaken(text=required(command.text, "记录内容"), speaker=command.speaker, stage=command.stage or meeting.stage)
    return drafts(_stream(command.meeting), note)


@decide.register
def pass_over(command: cmd.PassOverCheck, record: Record, context: Context) -> Decision:
    """A point of the checklist is left as it is only with a reason."""
    in_room(record, command.meeting)
    passed = ev.CheckPassedOver(check=command.check, reason=reason_of(command.reason, "跳过检查项"))
    return drafts(_stream(command.meeting), passed)
