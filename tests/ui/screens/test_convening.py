"""开会: the kind of meeting, then what it needs."""

from __future__ import annotations

import pytest

from changzhang.desk.desk import Desk
from changzhang.domain.commands import AdjournMeeting
from changzhang.ui.app import ChangzhangApp
from tests.ui.desks import in_meeting
from tests.ui.hands import screen_text, typed, until
from tests.ui.stages.chairs import settle


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_quarterly_meeting_needs_no_ledger(desk: Desk, size: tuple[int, int]) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("f2")
        await until(pilot, lambda: "村务公开答疑会（2026年第四季度）" in "".join(screen_text(app).split()))
        await pilot.pause()
        await typed(pilot, "2")
        await until(pilot, lambda: "投影仪怎么接？" in screen_text(app))
        await pilot.pause()
        await typed(pilot, "1")
        await until(pilot, lambda: app.meeting is not None and app.meeting.stage is not None)
        view = desk.view()
        assert view is not None
        assert (view.meeting.opened.kind, view.meeting.opened.ledgers, view.meeting.opened.is_mirrored) == ("qa", (), True)


async def test_an_urgent_meeting_asks_what_it_is_about(desk: Desk) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f2")
        await until(pilot, lambda: "开什么会？" in screen_text(app))
        await pilot.pause()
        await typed(pilot, "3")
        await until(pilot, lambda: "公开什么事" in screen_text(app))
        await pilot.pause()
        await typed(pilot, "三组水渠清淤发包[/x]")
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: "投影仪怎么接？" in screen_text(app))
        await pilot.pause()
        await typed(pilot, "2")
        await until(pilot, lambda: app.meeting is not None and app.meeting.stage is not None)
        view = desk.view()
        assert view is not None
        assert view.meeting.opened.matter == "三组水渠清淤发包[/x]"
        assert app.drafts.get("matter") is None


async def test_an_unsealed_meeting_stands_first_and_another_can_be_held(desk: Desk) -> None:
    meeting = in_meeting(desk)
    settle(desk)
    desk.do(AdjournMeeting(meeting=meeting))
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "还没有封存：按F2整理" in screen_text(app))
        await pilot.press("f2")
        await until(pilot, lambda: "1. 整理“" in screen_text(app))
        assert "公开唱账会（还没有可以念的账）" in screen_text(app)
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: app.meeting is not None and app.meeting.stage_id == "tidying")
