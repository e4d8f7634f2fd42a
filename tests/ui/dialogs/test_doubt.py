"""F10: three kinds of doubt."""

from __future__ import annotations

import pytest

from changzhang.domain.commands import DoubtLine, PromiseRectification
from changzhang.ui.dialogs.doubt import DoubtDialog
from changzhang.ui.dialogs.results import Mending
from tests.ui.dialogs.host import opened
from tests.ui.stages.room import MEETING, TERMS, Room, line

RAW = {"摘要": "购买化肥30袋[/x]", "支出": "２３００.00"}


def dialog() -> DoubtDialog:
    """About line 3."""
    return DoubtDialog(Room().view(), line(3), RAW)


@pytest.mark.parametrize(
    ("typed", "fen"), [("3200", 320_000), ("３，２００．５", 320_050), ("￥3,200元", 320_000), ("三千二百元", 320_000), ("-97", -9_700)]
)
async def test_a_wrongly_read_amount_beside_its_raw_cells(typed: str, fen: int) -> None:
    async with opened(dialog()) as hand:
        await hand.press("1")
        assert "２３００.00" in hand.screen()
        await hand.press("1")
        await hand.type(typed)
        await hand.keys("enter")
        assert await hand.result() == Mending(line=line(3), field="expense_fen", fen=fen)


async def test_a_wrongly_read_text() -> None:
    async with opened(dialog(), (40, 12)) as hand:
        await hand.press("1", "2")
        await hand.type("购买[化肥]30袋")
        await hand.keys("enter")
        result = await hand.result()
        assert result == Mending(line=line(3), field="summary", text="购买[化肥]30袋")
        assert result.changes == {"summary": "购买[化肥]30袋"}


async def test_a_sheet_that_differs_from_its_voucher_makes_a_promise() -> None:
    async with opened(dialog()) as hand:
        await hand.press("2")
        await hand.type("二千")
        await hand.enter()
        assert "不是金额" in hand.screen()
        await hand.type("2,000")
        await hand.press("enter", "2", "enter")
        doubt = DoubtLine(meeting=MEETING, line=line(3), doubt="differs_from_voucher", should_be_fen=200_000, checked_by="孙桂芳")
        promise = PromiseRectification(
            measure="更正并重新公布",
            owner="李建军",
            term=TERMS[2],
            problem="第3笔榜上2,300.00元，凭证2,000.00元",
            meeting=MEETING,
            line=line(3),
            is_agreed=False,
        )
        assert await hand.result() == (doubt, promise)


async def test_a_voucher_in_doubt() -> None:
    async with opened(dialog()) as hand:
        await hand.press("3")
        await hand.type("没有明细")
        await hand.keys("enter")
        assert await hand.result() == (DoubtLine(meeting=MEETING, line=line(3), doubt="voucher_in_doubt", reason="没有明细"),)
