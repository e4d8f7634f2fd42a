"""签到: test card, keys, power, heads."""

from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.domain.events.meeting import Absentee
from tests.ui.stages.chairs import chairing

SIZES = [(80, 24), (40, 12)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_last_row_is_asked_first(tmp_path: Path, size: tuple[int, int]) -> None:
    async with chairing(tmp_path, "sign_in", size=size) as chair:
        chair.stage.go(0)  # type: ignore[attr-defined]
        await chair.read("最后一排看得清吗？")
        assert "按住 Ctrl 再按 ＋" in chair.page


async def test_keys_are_tried_without_doing_anything(tmp_path: Path) -> None:
    async with chairing(tmp_path, "sign_in") as chair:
        chair.stage.go(1)  # type: ignore[attr-defined]
        await chair.read("按 F2：还没收到")
        await chair.press("f2")
        await chair.read("按 F2：收到")
        await chair.press("pagedown")
        await chair.read("收到（翻页键）")
        assert chair.app.screen is chair.screen
        assert not chair.view.questions
        await chair.press("pagedown")
        await chair.read("电脑插着电源")


async def test_heads_are_counted_by_kind(tmp_path: Path) -> None:
    async with chairing(tmp_path, "sign_in", size=(40, 12)) as chair:
        await chair.read("到会75人")
        await chair.press("1")
        for number in ("4", "3", "20", "５０"):
            await chair.until(lambda: getattr(chair.app.screen, "box", None))
            chair.app.screen.box.text = ""  # type: ignore[attr-defined]
            await chair.type(number)
            await chair.press("enter")
        await chair.read("到会77人")
        assert chair.view.meeting.attendance is not None
        kinds = chair.view.template.attendee_kinds
        assert [chair.view.meeting.attendance.counts[kind] for kind in kinds] == [4, 3, 20, 50]


async def test_absentees_guests_and_latecomers(tmp_path: Path) -> None:
    async with chairing(tmp_path, "sign_in") as chair:
        await chair.press("5", "1", "2")
        await chair.read("未到")
        await chair.press("4")
        await chair.type("周明[镇农经站]")
        await chair.press("enter")
        await chair.read("周明[镇农经站]")
        await chair.press("2", "4", "enter")
        await chair.read("到会76人")
        attendance = chair.view.meeting.attendance
        assert attendance is not None
        assert attendance.absentees == (Absentee(name="王有田", reason="生病"),)
        assert attendance.guests == ("周明[镇农经站]",)


async def test_the_next_stage_begins_behind_the_last_card(tmp_path: Path) -> None:
    async with chairing(tmp_path, "sign_in") as chair:
        await chair.press("pagedown")
        await chair.until(lambda: chair.view.meeting.stage == "look_back")
