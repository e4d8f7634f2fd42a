"""散会、整理、封存."""

from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.desk.desk import Desk
from changzhang.domain.commands import AdjournMeeting
from changzhang.ui.stages.code_letters import enlarged
from changzhang.ui.stages.tidying import TidyingStage
from tests.ui.stages.chairs import chairing, settle, with_questions


def settled(desk: Desk, meeting: str) -> None:
    """Questions, and every point passed over."""
    with_questions(desk, meeting)
    settle(desk)


def adjourned(desk: Desk, meeting: str) -> None:
    """散会 already."""
    settled(desk, meeting)
    desk.do(AdjournMeeting(meeting=meeting))


async def test_each_point_is_passed_with_a_reason_or_leads_to_its_stage(tmp_path: Path) -> None:
    async with chairing(tmp_path, "closing", prepare=with_questions, size=(40, 12)) as chair:
        await chair.read("没好 群众提问：第2、3问没有答复也没有期限")
        await chair.press("2", "2", "1")
        await chair.read("跳过 群众提问")
        assert chair.view.meeting.passed_over == {"open_questions": "时间不够，会后补办"}
        await chair.press("1", "1")
        await chair.until(lambda: chair.view.meeting.stage == "income")


async def test_the_meeting_does_not_end_with_open_points(tmp_path: Path) -> None:
    async with chairing(tmp_path, "closing", prepare=with_questions) as chair:
        await chair.press("4")
        await chair.until(lambda: "先按数字处理" in chair.shown())
        assert chair.view.meeting.is_in_room


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_adjourning_is_asked_and_shows_the_code(tmp_path: Path, size: tuple[int, int]) -> None:
    async with chairing(tmp_path, "closing", prepare=settled, size=size) as chair:
        await chair.press("1", "enter")
        assert chair.view.meeting.is_in_room
        await chair.press("1", "1")
        await chair.until(lambda: isinstance(chair.screen.stage, TidyingStage) and chair.screen.stage.is_mounted)
        code = chair.view.adjourn_code
        assert len(code) == 19
        await chair.until(lambda: code in chair.shown())


async def test_what_is_pending_is_supplied_then_sealed(tmp_path: Path) -> None:
    async with chairing(tmp_path, "closing", prepare=adjourned, size=(40, 12)) as chair:
        await chair.press("pagedown")
        await chair.read("待补  第2问（第4笔）提问")
        await chair.press("3")
        await chair.until(lambda: "还不能封存" in chair.shown())
        await chair.press("1")
        await chair.type("为什么没有证明人？")
        await chair.press("enter")
        await chair.until(lambda: "待补  " not in chair.page)
        assert chair.view.questions[1].asked.text == "为什么没有证明人？"
        await chair.press("2", "enter")
        assert not chair.view.meeting.is_sealed
        await chair.press("2", "1")
        await chair.until(lambda: chair.view.meeting.is_sealed)
        await chair.read("封存码")
        await chair.until(lambda: chair.view.seal_code in chair.shown())


async def test_any_wording_can_be_changed(tmp_path: Path) -> None:
    async with chairing(tmp_path, "closing", prepare=adjourned) as chair:
        await chair.press("1", "2", "2")
        await chair.type("，公司送货。")
        await chair.press("enter")
        await chair.read("三十二元[/x]，公司送货。")
        assert chair.view.questions[0].answer.text == "三十二元[/x]，公司送货。"  # type: ignore[union-attr]


async def test_drafts_of_the_papers_are_written(tmp_path: Path) -> None:
    async with chairing(tmp_path, "closing", prepare=adjourned) as chair:
        await chair.press("2")
        await chair.until(lambda: len(chair.view.meeting.papers) >= 4)
        await chair.press("enter")
        assert all(paper.is_draft for paper in chair.view.meeting.papers)
        written = list((tmp_path / "village" / "exports").rglob("*.docx"))
        assert {"会议记录.docx", "整改清单.docx"} <= {path.name for path in written}


async def test_after_the_seal_a_mistake_is_corrected_with_a_number(tmp_path: Path) -> None:
    async with chairing(tmp_path, "closing", prepare=adjourned) as chair:
        await chair.press("1", "1")
        await chair.type("为什么没有证明人？")
        await chair.press("enter")
        await chair.until(lambda: "待补  " not in chair.page)
        await chair.press("2", "1")
        await chair.read("封存码")
        await chair.press("1", "3")
        await chair.until(lambda: "哪一条记错了" in chair.shown())
        await chair.press("2", "enter")
        await chair.type("[/x]")
        await chair.press("enter")
        await chair.type("数错了")
        await chair.press("enter")
        await chair.read("更正第1号  原记“清点到会75人”，更正为“清点到会75人[/x]”（数错了，更正码 ")
        code = chair.view.correction_codes[0]
        await chair.until(lambda: f"更正第1号已记，更正码{code}" in "".join(chair.shown().split()))


CODE = "9F2C-1A7B-QKMN-0XYZ"


@pytest.mark.parametrize(("width", "height", "rows"), [(110, 20, 3), (78, 20, 7), (40, 20, 15), (40, 9, 2), (20, 5, 2)])
def test_the_code_is_as_large_as_it_goes(width: int, height: int, rows: int) -> None:
    lines = enlarged(CODE, width, height)
    assert len(lines) == rows <= max(2, height)
    assert all(len(line) <= max(width, 17) for line in lines)


def test_no_code_is_nothing() -> None:
    assert enlarged("", 80, 20) == []
