"""What the projector follows: the window that last read a line or changed stage, on a book that may come and go."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from changzhang.desk.desk import Desk
from changzhang.desk.following import Follower
from changzhang.desk.opening import open_desk
from changzhang.desk.places import BOOK_FILE
from changzhang.domain.commands import AdjournMeeting, AskQuestion, EnterStage, PassOverCheck, ReadLine, SealMeeting, WithdrawAct
from changzhang.domain.ledger import LineRef
from tests.ui.desks import a_desk, in_meeting, stage_of


class Two:
    """A chair's desk in the middle of the expenses, a clerk's desk, and a follower."""

    def __init__(self, folder: Path) -> None:
        self.chair = a_desk(folder)
        self.meeting = in_meeting(self.chair, stage_of(self.chair, "reading", "expense"))
        self.clerk = open_desk(folder, window="clerk", clock=self.chair.now)
        self.clerk.actor = "王秀兰"
        self.follower = Follower(folder, clock=self.chair.now)
        assert self.follower.poll()

    def refs(self) -> list[LineRef]:
        view = self.chair.view()
        assert view is not None
        return [planned.ref for planned in view.lines(view.stage)]

    def read(self, place: int, by: Desk | None = None) -> None:
        desk, ref = by or self.chair, self.refs()[place]
        desk.do(ReadLine(meeting=self.meeting, line=ref), position=desk.place(self.meeting, "expense", ref))

    def ask(self, place: int, by: Desk) -> None:
        ref = self.refs()[place]
        by.do(AskQuestion(meeting=self.meeting, text="为什么？", line=ref), position=by.place(self.meeting, "expense", ref))

    def shown(self) -> int | None:
        self.follower.poll()
        return self.refs().index(self.follower.line) if self.follower.line else None


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return Two(tmp_path / "village")


def test_the_room_is_at_the_first_unread_line_then_behind_the_one_read_last(two: Two) -> None:
    assert two.shown() == 0
    two.read(0)
    assert two.shown() == 1
    two.read(2)
    assert two.shown() == 3
    two.read(3)
    assert two.shown() is None


def test_a_clerk_who_logs_about_an_earlier_line_moves_nobody(two: Two) -> None:
    two.read(0)
    two.read(1)
    two.ask(0, two.clerk)
    assert two.shown() == 2


def test_the_reading_window_is_followed_where_it_went_on_acting(two: Two) -> None:
    two.read(0)
    two.ask(3, two.chair)
    assert two.shown() == 3
    two.read(1)
    assert two.shown() == 2


def test_the_window_that_read_last_is_followed_whichever_it_is(two: Two) -> None:
    two.read(0)
    two.read(2, by=two.clerk)
    assert two.shown() == 3


def test_a_line_taken_back_is_shown_again(two: Two) -> None:
    two.read(0)
    last = two.chair.last_act()
    assert last is not None
    two.chair.do(WithdrawAct(act=last.act, reason="按错"))
    assert two.shown() == 0


def test_another_stage_has_no_line(two: Two) -> None:
    two.chair.do(EnterStage(meeting=two.meeting, stage="totals", expected_stage="expense"))
    assert two.shown() is None
    assert two.follower.view is not None
    assert two.follower.view.stage.kind == "totals"


def test_the_follower_cannot_write_with_its_own_connection_but_sends_a_line_as_a_window(two: Two) -> None:
    outcome = two.follower.do(ReadLine(meeting=two.meeting, line=two.refs()[0]), two.refs()[0])
    assert outcome.act is not None
    assert outcome.facts[0].actor == "李建军"
    assert two.shown() == 1
    assert two.follower._desk is not None
    assert two.follower._desk.book.query_only


def test_it_waits_for_the_book_and_for_the_meeting(tmp_path: Path) -> None:
    folder = tmp_path / "village"
    follower = Follower(folder, clock=lambda: pytest.fail("not asked before there is a book"))
    assert not follower.poll()
    assert (follower.view, follower.problem, follower.village) == (None, None, "")
    desk = a_desk(folder)
    follower.now = desk.now
    assert follower.poll()
    assert (follower.view, follower.village) == (None, "小山村")
    in_meeting(desk)
    assert follower.poll()
    assert follower.view is not None
    assert not follower.poll()


def test_a_book_that_went_is_told_until_the_same_one_is_back(two: Two, tmp_path: Path) -> None:
    book, aside = tmp_path / "village" / BOOK_FILE, tmp_path / "aside.db"
    two.chair.close()
    two.clerk.close()
    shutil.move(book, aside)
    assert two.follower.poll()
    assert "错误308" in str(two.follower.problem)
    assert not two.follower.poll()
    other = a_desk(tmp_path / "other")
    other.close()
    shutil.copy(tmp_path / "other" / BOOK_FILE, book)
    two.follower.poll()
    assert "错误308" in str(two.follower.problem), "another village's book is not the one that was followed"
    book.unlink()
    shutil.move(aside, book)
    assert two.follower.poll()
    assert two.follower.problem is None
    assert two.follower.view is not None


def adjourn(two: Two) -> None:
    for check in ("head_count", "unread_lines", "appraisal"):
        two.chair.do(PassOverCheck(meeting=two.meeting, check=check, reason="演练"))
    two.chair.do(AdjournMeeting(meeting=two.meeting))


def test_after_the_meeting_its_codes_stay_also_the_seal(two: Two) -> None:
    assert two.follower.qr_matrix() == ()
    adjourn(two)
    two.follower.poll()
    assert two.follower.view is not None
    assert two.follower.view.adjourn_code
    assert len(two.follower.qr_matrix()) > 40
    two.chair.do(SealMeeting(meeting=two.meeting))
    two.follower.poll()
    assert two.follower.view.seal_code


def test_an_unsealed_meeting_of_another_day_is_not_shown_when_the_window_opens(two: Two, tmp_path: Path) -> None:
    adjourn(two)
    later = two.chair.now() + timedelta(days=1)
    follower = Follower(tmp_path / "village", clock=lambda: later)
    follower.poll()
    assert follower.view is None
