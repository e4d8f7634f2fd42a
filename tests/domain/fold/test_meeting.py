"""A meeting folded, event kind by event kind."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from changzhang.domain.events import meeting as ev
from changzhang.domain.events.entry import EntryCorrected, EntryReworded, PaperExported
from changzhang.domain.read_marks import ReadMark
from changzhang.domain.states import MeetingState, Note, Pause, StageMark
from tests.domain.given_when_then import OPEN, ZONE, M, at, line, opened_event, record, withdrawn


def folded(*events: Any) -> MeetingState:
    """The meeting after its opening (act 2, records 2 and 3) and further acts from record 4 on."""
    acts = [event if isinstance(event, tuple) else (M, event) for event in events]
    state = record([*OPEN, *acts]).meeting("reading-2026-10")
    assert state is not None
    return state


def test_opened() -> None:
    meeting = folded()
    assert meeting.opened == opened_event()
    assert (meeting.id, meeting.opened_at, meeting.opened_seq, meeting.last_at) == ("reading-2026-10", at(2), 2, at(3))
    assert (meeting.stage, meeting.stages) == ("sign_in", (StageMark("sign_in", at(3)),))
    assert meeting.is_in_room
    assert not meeting.is_paused
    assert not meeting.is_sealed
    assert meeting.present == 0


def test_what_came_before_the_opening_counts_for_nothing() -> None:
    assert record([(M, ev.NoteTaken(text="早"))]).meeting("reading-2026-10") is None


COUNTED = ev.AttendanceCounted(counts={"村民": 10, "村民代表": 2}, guests=("陆晓峰",), names=("高登科",))


@pytest.mark.parametrize(
    ("events", "counts"),
    [
        ([COUNTED], {"村民": 10, "村民代表": 2}),
        ([COUNTED, ev.AttendeeArrived(kind="村民", count=3)], {"村民": 13, "村民代表": 2}),
        ([COUNTED, ev.AttendeeArrived(kind="党员")], {"村民": 10, "村民代表": 2, "党员": 1}),
        ([COUNTED, ev.AttendeeLeft(kind="村民", count=4)], {"村民": 6, "村民代表": 2}),
        ([COUNTED, ev.AttendeeLeft(kind="村民", count=40)], {"村民": 0, "村民代表": 2}),
        ([ev.AttendeeArrived(kind="村民", count=3)], {"村民": 3}),
        ([COUNTED, ev.AttendeeArrived(kind="村民"), ev.AttendanceCounted(counts={"村民": 5})], {"村民": 5}),
        ([COUNTED, ev.AttendeeArrived(kind="村民"), withdrawn(M, 5)], {"村民": 10, "村民代表": 2}),
    ],
)
def test_attendance(events: Any, counts: dict[str, int]) -> None:
    meeting = folded(*events)
    assert meeting.attendance is not None
    assert meeting.attendance.counts == counts
    assert meeting.present == sum(counts.values())


def test_arrivals_keep_guests_and_names() -> None:
    attendance = folded(COUNTED, ev.AttendeeArrived(kind="村民")).attendance
    assert attendance is not None
    assert (attendance.guests, attendance.names) == (("陆晓峰",), ("高登科",))


def test_stages_follow_each_other() -> None:
    meeting = folded(ev.StageEntered(stage="expense"), ev.StageEntered(stage="sign_in"))
    assert (meeting.stage, [mark.stage for mark in meeting.stages]) == ("sign_in", ["sign_in", "expense", "sign_in"])
    back = folded(ev.StageEntered(stage="expense"), withdrawn(M, 4))
    assert back.stage == "sign_in"


def test_lines_read() -> None:
    meeting = folded(ev.LineRead(line=line(2), seconds=8.0), ev.LineRead(line=line(1), medium="paper"), withdrawn(M, 5))
    assert meeting.reads.of(line(2)) == ReadMark(4, at(4), "screen", 8.0)
    assert meeting.reads.of(line(1)) is None
    assert len(meeting.reads) == 1


def test_doubts_vouchers_cash_appraisal() -> None:
    doubt = ev.LineReviewed(line=line(2), verdict="doubted", doubt="voucher_in_doubt")
    shown = ev.VoucherShown(line=line(2))
    cash = ev.CashCounted(counted_fen=5)
    votes = ev.AppraisalCounted(satisfied=1, mostly_satisfied=2, dissatisfied=3, abstain=4, present=10)
    meeting = folded(doubt, shown, ev.CashCounted(counted_fen=4), cash, votes)
    assert (meeting.doubts, meeting.vouchers, meeting.cash, meeting.appraisal) == ((doubt,), (shown,), cash, votes)


NOON = datetime(2026, 11, 15, 12, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("events", "pauses", "is_paused"),
    [
        ([ev.MeetingPaused(cause="rest")], [Pause(cause="rest", began_at=at(4))], True),
        (
            [ev.MeetingPaused(cause="rest", note="喝水"), ev.MeetingResumed()],
            [Pause(cause="rest", began_at=at(4), ended_at=at(5), note="喝水")],
            False,
        ),
        ([ev.MeetingPaused(cause="power", since=NOON), ev.MeetingResumed()], [Pause(cause="power", began_at=NOON, ended_at=at(5))], False),
        ([ev.MeetingResumed()], [], False),
        (
            [ev.MeetingPaused(cause="rest"), ev.MeetingResumed(), ev.MeetingPaused(cause="other")],
            [Pause(cause="rest", began_at=at(4), ended_at=at(5)), Pause(cause="other", began_at=at(6))],
            True,
        ),
        ([ev.MeetingPaused(cause="rest"), ev.MeetingAdjourned(present=1)], [Pause(cause="rest", began_at=at(4), ended_at=at(5))], False),
        ([ev.MeetingPaused(cause="rest"), ev.MeetingResumed(), withdrawn(M, 5)], [Pause(cause="rest", began_at=at(4))], True),
    ],
)
def test_recesses(events: Any, pauses: list[Pause], is_paused: bool) -> None:
    meeting = folded(*events)
    assert (list(meeting.pauses), meeting.is_paused) == (pauses, is_paused)


def test_notes_and_their_rewording() -> None:
    meeting = folded(ev.NoteTaken(text="好", speaker="陆晓峰", stage="remarks"), EntryReworded(seq=4, field="text", text="很好"))
    assert meeting.notes == (Note(seq=4, at=at(4), text="很好", speaker="陆晓峰", stage="remarks"),)
    (trace,) = meeting.rewordings
    assert (trace.seq, trace.was, trace.now, trace.actor) == (4, "好", "很好", "宋玉洁")
    assert folded(ev.NoteTaken(text="好"), EntryReworded(seq=99, field="text", text="很好")).rewordings == ()


def test_checks_passed_over() -> None:
    assert folded(ev.CheckPassedOver(check="appraisal", reason="天黑了")).passed_over == {"appraisal": "天黑了"}


def test_the_end() -> None:
    meeting = folded(ev.MeetingAdjourned(present=9), ev.MeetingSealed(record_count=3, first_seq=2, last_seq=4))
    assert (meeting.adjourned_at, meeting.adjourned_seq, meeting.adjourned_present) == (at(4), 4, 9)
    assert (meeting.sealed_at, meeting.sealed_seq, meeting.record_count, meeting.first_seq, meeting.last_seq) == (at(5), 5, 3, 2, 4)
    assert meeting.is_sealed
    assert not meeting.is_in_room


def test_what_stands_behind_the_seal() -> None:
    corrected = EntryCorrected(seq=4, number=1, was="一", now="二", reason="听错")
    paper = PaperExported(paper="minutes", file_name="会议记录.docx", sha256="a", text_sha256="b", is_draft=False)
    meeting = folded(corrected, paper)
    (correction,) = meeting.corrections
    assert (correction.at, correction.seq, correction.entry) == (at(4), 4, corrected)
    assert meeting.papers == (paper,)
    assert meeting.last_at == at(5)


def test_the_last_instant_is_that_of_the_last_live_record() -> None:
    assert folded(ev.NoteTaken(text="一"), ev.NoteTaken(text="二"), withdrawn(M, 5)).last_at == at(4)
