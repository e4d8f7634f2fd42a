"""上期回头看: worst first, every one stated, none left out without a reason."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from changzhang.desk.desk import Desk
from changzhang.domain.commands import CompleteRectification, PromiseRectification
from tests.ui.stages.chairs import Chair, chairing, with_promises


def statements(chair: Chair) -> dict[str, list[str]]:
    """What was said of each item."""
    return {item.id: [each.objection or each.left_out_reason or "念" for each in item.statements] for item in chair.view.look_back}


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_one_a_step_worst_light_first(tmp_path: Path, size: tuple[int, int]) -> None:
    async with chairing(tmp_path, "look_back", size=size, before=with_promises) as chair:
        assert chair.stage.order == ("R2026-002", "R2026-003", "R2026-001")  # type: ignore[attr-defined]
        for _ in range(12):
            if chair.view.meeting.stage != "look_back":
                break
            await chair.press("pagedown")
            await chair.pilot.pause()
        assert statements(chair) == {"R2026-001": ["念"], "R2026-002": ["念"], "R2026-003": ["念"]}
        assert chair.view.meeting.stage == "opening"


async def test_lights_are_words(tmp_path: Path) -> None:
    async with chairing(tmp_path, "look_back", before=with_promises) as chair:
        for words in ("红 超期13天", "黄 剩2天", "绿 正常", "红 超期10天", "补开路灯发票[/x]"):
            assert words in chair.shown()


async def test_objection_progress_and_leaving_out(tmp_path: Path) -> None:
    async with chairing(tmp_path, "look_back", before=with_promises) as chair:
        await chair.until(lambda: "上期" in chair.shown())
        chair.stage.go(1)  # type: ignore[attr-defined]
        await chair.press("2")
        await chair.type("还是黑的[/x]！")
        await chair.press("enter")
        await chair.read("群众异议：还是黑的[/x]！")
        await chair.press("3")
        await chair.type("灯已买")
        await chair.press("enter")
        await chair.read("灯已买")
        chair.stage.go(2)  # type: ignore[attr-defined]
        await chair.press("5", "1")
        await chair.read("这次不念：责任人没有到会")
        assert statements(chair) == {"R2026-001": [], "R2026-002": ["还是黑的[/x]！"], "R2026-003": ["责任人没有到会"]}


async def test_completion_is_reported_here(tmp_path: Path) -> None:
    async with chairing(tmp_path, "look_back", before=with_promises) as chair:
        chair.stage.go(1)  # type: ignore[attr-defined]
        await chair.press("4")
        await chair.type("发票已补")
        await chair.press("enter")
        await chair.read("发票已补")
        assert next(item for item in chair.view.look_back if item.id == "R2026-002").status == "completed"


async def test_an_overdue_answer_is_given_in_the_look_back(tmp_path: Path) -> None:
    async with chairing(tmp_path, "look_back", before=with_promises) as chair:
        chair.stage.go(4)  # type: ignore[attr-defined]
        await chair.read("自来水什么时候通？")
        await chair.press("2")
        await chair.type("腊月通水")
        await chair.press("enter")
        await chair.read("绿 已答复")
        question = chair.app.desk.record.question("Q2026-001")
        assert question is not None
        assert question.answer is not None
        assert (question.answer.text, question.answer.mode) == ("腊月通水", "reply")


async def test_nothing_to_look_back_at(tmp_path: Path) -> None:
    async with chairing(tmp_path, "look_back") as chair:
        await chair.read("没有往期整改事项")
        await chair.press("pagedown")
        await chair.until(lambda: chair.view.meeting.stage == "opening")


async def test_a_completed_item_of_long_ago_comes_behind_an_overdue_one(tmp_path: Path) -> None:
    def before(desk: Desk) -> None:
        with_promises(desk)
        early = desk.now() - timedelta(days=30)
        desk.do(PromiseRectification(measure="早已办好", owner="李建军", due_on=date(2026, 10, 20)), at=early)
        desk.do(CompleteRectification(rectification="R2026-004", result="办好了"), at=early)

    async with chairing(tmp_path, "look_back", before=before) as chair:
        assert chair.stage.order == ("R2026-002", "R2026-004", "R2026-003", "R2026-001")  # type: ignore[attr-defined]
