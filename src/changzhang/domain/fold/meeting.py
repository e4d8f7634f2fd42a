"""Folds a meeting's stream."""

from __future__ import annotations

from msgspec.structs import replace

from changzhang.domain.chain import Fact
from changzhang.domain.events import meeting as ev
from changzhang.domain.events.entry import EntryCorrected, EntryReworded, PaperExported
from changzhang.domain.fold.reword import rewording
from changzhang.domain.read_marks import ReadMark
from changzhang.domain.states import Attendance, Correction, Done, MeetingState, Note, Pause, StageMark


def apply(state: MeetingState | None, fact: Fact) -> MeetingState | None:
    """The meeting after one more fact; facts before its opening count for nothing."""
    if state is None:
        return _opened(fact)
    after = _entry(state, fact) or _room(state, fact) or _count(state, fact) or state
    return replace(after, last_at=fact.at)


def _opened(fact: Fact) -> MeetingState | None:
    if not isinstance(fact.event, ev.MeetingOpened):
        return None
    return MeetingState(id=fact.stream.partition("/")[2], opened=fact.event, opened_at=fact.at, opened_seq=fact.seq, last_at=fact.at)


def _room(state: MeetingState, fact: Fact) -> MeetingState | None:
    match fact.event:
        case ev.LineRead(line=line, medium=medium, seconds=seconds):
            return replace(state, reads=state.reads.marked(line, ReadMark(fact.seq, fact.at, medium, seconds)))
        case ev.StageEntered(stage=stage):
            return replace(state, stage=stage, stages=(*state.stages, StageMark(stage, fact.at)))
        case ev.MeetingPaused(cause=cause, since=since, note=note):
            return replace(state, pauses=(*state.pauses, Pause(cause=cause, began_at=since or fact.at, note=note)))
        case ev.MeetingResumed() if state.pauses:
            return replace(state, pauses=(*state.pauses[:-1], replace(state.pauses[-1], ended_at=fact.at)))
        case ev.MeetingAdjourned(present=present):
            return replace(_all_pauses_ended(state, fact), adjourned_at=fact.at, adjourned_seq=fact.seq, adjourned_present=present)
        case ev.MeetingSealed(record_count=count, first_seq=first, last_seq=last):
            return replace(state, sealed_at=fact.at, sealed_seq=fact.seq, record_count=count, first_seq=first, last_seq=last)
    return None


def _all_pauses_ended(state: MeetingState, fact: Fact) -> MeetingState:
    if not state.is_paused:
        return state
    return replace(state, pauses=(*state.pauses[:-1], replace(state.pauses[-1], ended_at=fact.at)))


def _count(state: MeetingState, fact: Fact) -> MeetingState | None:
    match fact.event:
        case ev.AttendanceCounted() as counted:
            attendance = Attendance(counts=counted.counts, guests=counted.guests, absentees=counted.absentees, names=counted.names)
            return replace(state, attendance=attendance)
        case ev.AttendeeArrived(kind=kind, count=count):
            return _moved(state, kind, count)
        case ev.AttendeeLeft(kind=kind, count=count):
            return _moved(state, kind, -count)
        case ev.LineReviewed() as doubt:
            return replace(state, doubts=(*state.doubts, doubt))
        case ev.VoucherShown() as shown:
            return replace(state, vouchers=(*state.vouchers, shown))
        case ev.CashCounted() as cash:
            return replace(state, cash=cash)
        case ev.AppraisalCounted() as appraisal:
            return replace(state, appraisal=appraisal)
        case ev.VoteCounted() as vote:
            return replace(state, votes=(*state.votes, Done(seq=fact.seq, at=fact.at, actor=fact.actor, event=vote)))
        case ev.EnteredLate() as late:
            return replace(state, entered_late=(*state.entered_late, Done(seq=fact.seq, at=fact.at, actor=fact.actor, event=late)))
        case ev.NoteTaken(text=text, speaker=speaker, stage=stage):
            note = Note(seq=fact.seq, at=fact.at, text=text, speaker=speaker, stage=stage)
            return replace(state, notes=(*state.notes, note))
        case ev.CheckPassedOver(check=check, reason=reason):
            return replace(state, passed_over={**state.passed_over, check: reason})
    return None


def _moved(state: MeetingState, kind: str, count: int) -> MeetingState:
    attendance = state.attendance or Attendance(counts={})
    counts = {**attendance.counts, kind: max(0, attendance.counts.get(kind, 0) + count)}
    return replace(state, attendance=replace(attendance, counts=counts))


def _entry(state: MeetingState, fact: Fact) -> MeetingState | None:
    match fact.event:
        case EntryReworded(seq=seq, field="text", text=text):
            note = next((note for note in state.notes if note.seq == seq), None)
            if note is None:
                return state
            notes = tuple(replace(each, text=text) if each.seq == seq else each for each in state.notes)
            return replace(state, notes=notes, rewordings=(*state.rewordings, rewording(fact, note.text)))
        case EntryCorrected() as entry:
            return replace(state, corrections=(*state.corrections, Correction(at=fact.at, seq=fact.seq, entry=entry)))
        case PaperExported() as paper:
            return replace(state, papers=(*state.papers, paper))
    return None
