from __future__ import annotations

from changzhang.desk.desk import Desk
from changzhang.domain.commands import AdjournMeeting, SealMeeting
from changzhang.ui.app import ChangzhangApp
from changzhang.ui.screens.papers import PapersScreen
from tests.ui.desks import in_meeting
from tests.ui.hands import screen_text, typed, until
from tests.ui.screens.clerk import clerk_at
from tests.ui.stages.chairs import settle


async def test_papers_are_written_with_one_key_and_listed(desk: Desk) -> None:
    in_meeting(desk)
    app = ChangzhangApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.push_screen(PapersScreen())
        await until(pilot, lambda: "草稿·未封存" in screen_text(app))
        await pilot.press("f2")
        await until(pilot, lambda: "刚刚写好：" in screen_text(app))
        assert ".docx" in screen_text(app)
    assert list((desk.folder / "exports").rglob("*.docx"))


async def test_a_paper_is_read_as_text_first(desk: Desk) -> None:
    in_meeting(desk)
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(PapersScreen())
        await until(pilot, lambda: isinstance(app.screen, PapersScreen))
        await pilot.press("f3")
        await until(pilot, lambda: "看哪一份？" in screen_text(app))
        await pilot.pause()
        await typed(pilot, "1")
        await until(pilot, lambda: "小山村" in screen_text(app) and "会议记录" in screen_text(app))
    assert not list((desk.folder / "exports").rglob("*.docx"))


async def test_without_a_meeting_there_is_nothing_to_write(desk: Desk) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        app.push_screen(PapersScreen())
        await until(pilot, lambda: "还没有开过会" in screen_text(app))
        await pilot.press("f2", "f3", "f4")
        await until(pilot, lambda: "还没有开过会" in screen_text(app))


async def test_a_sealed_meeting_is_corrected_from_its_papers(desk: Desk) -> None:
    meeting = in_meeting(desk)
    settle(desk)
    desk.do(AdjournMeeting(meeting=meeting))
    async with clerk_at(desk, "f6", PapersScreen) as clerk:
        await clerk.press("f5")
        await clerk.shows("文字请在整理时改")
        desk.do(SealMeeting(meeting=meeting))
        await clerk.press("f5", "2", "enter")
        await clerk.write("（补数一人）")
        await clerk.write("漏数一人")
        await clerk.back()
        assert "更正第1号" in clerk.rows
        assert "（补数一人）" in clerk.rows
        view = desk.view(meeting)
        assert view is not None
        await clerk.shows(f"更正码 {view.correction_codes[0]}")
