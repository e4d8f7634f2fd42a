"""Holding a meeting: what is ready, gaps, running log, terms with their reckoning, who may own a fix, lines misread."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from changzhang.desk import meeting as meeting_desk
from changzhang.desk import mending
from changzhang.desk.desk import Desk
from changzhang.domain import refusals, refusals_ledger
from changzhang.domain.commands.meeting import (
    AdjournMeeting,
    CountAttendance,
    PassOverCheck,
    PauseMeeting,
    ReadLine,
    TakeNote,
    WithdrawAct,
)
from changzhang.domain.commands.question import AskQuestion
from changzhang.domain.events.meeting import Absentee
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from tests.desk.village import MEETING, SetClock, accept_month, clock_at, desk_in_meeting, new_desk

Room = tuple[Desk, SetClock]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    desk, clock = desk_in_meeting(tmp_path / "村")
    yield desk, clock
    desk.close()


def view_of(desk: Desk) -> MeetingView:
    view = desk.view()
    assert view is not None
    return view


def adjourn(desk: Desk) -> None:
    for check in ("head_count", "unread_lines", "appraisal"):
        desk.do(PassOverCheck(meeting=MEETING, check=check, reason="演练"))
    desk.do(AdjournMeeting(meeting=MEETING))


def test_what_is_ready(tmp_path: Path) -> None:
    clock = clock_at(2026, 12, 15, 9, 0)
    desk = new_desk(tmp_path / "村", clock)
    assert meeting_desk.preparation(desk).periods == ()
    accept_month(desk)
    ready = meeting_desk.preparation(desk)
    assert (ready.periods, ready.open_meeting, ready.unsealed, ready.unexplained, ready.clock_note) == (("2026-10",), None, (), (), "")
    meeting_desk.start(desk, period="2026-10")
    ready = meeting_desk.preparation(desk)
    assert ready.periods == ()
    assert ready.open_meeting is not None
    adjourn(desk)
    ready = meeting_desk.preparation(desk)
    assert (ready.open_meeting, [meeting.id for meeting in ready.unsealed]) == (None, [MEETING])


def test_a_clock_behind_the_last_record_is_told(room: Room) -> None:
    desk, clock = room
    clock.forward(hours=-1)
    assert "早于账簿最后一条记录（2026-11-15 14:00）" in meeting_desk.preparation(desk).clock_note


def test_a_meeting_may_be_held_for_another_day(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "村", clock_at(2026, 11, 16, 9, 0))
    accept_month(desk)
    meeting_id = meeting_desk.start(desk, period="2026-10", held_on=date(2026, 11, 15), medium="paper", is_mirrored=False)
    opened = desk.record.meeting(meeting_id).opened  # type: ignore[union-attr]
    assert (meeting_id, opened.held_on, opened.medium, opened.is_mirrored) == (MEETING, date(2026, 11, 15), "paper", False)


def test_a_period_without_accounts(room: Room) -> None:
    desk, _ = room
    adjourn(desk)
    with pytest.raises(refusals_ledger.LedgerMissing):
        meeting_desk.start(desk, period="2026-09")


@pytest.mark.parametrize(("minutes", "is_gap"), [(0, False), (3, False), (3.1, True), (600, True)])
def test_a_gap_is_more_than_three_minutes(room: Room, minutes: float, is_gap: bool) -> None:
    desk, clock = room
    clock.forward(minutes=minutes)
    found = meeting_desk.gap(desk, view_of(desk))
    assert found == (timedelta(minutes=minutes) if is_gap else None)


def test_no_gap_in_a_recess_nor_after_the_end(room: Room) -> None:
    desk, clock = room
    desk.do(PauseMeeting(meeting=MEETING))
    clock.forward(hours=1)
    assert meeting_desk.gap(desk, view_of(desk)) is None
    adjourn(desk)
    clock.forward(hours=1)
    assert meeting_desk.gap(desk, view_of(desk)) is None


def test_the_log_tells_what_counts_without_stamps(room: Room) -> None:
    desk, _ = room
    desk.do(ReadLine(meeting=MEETING, line=view_of(desk).plan.lines[0].ref))
    desk.do(AskQuestion(meeting=MEETING, text="单价？"))
    slip = desk.do(TakeNote(meeting=MEETING, text="错"))
    desk.do(WithdrawAct(act=slip.act or 0, reason="按错"))
    desk.do(TakeNote(meeting=MEETING, text="对"))
    assert [words.kind for words in meeting_desk.log(desk, MEETING)] == ["meeting.opened", "question.asked", "note.taken"]
    assert meeting_desk.log(desk, MEETING)[-1].words == "记录：对"


def test_terms_come_with_their_dates_the_default_first(room: Room) -> None:
    desk, _ = room
    offered = meeting_desk.terms(desk, view_of(desk))
    assert [(term.label, reckoned.due_on) for term, reckoned in offered] == [
        ("下次唱账会前一天", date(2026, 12, 14)),
        ("三个工作日", date(2026, 11, 18)),
        ("十日", date(2026, 11, 25)),
    ]
    assert all(reckoned.reckoning for _, reckoned in offered)
    answers = meeting_desk.answer_terms(desk, view_of(desk))
    assert [reckoned.due_on for _, reckoned in answers] == [date(2026, 11, 18), date(2026, 11, 25), date(2026, 11, 30)]


def test_owners_are_never_supervisors_and_the_absent_come_last(room: Room) -> None:
    desk, _ = room
    desk.do(CountAttendance(meeting=MEETING, counts={"村民": 5}, absentees=(Absentee(name="何永年", reason="开会"),)))
    assert [person.name for person in meeting_desk.owners(view_of(desk))] == ["韩小军", "宋玉洁", "何永年"]


@pytest.mark.parametrize(("line_no", "owner"), [(2, "韩小军"), (3, "何永年"), (None, "何永年")])
def test_the_default_owner_is_the_lines_handler_on_the_roster(room: Room, line_no: int | None, owner: str) -> None:
    view = view_of(room[0])
    planned = view.plan.numbered(line_no) if line_no else None
    assert meeting_desk.default_owner(view, planned.line if planned else None) == owner


def test_a_misread_line_is_mended_and_must_be_read_again(room: Room) -> None:
    desk, _ = room
    view = view_of(desk)
    for planned in view.plan.lines:
        desk.do(ReadLine(meeting=MEETING, line=planned.ref))
    ref = view.plan.numbered(2).ref  # type: ignore[union-attr]
    assert "expense" in mending.raw_cells(view, ref) or mending.raw_cells(view, ref) == {}
    mending.mend_line(desk, view, ref, expense_fen=11_000, summary="付村部电费（九月）")
    mended = view_of(desk)
    planned = mended.planned(ref)
    assert planned is not None
    assert (planned.line.expense_fen, planned.line.summary) == (11_000, "付村部电费（九月）")
    assert [each.line.line_no for each in mended.unread()] == [2]
    assert (mended.plan.total_fen("expense"), mended.closing_fen) == (61_000, 89_000)
    assert mended.ledgers[0].ledger.reconciled is False
    desk.do(ReadLine(meeting=MEETING, line=planned.ref))
    assert view_of(desk).unread() == ()


def test_a_line_that_is_none_is_not_mended(room: Room) -> None:
    desk, _ = room
    view = view_of(desk)
    for ref in (LineRef(1, 99), LineRef(view.ledgers[0].version.seq, 99)):
        assert mending.raw_cells(view, ref) == {}
        with pytest.raises(refusals.LineUnknown):
            mending.mend_line(desk, view, ref, expense_fen=1)
