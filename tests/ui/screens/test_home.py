from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.desk.desk import Desk
from changzhang.domain.commands import PromiseRectification
from changzhang.ui.app import ChangzhangApp
from changzhang.ui.screens.follow_up import FollowUpScreen
from changzhang.ui.screens.home import HomeScreen
from changzhang.ui.screens.importing import ImportScreen
from changzhang.ui.screens.papers import PapersScreen
from changzhang.ui.screens.places import typed_path
from tests.ui.desks import a_desk, in_meeting, stage_of
from tests.ui.hands import screen_text, typed, until


async def test_the_board_is_worst_first_with_words_on_the_lights(desk: Desk) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "黄  今天到期" in screen_text(app))
        text = screen_text(app)
        assert "2026年10月账目的公开唱账会" in text
        assert "已导入、还没念：2026年10月" in text


async def test_who_is_at_the_keys_is_asked_once(desk: Desk) -> None:
    desk.actor = ""
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "谁在操作？" in screen_text(app))
        await pilot.pause()
        await typed(pilot, "２")
        await until(pilot, lambda: desk.actor == "王秀兰")
        await until(pilot, lambda: "操作：王秀兰" in screen_text(app))


async def test_going_on_with_no_meeting_shows_the_board_and_asks_who(desk: Desk) -> None:
    desk.actor = ""
    app = ChangzhangApp(desk, "meeting")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "记在每条记录上" in screen_text(app))
        await pilot.press("escape")
        await until(pilot, lambda: "唱账看板" in screen_text(app))


@pytest.mark.parametrize("key", ["f2", "1", "１"])
async def test_a_meeting_is_opened_with_three_keys(desk: Desk, key: str) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await (pilot.press(key) if len(key) > 1 else typed(pilot, key))
        await until(pilot, lambda: "开什么会？" in screen_text(app))
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: "投影仪怎么接？" in screen_text(app))
        await pilot.pause()
        await typed(pilot, "2")
        await until(pilot, lambda: app.meeting is not None)
        view = desk.view()
        assert view is not None
        assert not view.meeting.opened.is_mirrored
        await until(pilot, lambda: "签到" in screen_text(app))


async def test_an_open_meeting_is_gone_back_to(desk: Desk) -> None:
    in_meeting(desk, stage_of(desk, "reading", "expense"))
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "还没有散会：按F2接着开" in screen_text(app))
        await pilot.press("f2")
        await until(pilot, lambda: "第3笔" in screen_text(app))
        await until(pilot, lambda: app.meeting is not None and app.meeting.is_settled)
        app.go_home()
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) and app.meeting is None)


@pytest.mark.parametrize(("key", "screen"), [("f3", ImportScreen), ("f4", FollowUpScreen), ("f6", PapersScreen)])
async def test_every_other_thing_is_one_key_away_and_esc_comes_back(desk: Desk, key: str, screen: type) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(key)
        await until(pilot, lambda: any(isinstance(each, screen) for each in app.screen_stack))
        await pilot.pause()
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_the_tab_menu_does_what_the_keys_do(desk: Desk) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab")
        await until(pilot, lambda: not isinstance(app.screen, HomeScreen))
        await pilot.pause()
        await typed(pilot, "4")
        await until(pilot, lambda: isinstance(app.screen, PapersScreen))


async def test_a_backup_is_made_and_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("changzhang.ui.screens.backing_up.drives", list)
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f7")
        await until(pilot, lambda: "备份到哪里？" in screen_text(app))
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: "已备份并核对" in screen_text(app))
    assert list((desk.folder / "备份").glob("*.db"))


async def test_without_a_ledger_a_meeting_is_not_offered(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "v")
    in_meeting(desk)
    view = desk.view()
    assert view is not None
    app = ChangzhangApp(desk)
    async with app.run_test(size=(40, 12)) as pilot:
        await until(pilot, lambda: "没反应？按Tab" in screen_text(app))


async def test_promises_show_by_light_with_their_story(desk: Desk) -> None:
    meeting = in_meeting(desk, stage_of(desk, "promises"))
    term = desk.deadlines.promise_terms[0]
    desk.do(PromiseRectification(measure="三个工作日内公布化肥发放表[/x]", owner="张志强", term=term, meeting=meeting))
    app = ChangzhangApp(desk)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        await pilot.press("f4")
        await until(pilot, lambda: "公布化肥发放表[/x]" in screen_text(app))
        assert "张志强" in screen_text(app)
        await pilot.press("f2")
        await until(pilot, lambda: "的经过" in screen_text(app) and "2026-11-15" in screen_text(app))


@pytest.mark.parametrize(
    ("typed_text", "expected"),
    [
        ("/a/表.xlsx", "/a/表.xlsx"),
        ('"/a/b c.xlsx"', "/a/b c.xlsx"),
        ("'/a/b.xlsx' ", "/a/b.xlsx"),
        ("file:///a/b.xlsx", "/a/b.xlsx"),
        ("/a/b\\ c.xlsx", "/a/b c.xlsx"),
        ("十月.xlsx", "/v/十月.xlsx"),
    ],
)
def test_a_path_is_taken_as_typed_or_dragged_in(typed_text: str, expected: str) -> None:
    assert typed_path(typed_text, Path("/v")) == Path(expected)
