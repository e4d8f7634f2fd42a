"""A meeting in recess, and the votes of those meetings that may vote."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from changzhang.desk.desk import Desk
from changzhang.domain.commands import PauseMeeting
from tests.ui.stages.chairs import chairing


def _another_day(desk: Desk, meeting: str) -> None:
    desk.do(PauseMeeting(meeting=meeting, cause="another_day"))
    desk.now.now += timedelta(days=2)  # type: ignore[attr-defined]


async def test_the_second_sitting_begins_with_a_question(tmp_path: Path) -> None:
    async with chairing(tmp_path, "remarks", prepare=_another_day, waits_for_dialog=True) as chair:
        await chair.until(lambda: "会议还在休会" in chair.shown() and "改日再开" in chair.shown())
        assert "请重新清点人数" in "".join(chair.shown().split())
        await chair.press("1")
        await chair.until(lambda: not chair.view.meeting.is_paused)
        await chair.until(lambda: "已复会" in chair.shown())


async def test_a_recess_may_go_on(tmp_path: Path) -> None:
    async with chairing(tmp_path, "remarks", prepare=_another_day, waits_for_dialog=True) as chair:
        await chair.press("2")
        await chair.until(lambda: chair.app.screen is chair.screen)
        assert chair.view.meeting.is_paused


async def test_a_vote_says_whether_it_decides(tmp_path: Path) -> None:
    async with chairing(tmp_path, "questions", template="quarterly_qa") as chair:
        await chair.press("tab")
        await chair.until(lambda: "表决" in chair.shown())
        await chair.press("escape")
        chair.screen.run_chosen("vote")
        await chair.type("路灯外包[/x]")
        await chair.press("enter", "3")
        for number in ("45", "30"):
            await chair.type(number)
            await chair.press("enter")
        await chair.press("enter")
        for number in ("16", "14"):
            await chair.type(number)
            await chair.press("enter")
        await chair.press("enter")
        await chair.until(lambda: "通过" in chair.shown())
        await chair.press("enter")
        await chair.until(lambda: len(chair.view.meeting.votes) == 1)
        await chair.until(lambda: "村民代表会议：赞成16、反对14、弃权0，通过" in chair.shown())
        assert chair.app.drafts.get("vote") is None


async def test_too_few_people_decide_nothing(tmp_path: Path) -> None:
    async with chairing(tmp_path, "questions", template="quarterly_qa") as chair:
        chair.screen.run_chosen("vote")
        await chair.type("路灯外包")
        await chair.press("enter", "3")
        for number in ("50", "33"):
            await chair.type(number)
            await chair.press("enter")
        await chair.until(lambda: "到会人数不够，不能作决定" in chair.shown())
        await chair.press("1")
        await chair.until(lambda: chair.app.screen is chair.screen)
        assert chair.view.meeting.votes == ()


async def test_a_plain_reading_votes_on_nothing(tmp_path: Path) -> None:
    async with chairing(tmp_path, "remarks") as chair:
        await chair.press("tab")
        await chair.until(lambda: "回看板" in chair.shown())
        assert "表决" not in chair.shown()
        await chair.press("escape")
        await chair.until(lambda: chair.app.screen is chair.screen)
        chair.screen.run_chosen("vote")
        await chair.until(lambda: "唱账会只念账、答疑，不表决" in chair.shown())
