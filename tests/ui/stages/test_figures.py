"""报结余、报合计、群众评议、点评: figures read and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.desk import reviewing
from changzhang.desk.desk import Desk
from changzhang.domain.events.meeting import AppraisalCounted, CashCounted
from changzhang.ui.stages.appraisal import rate_words
from changzhang.ui.stages.totals import cash_words
from tests.ui.stages.chairs import chairing


async def test_the_opening_balance_as_spoken_and_that_there_is_no_review(tmp_path: Path) -> None:
    async with chairing(tmp_path, "opening") as chair:
        await chair.read("上月结余 20,000.00元，念作“两万元”")
        assert "未经预审签字：会前没有村务监督委员会的审核签字" in chair.page


async def test_the_signed_review_is_read_out_with_what_it_left_in_doubt(tmp_path: Path) -> None:
    def reviewed(desk: Desk) -> Desk:
        month = reviewing.review(desk, reviewing.streams(desk)[0])
        for line in month.lines:
            reviewing.judge(desk, month, line.line.line_no, "doubted" if line.line.line_no == 4 else "passed", "凭证不全")
        reviewing.sign(desk, month, ("王有田", "王秀兰"))
        return desk

    async with chairing(tmp_path, "opening", before=reviewed) as chair:
        await chair.read("会前已由村务监督委员会王有田、王秀兰预审签字（2人）；第4笔存疑")
        assert "凭证不全" not in chair.page


async def test_totals_in_capitals_and_cash_against_the_book(tmp_path: Path) -> None:
    async with chairing(tmp_path, "totals") as chair:
        await chair.read("本月收入合计 15,500.00元")
        assert "大写  负壹佰贰拾万壹仟柒佰伍拾柒元壹角玖分" in chair.page
        assert "还有6笔没有念" in chair.page
        await chair.press("1")
        await chair.type("１，２００．５")
        await chair.press("enter")
        await chair.type("1300")
        await chair.press("enter")
        await chair.type("找零")
        await chair.press("enter")
        await chair.read("点出1,200.50元，账上1,300.00元，短款99.50元（找零）")
        assert chair.view.meeting.cash == CashCounted(counted_fen=120_050, book_fen=130_000, note="找零")


@pytest.mark.parametrize(
    ("counted", "booked", "words"),
    [
        (100, None, "点出1.00元，账上没有单列现金"),
        (100, 100, "点出1.00元，账上1.00元，相符"),
        (101, 100, "点出1.01元，账上1.00元，长款0.01元"),
    ],
)
def test_cash_words(counted: int, booked: int | None, words: str) -> None:
    assert cash_words(CashCounted(counted_fen=counted, book_fen=booked)) == words


async def test_an_appraisal_shows_when_all_are_in(tmp_path: Path) -> None:
    async with chairing(tmp_path, "appraisal", size=(40, 12)) as chair:
        await chair.press("1", "2", "enter")
        await chair.type("孙桂芳、李明")
        await chair.press("enter")
        for votes in ("60", "10", "20"):
            await chair.type(votes)
            await chair.press("enter")
        await chair.press("enter")
        await chair.until(lambda: "多于在场75人" in chair.shown())
        for votes in ("50", "10", "5"):
            await chair.until(lambda: getattr(chair.app.screen, "box", None))
            await chair.type(votes)
            await chair.press("enter")
        assert "50" not in chair.shown()
        await chair.press("enter")
        await chair.read("满意率92.3%（其中满意76.9%）")
        counted = AppraisalCounted(
            satisfied=50, mostly_satisfied=10, dissatisfied=5, abstain=10, present=75, method="beans", tellers=("孙桂芳", "李明")
        )
        assert chair.view.meeting.appraisal == counted


@pytest.mark.parametrize(
    ("votes", "words"),
    [((42, 6, 2, 3), "满意率96.0%（其中满意84.0%）"), ((0, 0, 0, 5), "无有效票"), ((2, 0, 1, 0), "满意率66.7%（其中满意66.7%）")],
)
def test_rates(votes: tuple[int, int, int, int], words: str) -> None:
    satisfied, mostly, dissatisfied, abstain = votes
    counted = AppraisalCounted(satisfied=satisfied, mostly_satisfied=mostly, dissatisfied=dissatisfied, abstain=abstain, present=60)
    assert rate_words(counted) == words


async def test_a_guests_remark(tmp_path: Path) -> None:
    async with chairing(tmp_path, "remarks") as chair:
        await chair.press("1", "1")
        await chair.type("账念得清楚[/x]，继续。")
        await chair.press("enter")
        await chair.read("账念得清楚[/x]，继续。")
        note = chair.view.meeting.notes[0]
        assert (note.speaker, note.stage) == ("王有田", "remarks")
