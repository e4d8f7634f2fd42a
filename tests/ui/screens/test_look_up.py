"""查账: who asks is on record before anything is shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from changzhang.desk.desk import Desk
from changzhang.domain.commands import SummarizeLine
from changzhang.domain.contact_state import InspectionState
from changzhang.domain.ledger import LedgerLine
from changzhang.ui.screens.card import CardScreen
from changzhang.ui.screens.home import HomeScreen
from changzhang.ui.screens.look_up import LookUpScreen
from tests.ui.desks import a_desk
from tests.ui.screens.clerk import Clerk, clerk_at


def logged(desk: Desk) -> list[InspectionState]:
    """Every look-up on record."""
    states = [desk.record.load(row.stream) for row in desk.record.rows("inspection")]
    return [state for state in states if isinstance(state, InspectionState)]


async def looked_up(clerk: Clerk, text: str) -> None:
    """Three: the second group. Then what is looked for."""
    await clerk.press("3")
    await clerk.type(text)
    await clerk.press("enter")
    await clerk.back()


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize(
    ("text", "count"), [("化肥", 1), ("２３００", 1), ("两千三百元", 1), ("李建军 电费", 1), ("王秀兰", 3), ("没有的[/x]", 0)]
)
async def test_by_thing_amount_or_name(desk: Desk, text: str, count: int, size: tuple[int, int]) -> None:
    async with clerk_at(desk, "0", LookUpScreen, size) as clerk:
        await clerk.shows("谁来查？")
        await looked_up(clerk, text)
        only = logged(desk)[0].logged
        assert (only.group, only.what, only.attended_by) == ("二组", f"查“{text}”，找到{count}笔", "李建军")
        assert (only.line is not None) is (count == 1)
        await clerk.shows(f"{count}笔")
        if count == 1:
            await clerk.shows("26年10月")


async def test_a_card_of_the_line_and_the_next(desk: Desk) -> None:
    async with clerk_at(desk, "0", LookUpScreen) as clerk:
        await looked_up(clerk, "王秀兰")
        await clerk.press("enter")
        await clerk.until(lambda: isinstance(clerk.app.screen, CardScreen))
        await clerk.shows("念作“两千三百元”")
        await clerk.shows("第三笔，十月九日")
        await clerk.press("right", "right")
        await clerk.shows("冲减九十七元")
        await clerk.press("escape")
        await clerk.back()
        await clerk.press("f3")
        await clerk.shows("已记下：复制第6笔")
        assert [each.logged.is_copied for each in logged(desk)] == [False, True]


async def test_the_public_words_stand_for_what_the_public_should_not_read(desk: Desk) -> None:
    state = next(state for row in desk.record.rows("ledger") if (state := desk.record.ledger_state(row.stream)))
    desk.do(SummarizeLine(stream=state.key.stream, ledger_seq=state.current.seq, line_no=4, public_summary="办公支出一笔"))
    async with clerk_at(desk, "0", LookUpScreen) as clerk:
        await looked_up(clerk, "电费")
        await clerk.shows("没有找到")
        await clerk.press("f2")
        await clerk.type("办公支出")
        await clerk.press("enter")
        await clerk.back()
        await clerk.shows("办公支出一笔")


async def test_who_walks_away_has_seen_nothing_and_left_nothing(desk: Desk) -> None:
    async with clerk_at(desk, "0", LookUpScreen) as clerk:
        await clerk.shows("谁来查？")
        await clerk.press("escape")
        await clerk.until(lambda: isinstance(clerk.app.screen, HomeScreen))
        assert logged(desk) == []


async def test_ten_thousand_lines_are_gone_through(tmp_path: Path) -> None:
    lines = [
        LedgerLine(line_no=number, row=number + 3, dated_on=date(2026, 10, 9), summary=f"支出[/x]{number}", expense_fen=100)
        for number in range(1, 10_001)
    ]
    desk = a_desk(tmp_path / "village", lines)
    async with clerk_at(desk, "0", LookUpScreen) as clerk:
        await looked_up(clerk, "")
        await clerk.shows("10000笔")
        await clerk.press("end")
        await clerk.shows("支出[/x]10000")
    desk.close()
