"""The desk: acts are on the disk before anything is said of them; notices, refusals, own last act, codes and places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from changzhang.desk import setting_up
from changzhang.desk.desk import Desk
from changzhang.domain import refusals
from changzhang.domain.commands.meeting import (
    AdjournMeeting,
    CountAttendance,
    EnterStage,
    PassOverCheck,
    PauseMeeting,
    ReadLine,
    ResumeMeeting,
    TakeNote,
    WithdrawAct,
)
from changzhang.domain.commands.question import AnswerQuestion, AskQuestion
from changzhang.domain.commands.rectification import PromiseRectification
from changzhang.domain.events.question import Asker
from changzhang.domain.ledger import LineRef
from changzhang.domain.template import Term
from changzhang.store.problems import BookReplaced
from tests.desk.village import MEETING, SetClock, desk_in_meeting

Room = tuple[Desk, SetClock]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    desk, clock = desk_in_meeting(tmp_path / "村")
    yield desk, clock
    desk.close()


def other_window(desk: Desk, name: str = "window-2") -> Desk:
    other = setting_up.open_desk(desk.folder, window=name, clock=desk.now)
    other.actor = "丁桂香"
    return other


def note(text: str) -> TakeNote:
    return TakeNote(meeting=MEETING, text=text)


def first_line(desk: Desk) -> LineRef:
    view = desk.view()
    assert view is not None
    return view.plan.lines[0].ref


def test_an_act_is_on_the_disk_when_do_returns(room: Room) -> None:
    desk, clock = room
    outcome = desk.do(note("一"))
    assert outcome.act is not None
    with setting_up.open_desk(desk.folder, window="reader", clock=clock, query_only=True).book as book:
        fact = book.record.history.fact(outcome.act)
    assert fact == outcome.facts[0]
    assert (fact.at, fact.actor) == (clock(), "宋玉洁")


def test_what_is_so_already_is_a_notice_and_nothing_is_written(room: Room) -> None:
    desk, _ = room
    line = first_line(desk)
    desk.do(ReadLine(meeting=MEETING, line=line))
    head = desk.book.record.head
    outcome = desk.do(ReadLine(meeting=MEETING, line=line))
    assert (outcome.act, outcome.facts, outcome.notice) == (None, (), "第1笔已经念过")
    assert desk.book.record.head == head


def test_a_refusal_writes_nothing(room: Room) -> None:
    desk, _ = room
    head = desk.book.record.head
    with pytest.raises(refusals.LineUnknown):
        desk.do(ReadLine(meeting=MEETING, line=LineRef(1, 99)))
    assert desk.book.record.head == head
    assert desk.last_act() is not None
    assert desk.last_act().kind == "meeting.opened"  # type: ignore[union-attr]


def test_a_command_tells_what_it_made(room: Room) -> None:
    desk, _ = room
    asked = desk.do(AskQuestion(meeting=MEETING, text="单价？"))
    assert asked.ids == {"question": "Q2026-001"}
    promised = desk.do(PromiseRectification(meeting=MEETING, measure="补签", owner="何永年", term=Term(label="", unit="days", days=3)))
    assert promised.ids == {"rectification": "R2026-001"}


def test_an_act_may_be_of_another_time_and_hand(room: Room) -> None:
    desk, clock = room
    at = clock() + timedelta(minutes=7)
    (fact,) = desk.do(note("一"), at=at, actor="白云山").facts
    assert (fact.at, fact.actor) == (at, "白云山")
    assert desk.actor == "宋玉洁"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("一\x1b[31m红\x00", "一\ufffd[31m红\ufffd"),
        ("一\r\n二\u2028三", "一\n二\n三"),
        ("[/x] {{}} =1+1 <b>", "[/x] {{}} =1+1 <b>"),
        ("𰻝😀\ud800", "𰻝😀\ufffd"),
        ("a\tb", "a b"),
    ],
)
def test_typed_text_is_cleaned_once_at_entry(room: Room, typed: str, kept: str) -> None:
    desk, _ = room
    desk.do(AskQuestion(meeting=MEETING, text=typed, asker=Asker(name=typed, group="一组")))
    desk.do(CountAttendance(meeting=MEETING, counts={typed: 1}, guests=(typed,)))
    question = desk.record.question("Q2026-001")
    attendance = desk.record.meeting(MEETING).attendance  # type: ignore[union-attr]
    assert question is not None
    assert attendance is not None
    assert (question.asked.text, question.asked.asker.name) == (kept, kept)
    assert (attendance.counts, attendance.guests) == ({kept: 1}, (kept,))


def test_f7_means_this_windows_last_act_that_still_counts(room: Room) -> None:
    desk, _ = room
    other = other_window(desk)
    assert other.last_act() is None
    first, second = desk.do(note("一")).act, desk.do(note("二")).act
    other.do(note("三"))
    assert first is not None
    assert second is not None
    assert desk.last_act().act == second  # type: ignore[union-attr]
    desk.do(WithdrawAct(act=second, reason="按错"))
    assert desk.last_act().act == first  # type: ignore[union-attr]
    notes = [each.text for each in desk.record.meeting(MEETING).notes]  # type: ignore[union-attr]
    assert notes == ["一", "三"]
    other.close()


def test_a_withdrawal_is_shown_with_what_goes_with_it(room: Room) -> None:
    desk, _ = room
    asked = desk.do(AskQuestion(meeting=MEETING, text="单价？"))
    answered = desk.do(AnswerQuestion(question="Q2026-001", text="五百八", answerer="韩小军"))
    promised = desk.do(
        PromiseRectification(
            meeting=MEETING, question="Q2026-001", measure="补签", owner="何永年", term=Term(label="", unit="days", days=3)
        )
    )
    assert asked.act is not None
    gone = desk.withdrawal(asked.act)
    assert [words.act for words in gone] == [asked.act, answered.act, promised.act]
    assert "单价？" in gone[0].words
    desk.do(WithdrawAct(act=asked.act, reason="听错", expected_acts=tuple(words.act for words in gone)))
    view = desk.view()
    assert view is not None
    assert (view.questions, view.promises) == ((), ())
    assert [row.state for row in desk.record.rows("question")] == ["withdrawn"]
    again = desk.do(AskQuestion(meeting=MEETING, text="重问"))
    assert again.ids == {"question": "Q2026-002"}


def test_a_withdrawal_can_be_withdrawn(room: Room) -> None:
    desk, _ = room
    asked = desk.do(AskQuestion(meeting=MEETING, text="单价？"))
    taken_back = desk.do(WithdrawAct(act=asked.act or 0, reason="按错"))
    desk.do(WithdrawAct(act=taken_back.act or 0, reason="没按错"))
    assert [row.state for row in desk.record.rows("question")] == ["open"]


def test_two_windows_on_one_book_see_each_other(room: Room) -> None:
    desk, _ = room
    other = other_window(desk)
    desk.do(note("一"))
    assert other.catch_up() is True
    assert other.catch_up() is False
    other.do(EnterStage(meeting=MEETING, stage="look_back", expected_stage="sign_in"))
    outcome = desk.do(EnterStage(meeting=MEETING, stage="expense", expected_stage="sign_in"))
    assert outcome.notice == "另一个窗口已经转到“上期回头看”"
    assert [each.text for each in other.record.meeting(MEETING).notes] == ["一"]  # type: ignore[union-attr]
    assert desk.view().stage.id == other.view().stage.id == "look_back"  # type: ignore[union-attr]
    other.close()


def test_decisions_are_made_on_what_the_other_window_wrote(room: Room) -> None:
    desk, _ = room
    other = other_window(desk)
    other.do(PauseMeeting(meeting=MEETING))
    with pytest.raises(refusals.MeetingPausedNow):
        desk.do(ReadLine(meeting=MEETING, line=first_line(desk)))
    desk.do(ResumeMeeting(meeting=MEETING))
    assert other.do(AskQuestion(meeting=MEETING, text="一")).ids == {"question": "Q2026-001"}
    assert desk.do(AskQuestion(meeting=MEETING, text="二")).ids == {"question": "Q2026-002"}
    other.close()


def test_a_book_swapped_under_the_program_is_noticed_at_the_next_act(room: Room) -> None:
    desk, _ = room
    path = desk.folder / setting_up.BOOK_FILE
    copy = path.read_bytes()
    path.unlink()
    path.write_bytes(copy)
    with pytest.raises(BookReplaced):
        desk.do(note("一"))


def test_places_are_kept_by_window_with_an_act_or_without(room: Room) -> None:
    desk, _ = room
    assert desk.position() is None
    line = first_line(desk)
    desk.do(ReadLine(meeting=MEETING, line=line), position=desk.place(MEETING, "expense", line))
    other = other_window(desk)
    other.save_position(other.place(MEETING, "totals", None))
    assert desk.position() == desk.place(MEETING, "expense", line)
    assert (other.position().stage, other.position().line) == ("totals", None)  # type: ignore[union-attr]
    other.close()


def test_the_view_is_of_the_open_meeting_else_of_the_newest_unsealed(room: Room) -> None:
    desk, _ = room
    assert desk.view().meeting.id == MEETING  # type: ignore[union-attr]
    for check in ("head_count", "unread_lines", "appraisal"):
        desk.do(PassOverCheck(meeting=MEETING, check=check, reason="演练"))
    desk.do(AdjournMeeting(meeting=MEETING))
    view = desk.view()
    assert view is not None
    assert view.meeting.id == MEETING
    assert len(view.adjourn_code) == 19
    assert view.seal_code == ""
    assert desk.view("reading-1999-01") is None


def test_no_code_without_a_record(room: Room) -> None:
    assert room[0].code(None) == ""
