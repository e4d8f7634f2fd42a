from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from changzhang.desk.desk import Desk
from changzhang.domain.checklist import room_checklist
from changzhang.domain.commands import AdjournMeeting, AskQuestion, Command, PassOverCheck, WithdrawAct
from changzhang.domain.errors import BookProblem
from changzhang.domain.text import cells
from changzhang.ui.dialogs.ask import AskDialog
from changzhang.ui.dialogs.notice import NoticeDialog
from changzhang.ui.screens.black_out import BlackOut
from changzhang.ui.widgets.text_box import TextBox
from tests.ui.desks import Clock, in_meeting, stage_of
from tests.ui.hands import pasted, typed
from tests.ui.rooms import Room, Watch, room

QUESTION = "化肥为什么这么贵？（去年：60元！）"


async def asked(here: Room, text: str, key: str = "f2") -> None:
    """Press F2, say the words, Enter."""
    await opened(here, key)
    await typed(here.pilot, text)
    await here.pilot.press("enter")


async def opened(here: Room, key: str = "f2") -> None:
    await here.pilot.press(key)
    await here.until(lambda: isinstance(here.app.screen, AskDialog) and isinstance(here.app.focused, TextBox), "the ask dialog")


async def test_a_question_is_one_key_the_words_and_enter(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        line = here.stage.line_in_hand
        await asked(here, QUESTION)
        await here.back_in_meeting()
        assert [(question.asked.text, question.asked.line) for question in here.view.questions] == [(QUESTION, line)]
        await here.shows("本笔：1问")
        assert here.app.drafts.text("ask") == ""


async def test_reading_goes_on_under_a_question_which_stays_on_its_line(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        line = here.stage.line_in_hand
        await opened(here)
        await typed(here.pilot, QUESTION)
        await here.turn()
        await here.turn()
        assert here.read() == [3, 4]
        await here.pilot.press("enter")
        await here.back_in_meeting()
        assert [question.asked.line for question in here.view.questions] == [line]
        assert here.line_no() == 5


async def test_a_half_typed_question_is_kept_and_offered_back_after_a_crash(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await opened(here)
        await typed(here.pilot, "化肥为什么")
        await here.until(lambda: here.app.drafts.text("ask") == "化肥为什么", "the draft")
    assert here.view.questions == ()
    async with room(desk, watch) as again:
        await again.shows("上次有没存完的文字，按F2接着写")
        assert "化肥为什么" not in again.text()
        await opened(again)
        await typed(again.pilot, "这么贵？")
        await again.pilot.press("enter")
        await again.back_in_meeting()
        assert [question.asked.text for question in again.view.questions] == ["化肥为什么这么贵？"]


async def test_f2_again_parks_the_question_and_takes_the_next(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await opened(here)
        await typed(here.pilot, "先问的")
        await here.pilot.press("f2")
        await here.until(lambda: here.app.drafts.text("parked-0") == "先问的", "parked")
        await here.until(lambda: isinstance(here.app.focused, TextBox) and here.app.focused.text == "", "an empty box")
        await asked_now(here, "后问的")
        await here.until(lambda: isinstance(here.app.focused, TextBox) and here.app.focused.text == "先问的", "the parked one")
        await here.pilot.press("enter")
        await here.back_in_meeting()
        assert [question.asked.text for question in here.view.questions] == ["后问的", "先问的"]


async def asked_now(here: Room, text: str) -> None:
    await typed(here.pilot, text)
    await here.pilot.press("enter")


@pytest.mark.parametrize("plus", ["+", "＋"])
async def test_plus_of_both_widths_seconds_the_last_question(desk: Desk, watch: Watch, plus: str) -> None:
    async with room(desk, watch) as here:
        await typed(here.pilot, plus)
        await here.shows("没有可附议的")
        await asked(here, QUESTION)
        await here.back_in_meeting()
        await typed(here.pilot, plus)
        await here.shows("附议第1问")
        assert here.view.questions[0].seconded == 1


async def test_a_pasted_question_keeps_its_lines(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await opened(here)
        await pasted(here.pilot, "第一条\n第二条")
        await here.pilot.press("enter")
        await here.back_in_meeting()
        assert here.view.questions[0].asked.text == "第一条\n第二条"


async def test_keys_still_under_the_fingers_do_nothing_after_a_dialog(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await opened(here)
        watch.wait(5)
        here.screen._was_covered = True
        await here.pilot.press("escape")
        await here.until(lambda: here.app.screen is here.screen, "closed")
        here.screen._loud_until = float("inf")
        await here.pilot.press("space", "f9", "f2")
        assert here.read() == []
        assert here.app.screen is here.screen
        here.screen._loud_until = float("-inf")
        await here.pilot.press("space")
        assert here.read() == [3]


async def test_recess_and_back(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await here.pilot.press("f6")
        await here.until(lambda: here.app.screen is not here.screen, "the dialog")
        await here.pilot.pause()
        await typed(here.pilot, "1")
        await here.until(lambda: here.view.meeting.is_paused, "paused")
        await here.back_in_meeting()
        await here.shows("休会中")
        await here.pilot.press("f6")
        await here.until(lambda: not here.view.meeting.is_paused, "resumed")


async def test_f7_takes_back_this_windows_last_act(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await here.turn()
        await here.pilot.press("f7")
        await here.until(lambda: here.app.screen is not here.screen, "the dialog")
        await here.pilot.pause()
        await typed(here.pilot, "1")
        await here.until(lambda: here.read() == [], "taken back")


async def test_the_next_stage_by_key_and_by_menu(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await here.pilot.press("f9")
        await here.until(lambda: here.view.stage.kind == "totals", "totals")
        await here.pilot.press("tab")
        await here.until(lambda: here.app.screen is not here.screen, "the menu")
        await here.pilot.pause()
        await typed(here.pilot, "９")
        await here.until(lambda: here.view.stage.kind == "questions", "questions")


@pytest.mark.parametrize("key", ["f5", "b", "。", "."])
async def test_black_out_shows_the_village_and_lifts_without_reading(desk: Desk, watch: Watch, key: str) -> None:
    async with room(desk, watch) as here:
        await (here.pilot.press(key) if len(key) > 1 else typed(here.pilot, key))
        await here.until(lambda: isinstance(here.app.screen, BlackOut), "black")
        await here.shows("会议进行中")
        assert "化肥" not in here.text()
        assert "小山村" in here.text()
        await here.turn()
        await here.shows("第3笔")
        assert here.read() == []


async def test_a_mirrored_screen_shows_no_log_and_another_one_does(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch, size=(120, 40), is_mirrored=True) as here:
        await asked(here, QUESTION)
        await here.back_in_meeting()
        assert QUESTION not in here.text()


async def test_on_a_screen_of_its_own_the_log_runs_beside_the_card(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch, size=(120, 40), is_mirrored=False) as here:
        await asked(here, "为什么[/x]？")
        await here.back_in_meeting()
        await here.shows("为什么[/x]？")


async def test_a_refusal_is_a_notice(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        assert here.screen.act(AskQuestion(text="x", meeting="no-such")) is None
        await here.shows("错误")
        assert here.app.screen is here.screen


async def test_a_failing_disk_is_loud_and_keeps_the_words(desk: Desk, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    async with room(desk, watch) as here:
        real: Callable[..., object] = desk.do

        def failing(command: Command, **circumstances: object) -> object:
            if isinstance(command, AskQuestion):
                raise BookProblem("磁盘满了", "D 盘", "清出空间后再按一次回车")
            return real(command, **circumstances)

        monkeypatch.setattr(desk, "do", failing)
        await asked(here, QUESTION)
        await here.until(lambda: isinstance(here.app.screen, NoticeDialog), "the notice")
        await here.shows("磁盘满了")
        assert here.view.questions == ()
        assert here.app.drafts.text("ask") == QUESTION


async def test_another_windows_record_waits_while_somebody_types(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        line = here.stage.line_in_hand
        await opened(here)
        desk.do(AskQuestion(text="别处记的", meeting=here.meeting, line=line))
        here.screen.record_changed()
        assert here.screen.view.questions == ()
        await here.pilot.press("escape")
        await here.shows("本笔：1问")


async def test_leaving_a_running_meeting_is_asked_about(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await here.pilot.press("ctrl+q")
        await here.shows("退出程序？")
        assert here.app.is_running


async def test_the_theme_changes_and_everything_stays(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        before = here.text()
        await here.pilot.press("ctrl+t")
        await here.pilot.pause()
        assert here.text() == before
        assert here.app.theme == "changzhang-dark"


async def test_f1_and_ctrl_p_tell_and_find_the_keys(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await here.pilot.press("f1")
        await here.shows("记下村民的提问")
        await here.pilot.press("escape", "ctrl+p")
        await here.shows("打字找命令")
        await typed(here.pilot, "xyhj")
        await here.pilot.press("enter")
        await here.until(lambda: here.view.stage.kind == "totals", "totals")


@pytest.mark.parametrize("size", [(40, 12), (60, 18), (80, 24), (120, 40), (200, 60)])
async def test_the_way_out_is_shown_at_every_size(desk: Desk, watch: Watch, size: tuple[int, int]) -> None:
    async with room(desk, watch, size=size) as here:
        await here.shows("没反应？按Tab")
        assert "小山村" in here.text()
        assert "逐笔唱支出" in here.text()
        assert "F2提问" in here.text()


async def test_after_adjourning_the_screen_becomes_the_tidying(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        for check in room_checklist(here.view):
            if not check.is_settled:
                here.screen.act(PassOverCheck(meeting=here.meeting, check=check.id, reason="演练"))
        assert here.screen.act(AdjournMeeting(meeting=here.meeting)) is not None
        await here.shows("已散会")
        await here.shows("整理")
        await here.pilot.press("f9")
        await here.pilot.pause()
        assert not here.view.meeting.is_in_room


async def test_a_meeting_taken_back_leads_home(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await here.pilot.press("pagedown")
        first = here.view.meeting.opened_seq
        expected = tuple(act.act for act in desk.withdrawal(first))
        here.screen.act(WithdrawAct(act=first, reason="开错了", expected_acts=expected))
        await here.until(lambda: here.app.meeting is None, "home")


async def test_a_gap_is_asked_about_when_the_meeting_is_shown_again(desk: Desk, watch: Watch) -> None:
    in_meeting(desk, stage_of(desk, "reading", "expense"))
    clock = desk.now
    assert isinstance(clock, Clock)
    clock.now += timedelta(minutes=25)
    async with room(desk, watch) as here:
        await here.shows("25分")
        await here.pilot.pause()
        await typed(here.pilot, "1")
        await here.until(lambda: here.view.meeting.pauses, "the recess")
        assert here.view.meeting.pauses[0].ended_at is not None
        await here.shows("第3笔")


async def test_parked_questions_survive_a_crash_with_their_lines(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        line = here.stage.line_in_hand
        await opened(here)
        await typed(here.pilot, "先问的\n第二行")
        await here.pilot.press("f2")
        await here.until(lambda: here.app.drafts.text("parked-0"), "parked")
    async with room(desk, watch) as again:
        await again.shows("按F2接着写")
        await again.turn()
        await opened(again)
        await again.pilot.press("enter")
        await again.back_in_meeting()
        assert [question.asked.line for question in again.view.questions] == [line]


async def test_who_is_at_the_keys_is_asked_when_a_meeting_is_gone_on_with(desk: Desk, watch: Watch) -> None:
    desk.actor = ""
    async with room(desk, watch) as here:
        await here.shows("谁在操作？")
        await here.pilot.pause()
        await typed(here.pilot, "1")
        await here.until(lambda: desk.actor == "王有田", "the name")


async def test_the_keys_at_the_foot_can_be_clicked(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await here.until(lambda: "F2提问" in here.text(), "keys")
        rows = here.text().split("\n")
        y = next(place for place, row in enumerate(rows) if "F2提问" in row)
        await here.pilot.click(offset=(cells(rows[y].partition("F2提问")[0]) + 1, y))
        await here.until(lambda: isinstance(here.app.screen, AskDialog), "the ask dialog")
