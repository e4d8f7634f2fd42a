"""What becomes of the acts of the room: heads counted, stages entered, lines read, recesses, cash, vouchers, votes, notes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from changzhang.domain import refusals
from changzhang.domain.commands import meeting as cmd
from changzhang.domain.commands.base import Command
from changzhang.domain.events import meeting as ev
from tests.domain.given_when_then import ADJOURNED, COUNTED, IN_BOOK, MEETING, OPEN, ZONE, M, check, line

PAUSED = [*OPEN, (M, ev.MeetingPaused(cause="rest"))]
ABSENT = (ev.Absentee(name="牛得胜", reason="外出务工"),)


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        (
            OPEN,
            cmd.CountAttendance(meeting=MEETING, counts={"村民": 8}, guests=("陆晓峰",), absentees=ABSENT, names=("高登科",)),
            ev.AttendanceCounted(counts={"村民": 8}, guests=("陆晓峰",), absentees=ABSENT, names=("高登科",)),
        ),
        (OPEN, cmd.CountAttendance(meeting=MEETING, counts={"村民": 0}), ev.AttendanceCounted(counts={"村民": 0})),
        (OPEN, cmd.CountAttendance(meeting=MEETING, counts={"村民": -1}), refusals.CountNegative),
        (OPEN, cmd.ArriveLate(meeting=MEETING, kind="村民"), ev.AttendeeArrived(kind="村民", count=1)),
        (OPEN, cmd.ArriveLate(meeting=MEETING, kind="村民", count=0), refusals.CountNegative),
        (COUNTED, cmd.LeaveEarly(meeting=MEETING, kind="村民", count=10), ev.AttendeeLeft(kind="村民", count=10)),
        (COUNTED, cmd.LeaveEarly(meeting=MEETING, kind="村民", count=11), refusals.CountNegative),
        (COUNTED, cmd.LeaveEarly(meeting=MEETING, kind="村民代表"), refusals.CountNegative),
        (COUNTED, cmd.LeaveEarly(meeting=MEETING, kind="村民", count=0), refusals.CountNegative),
        (OPEN, cmd.LeaveEarly(meeting=MEETING, kind="村民"), refusals.CountNegative),
    ],
)
def test_heads(given: Any, when: Command, then: Any) -> None:
    check(given, when, then if isinstance(then, type) else [(M, then)])


@pytest.mark.parametrize(
    ("given", "stage", "seen", "then"),
    [
        (OPEN, "look_back", "sign_in", [(M, ev.StageEntered(stage="look_back"))]),
        (OPEN, "closing", "sign_in", [(M, ev.StageEntered(stage="closing"))]),
        (OPEN, "sign_in", "sign_in", "已经在这个环节"),
        (OPEN, "expense", "look_back", "另一个窗口已经转到“签到”"),
        (OPEN, "唱歌", "sign_in", refusals.StageUnknown),
        (ADJOURNED, "look_back", "sign_in", refusals.RoomClosed),
        (IN_BOOK, "look_back", "sign_in", refusals.MeetingUnknown),
    ],
)
def test_enter_stage(given: Any, stage: str, seen: str, then: Any) -> None:
    check(given, cmd.EnterStage(meeting=MEETING, stage=stage, expected_stage=seen), then)


def test_no_stage_is_known_without_a_template() -> None:
    check(OPEN, cmd.EnterStage(meeting=MEETING, stage="look_back", expected_stage="sign_in"), refusals.StageUnknown, template=None)


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        (OPEN, cmd.ReadLine(meeting=MEETING, line=line(2), seconds=8.5), [(M, ev.LineRead(line=line(2), seconds=8.5))]),
        (OPEN, cmd.ReadLine(meeting=MEETING, line=line(2), medium="paper"), [(M, ev.LineRead(line=line(2), medium="paper"))]),
        ([*OPEN, (M, ev.LineRead(line=line(2)))], cmd.ReadLine(meeting=MEETING, line=line(2)), "第2笔已经念过"),
        (PAUSED, cmd.ReadLine(meeting=MEETING, line=line(2)), refusals.MeetingPausedNow),
        (OPEN, cmd.ReadLine(meeting=MEETING, line=line(4)), refusals.LineUnknown),
        (OPEN, cmd.ReadLine(meeting=MEETING, line=line(0)), refusals.LineUnknown),
        (ADJOURNED, cmd.ReadLine(meeting=MEETING, line=line(2)), refusals.RoomClosed),
    ],
)
def test_read_line(given: Any, when: Command, then: Any) -> None:
    check(given, when, then)


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        (
            OPEN,
            cmd.DoubtLine(meeting=MEETING, line=line(2), doubt="differs_from_voucher", should_be_fen=9_000, checked_by="柳明德"),
            ev.LineReviewed(line=line(2), verdict="doubted", doubt="differs_from_voucher", should_be_fen=9_000, checked_by="柳明德"),
        ),
        (OPEN, cmd.DoubtLine(meeting=MEETING, line=line(2), doubt="differs_from_voucher"), refusals.TextMissing),
        (
            OPEN,
            cmd.DoubtLine(meeting=MEETING, line=line(2), doubt="voucher_in_doubt", reason="白条"),
            ev.LineReviewed(line=line(2), verdict="doubted", doubt="voucher_in_doubt", reason="白条"),
        ),
        (OPEN, cmd.DoubtLine(meeting=MEETING, line=line(9), doubt="voucher_in_doubt"), refusals.LineUnknown),
        (OPEN, cmd.ShowVoucher(meeting=MEETING, line=line(2), witnesses=("高登科",)), ev.VoucherShown(line=line(2), witnesses=("高登科",))),
        (OPEN, cmd.ShowVoucher(meeting=MEETING, line=line(9)), refusals.LineUnknown),
    ],
)
def test_doubts_and_vouchers(given: Any, when: Command, then: Any) -> None:
    check(given, when, then if isinstance(then, type) else [(M, then)])


SINCE = datetime(2026, 11, 15, 14, 1, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        (OPEN, cmd.PauseMeeting(meeting=MEETING, cause="power", note="停电"), [(M, ev.MeetingPaused(cause="power", note="停电"))]),
        (PAUSED, cmd.PauseMeeting(meeting=MEETING), "已经在休会"),
        (PAUSED, cmd.ResumeMeeting(meeting=MEETING), [(M, ev.MeetingResumed())]),
        (OPEN, cmd.ResumeMeeting(meeting=MEETING), "会议正在进行"),
        (
            OPEN,
            cmd.RecordGap(meeting=MEETING, cause="power", since=SINCE, note="停电"),
            [(M, ev.MeetingPaused(cause="power", since=SINCE, note="停电")), (M, ev.MeetingResumed())],
        ),
        (PAUSED, cmd.RecordGap(meeting=MEETING, cause="power", since=SINCE), [(M, ev.MeetingResumed())]),
    ],
)
def test_recesses(given: Any, when: Command, then: Any) -> None:
    check(given, when, then)


def votes(*numbers: int, present: int) -> cmd.CountAppraisal:
    satisfied, mostly, dissatisfied, abstain = numbers
    return cmd.CountAppraisal(
        meeting=MEETING,
        satisfied=satisfied,
        mostly_satisfied=mostly,
        dissatisfied=dissatisfied,
        abstain=abstain,
        present=present,
        method="beans",
        tellers=("罗秋菊", "冯老四"),
    )


COUNTED_VOTES = ev.AppraisalCounted(
    satisfied=42, mostly_satisfied=6, dissatisfied=2, abstain=3, present=53, method="beans", tellers=("罗秋菊", "冯老四")
)


@pytest.mark.parametrize(
    ("when", "then"),
    [
        (votes(42, 6, 2, 3, present=53), COUNTED_VOTES),
        (votes(42, 6, 2, 3, present=52), refusals.TooManyVotes),
        (votes(-1, 0, 0, 0, present=5), refusals.CountNegative),
        (votes(0, 0, 0, 0, present=-1), refusals.CountNegative),
        (
            cmd.CountCash(meeting=MEETING, counted_fen=40_600, book_fen=40_600, note="清"),
            ev.CashCounted(counted_fen=40_600, book_fen=40_600, note="清"),
        ),
        (cmd.TakeNote(meeting=MEETING, text=" 好 ", speaker="陆晓峰"), ev.NoteTaken(text="好", speaker="陆晓峰", stage="sign_in")),
        (cmd.TakeNote(meeting=MEETING, text="好", stage="closing"), ev.NoteTaken(text="好", stage="closing")),
        (cmd.TakeNote(meeting=MEETING, text=" \n"), refusals.TextMissing),
        (cmd.PassOverCheck(meeting=MEETING, check="appraisal", reason=" 天黑了 "), ev.CheckPassedOver(check="appraisal", reason="天黑了")),
        (cmd.PassOverCheck(meeting=MEETING, check="appraisal", reason=""), refusals.ReasonMissing),
    ],
)
def test_counts_and_notes(when: Command, then: Any) -> None:
    check(OPEN, when, then if isinstance(then, type) else [(M, then)])


@pytest.mark.parametrize(
    "when",
    [
        cmd.CountAttendance(meeting=MEETING, counts={}),
        cmd.ArriveLate(meeting=MEETING, kind="村民"),
        cmd.LeaveEarly(meeting=MEETING, kind="村民"),
        cmd.DoubtLine(meeting=MEETING, line=line(2), doubt="misread"),
        cmd.PauseMeeting(meeting=MEETING),
        cmd.ResumeMeeting(meeting=MEETING),
        cmd.RecordGap(meeting=MEETING, cause="power", since=SINCE),
        cmd.CountCash(meeting=MEETING, counted_fen=1),
        cmd.ShowVoucher(meeting=MEETING, line=line(2)),
        votes(0, 0, 0, 0, present=0),
        cmd.TakeNote(meeting=MEETING, text="好"),
        cmd.PassOverCheck(meeting=MEETING, check="appraisal", reason="天黑了"),
        cmd.AdjournMeeting(meeting=MEETING),
    ],
)
def test_the_room_ends_with_the_adjournment(when: Command) -> None:
    check(ADJOURNED, when, refusals.RoomClosed)
