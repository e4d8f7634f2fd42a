from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from changzhang.desk.desk import Desk
from changzhang.domain.commands import AskQuestion, PauseMeeting
from changzhang.domain.ledger import LedgerLine
from tests.ui.desks import a_desk, in_meeting, stage_of
from tests.ui.hands import typed
from tests.ui.rooms import Watch, room


@pytest.mark.parametrize("key", ["pagedown", "space", "right"])
async def test_the_presenters_keys_put_the_line_on_record_and_show_the_next(desk: Desk, watch: Watch, key: str) -> None:
    async with room(desk, watch) as here:
        await here.shows("第3笔")
        watch.wait(5)
        await here.pilot.press(key)
        assert here.read() == [3]
        await here.shows("第4笔")
        assert "已念1/4" in here.text()
        assert "证明人一栏空白" in here.text()
    view = desk.view(here.meeting)
    assert view is not None
    marks = [view.mark(planned.ref) for planned in view.plan.lines]
    assert [mark.seconds for mark in marks if mark] == [5.0]


async def test_less_than_two_seconds_is_skipped_and_stays_unread(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await here.turn(1.9)
        await here.shows("第3笔跳过，未念")
        assert here.read() == []
        await here.turn()
        assert here.read() == [4]
        await here.pilot.press("end")
        await here.shows("购买化肥")


async def test_a_key_held_down_counts_once(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await here.turn()
        for _ in range(30):
            await here.turn(0.03)
        await here.turn(0.5)
        assert here.read() == [3]
        assert here.line_no() == 4


async def test_looking_back_stamps_nothing(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await here.turn()
        await here.turn()
        await here.pilot.press("pageup", "left")
        await here.shows("回看第3笔（念到第4笔）")
        await here.turn()
        await here.turn()
        assert here.read() == [3, 4]
        await here.shows("第5笔")


@pytest.mark.parametrize("number", ["6", "６"])
async def test_digits_and_enter_go_to_a_line(desk: Desk, watch: Watch, number: str) -> None:
    async with room(desk, watch) as here:
        await typed(here.pilot, number)
        await here.shows("到第6笔：按回车")
        await here.pilot.press("enter")
        await here.shows("冲回多付话费")
        assert "第3笔还没念，按End回去" in here.text()


async def test_a_number_of_the_other_side_or_of_nothing_is_told(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await typed(here.pilot, "1")
        await here.pilot.press("enter")
        await here.shows("第1笔是收入，不在这个环节念")
        await typed(here.pilot, "99")
        await here.pilot.press("enter")
        await here.shows("账上没有第99笔")
        await typed(here.pilot, "4")
        await here.pilot.press("escape", "enter")
        assert here.line_no() == 3


async def test_the_last_line_leads_to_a_still_card_and_then_to_the_next_stage(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        for _ in range(4):
            await here.turn()
        await here.shows("支出念完，再按一下报合计")
        assert here.read() == [3, 4, 5, 6]
        assert here.view.stage.kind == "reading"
        await here.turn()
        assert here.view.stage.kind == "totals"


async def test_the_still_card_names_what_was_skipped(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await here.turn(1)
        for _ in range(3):
            await here.turn()
        await here.shows("支出还有1笔没念：第3笔。")
        assert "按End回去念" in here.text()


async def test_nothing_is_read_during_a_recess(desk: Desk, watch: Watch) -> None:
    meeting = in_meeting(desk, stage_of(desk, "reading", "expense"))
    desk.do(PauseMeeting(meeting=meeting))
    async with room(desk, watch) as here:
        await here.turn()
        await here.shows("正在休会")
        assert here.read() == []
        assert here.line_no() == 3


async def test_after_a_crash_it_goes_on_at_the_same_line(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await here.turn()
        await here.turn()
    async with room(desk, watch) as again:
        await again.shows("第5笔")
        assert "已念2/4" in again.text()


async def test_what_another_window_read_is_counted(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        line = here.stage.line_in_hand
        assert line is not None
        desk.do(AskQuestion(text="为什么买这么多？", meeting=here.meeting, line=line))
        here.app.meeting.record_changed()  # type: ignore[union-attr]
        await here.shows("本笔：1问")


async def test_a_month_without_income_says_so(tmp_path: Path, watch: Watch) -> None:
    desk = a_desk(tmp_path / "v", [LedgerLine(line_no=1, row=3, dated_on=date(2026, 10, 1), summary="电费", expense_fen=100)])
    async with room(desk, watch, "income") as here:
        await here.shows("本月没有收入，再按一下念支出")


@pytest.mark.parametrize("size", [(40, 12), (60, 18), (80, 24), (120, 40), (200, 60)])
async def test_every_word_of_the_card_can_be_read_at_every_size(desk: Desk, watch: Watch, size: tuple[int, int]) -> None:
    async with room(desk, watch, size=size) as here:
        await typed(here.pilot, "5")
        await here.pilot.press("enter")
        await here.shows("第5笔")
        seen = here.text()
        for _ in range(12):
            await here.pilot.press("down")
            seen += here.text()
        flat = "".join(seen.split())
        for word in ("第5笔", "支出", "10月20日", "念作“一百二十三万四千五百六十七元八角九分”", "李建军", "王秀兰", "张志强", "记-025"):
            assert word in flat, word
        for piece in ("八里镇宏达建筑", "修缮村级活动广场", "壹佰贰拾叁万", "请问大家", "本月支出累计"):
            assert piece in flat, piece


async def test_a_change_of_size_in_the_middle_loses_nothing(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch) as here:
        await here.pilot.resize_terminal(40, 12)
        await here.shows("▼还有")
        await here.pilot.resize_terminal(120, 40)
        await here.shows("████")
        await here.turn()
        assert here.read() == [3]


def many(count: int) -> list[LedgerLine]:
    return [
        LedgerLine(line_no=n, row=n + 3, dated_on=date(2026, 10, 1 + n % 30), summary=f"第{n}件事", expense_fen=n)
        for n in range(1, count + 1)
    ]


async def test_a_key_looks_at_few_of_ten_thousand_lines(tmp_path: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = a_desk(tmp_path / "v", many(10_000))
    async with room(desk, watch) as here:
        await here.shows("已念0/10000")
        looked: list[int] = []
        seen = type(here.stage.view).mark
        mark: Callable[..., Any] = lambda view, ref: looked.append(ref.line_no) or seen(view, ref)  # noqa: E731
        monkeypatch.setattr(type(here.stage.view), "mark", mark)
        await here.turn()
        await here.shows("已念1/10000")
        assert len(looked) < 50


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
@pytest.mark.parametrize("text", ["[/x]", "[red]合同[ht-01]路灯", "💡👨‍👩‍👧⚠️", "\x1b[31m红\x07", "[[", "很长" * 400])
async def test_hostile_text_of_a_sheet_does_no_harm(tmp_path: Path, watch: Watch, size: tuple[int, int], text: str) -> None:
    line = LedgerLine(
        line_no=1, row=3, dated_on=date(2026, 10, 1), summary=text, payee=text, handler=text, voucher_no=text, expense_fen=100
    )
    desk = a_desk(tmp_path / "v", [line])
    async with room(desk, watch, size=size) as here:
        await here.shows("第1笔")
        assert "\x1b" not in here.text()
        await here.turn()
        await here.shows("支出念完")
        assert here.read() == [1]


async def test_a_key_switches_the_large_purpose(desk: Desk, watch: Watch) -> None:
    async with room(desk, watch, size=(120, 40)) as here:
        purpose = "购买化肥30袋，用于村集体果园"
        assert f"用途  {purpose}" not in here.text()
        await here.pilot.press("ctrl+b")
        await here.shows(f"用途  {purpose}")
        await here.pilot.press("ctrl+b")
        await here.until(lambda: f"用途  {purpose}" not in here.text())
