"""通报: the quarter's figures, or the matter of the day; and meetings that read nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.domain.commands import AskQuestion, AssignQuestion
from changzhang.ui.stages.report import ReportStage
from tests.ui.stages.chairs import Chair, chairing, with_promises


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_quarter_is_reckoned_from_the_record(tmp_path: Path, size: tuple[int, int]) -> None:
    asked = (AskQuestion(text="路灯[/x]谁管？", channel="box", subject="公共设施"), AssignQuestion(question="Q2026-002", owner="李建军"))
    async with chairing(tmp_path, "report", size=size, before=with_promises, commands=asked, template="quarterly_qa") as chair:
        assert isinstance(chair.stage, ReportStage)
        await chair.read("2026年第四季度")
        assert "公开  到期4项，已公开0项：黄4项" in chair.page
        assert " 黄 今天到期  2026年10月 收支明细（逐笔），11月15日到期" in chair.page
        assert "提问  收到2问，已答复0问" in chair.page
        assert "还欠  2问（连同往期）" in chair.page
        assert "过了期限还没有答复的1问" in chair.page
        assert "答应3项，报完成0项" in chair.page
        assert "公共设施（1问）" in chair.page
        assert "Q2026-002 村民：路灯[/x]谁管？（还没有答复，李建军答）" in chair.page
        assert "补开路灯发票[/x]——张志强" in chair.page


async def test_the_matter_of_an_urgent_meeting_stands_alone(tmp_path: Path) -> None:
    async with chairing(tmp_path, "report", before=with_promises, template="urgent_matter", matter="水渠清淤发包[/x]") as chair:
        await chair.read("水渠清淤发包[/x]")
        assert "收到" not in chair.page
        await chair.press("1", "1")
        await chair.type("三家报价，最低四万二")
        await chair.press("enter")
        await chair.read("三家报价，最低四万二")


@pytest.mark.parametrize("template", ["quarterly_qa", "urgent_matter"])
async def test_a_meeting_that_reads_nothing_goes_through_every_stage(tmp_path: Path, template: str) -> None:
    async with chairing(tmp_path, "sign_in", before=with_promises, template=template, matter="水渠") as chair:
        seen = [chair.screen.stage_id]
        for key in ("f8", "f10", "f3", "end"):
            await _pressed(chair, key)
        for _ in chair.view.template.stages[1:]:
            await chair.press("f9")
            await chair.until(
                lambda: chair.screen.stage_id != seen[-1] and chair.screen.stage is not None and chair.screen.stage.is_mounted
            )
            seen.append(chair.screen.stage_id)
            for key in ("pageup", "f10", "end"):
                await _pressed(chair, key)
        assert seen == [stage.id for stage in chair.view.template.stages]


async def _pressed(chair: Chair, key: str) -> None:
    """A key, and whatever it opened closed again."""
    await chair.press(key)
    await chair.pilot.pause()
    while chair.app.screen is not chair.screen:
        top = chair.app.screen
        await chair.pilot.press("escape")
        await chair.until(lambda top=top: chair.app.screen is not top)
