from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from changzhang.desk import reviewing
from changzhang.desk.desk import Desk
from changzhang.desk.setting_up import open_desk
from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review import RULES
from changzhang.domain.text import wrap
from changzhang.ui.app import ChangzhangApp
from changzhang.ui.screens.home import HomeScreen
from changzhang.ui.screens.listed import ListedRows
from changzhang.ui.screens.review import ReviewScreen
from tests.ui.desks import a_desk, in_meeting, some_lines
from tests.ui.hands import screen_text, typed, until

HELP = LedgerLine(
    line_no=7,
    row=10,
    dated_on=date(2026, 10, 31),
    voucher_no="记-027",
    summary="慰问三组12号大病户[/x]",
    expense_fen=800_00,
    payee="孙老汉[red]",
    document="领条",
    handler="李建军",
    witness="王秀兰",
    approver="张志强",
    raw={"date": "2026.10.31[/]", "expense": "８００"},
)
# Line 4 has no witness: the only one with a high flag.
HIGH = 4


@dataclass
class Walk:
    app: ChangzhangApp
    pilot: Pilot[Any]
    desk: Desk

    @property
    def screen(self) -> ReviewScreen:
        return next(each for each in self.app.screen_stack if isinstance(each, ReviewScreen))

    @property
    def line_no(self) -> int:
        return self.screen.line.line.line_no

    def month(self) -> reviewing.Review:
        return reviewing.review(self.desk, reviewing.streams(self.desk)[0])

    def verdicts(self) -> dict[int, str]:
        return {each.line.line_no: each.verdict.verdict for each in self.month().lines if each.verdict}

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def shows(self, words: str) -> None:
        await until(self.pilot, lambda: words in "".join(screen_text(self.app).split()), words)
        await self.pilot.pause()

    async def back(self) -> None:
        await until(self.pilot, lambda: self.app.screen is self.screen)


@asynccontextmanager
async def walking(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Walk]:
    app = ChangzhangApp(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.is_mounted)
        await pilot.pause()
        yield Walk(app, pilot, desk)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path / "v", [*some_lines(), HELP])


async def test_flags_come_first_with_their_basis_and_nobody_is_judged(desk: Desk) -> None:
    async with walking(desk) as walk:
        assert walk.line_no == HIGH
        text = screen_text(walk.app)
        assert "疑点：证明人一栏空白" in text
        assert "R02 签字不全；看的是证明人；依据《会计基础工作规范》" in text
        assert "违规" not in text
        order = [each.line.line_no for each in walk.screen.lines]
        assert order.index(HIGH) < order.index(3) < order.index(5)


async def test_a_line_is_passed_doubted_and_returned_and_the_next_unjudged_one_comes_up(desk: Desk) -> None:
    async with walking(desk) as walk:
        await walk.press("f2")
        await until(walk.pilot, lambda: walk.verdicts() == {HIGH: "passed"})
        assert walk.line_no != HIGH
        state = desk.record.ledger_state(walk.screen.month.stream)
        assert state is not None
        assert next(iter(state.verdicts.values())).high_flags == ("R02_SIGNATURE_MISSING",)
        second = walk.line_no
        await walk.press("3")
        await walk.shows("退回补正")
        await walk.press("2")
        await until(walk.pilot, lambda: walk.verdicts().get(second) == "returned")
        await walk.back()
        third = walk.line_no
        await walk.press("f3")
        await walk.shows("其他")
        await typed(walk.pilot, "5")
        await walk.shows("写一句理由")
        await typed(walk.pilot, "没有[/x]明细？")
        await walk.press("enter")
        await until(walk.pilot, lambda: walk.verdicts().get(third) == "doubted")
        reason = walk.month().lines[third - 1].verdict
        assert reason is not None
        assert reason.reason == "没有[/x]明细？"


async def test_the_rest_is_passed_but_never_a_high_flag_and_it_says_how_many_remain(desk: Desk) -> None:
    async with walking(desk) as walk:
        await walk.press("f6")
        await walk.shows("通过了6笔；还有1笔有“高”疑点，要一笔一笔看；建议写公开用语、还没写的：第7笔")
        assert HIGH not in walk.verdicts()
        assert walk.line_no == HIGH
        await walk.press("f9")
        await walk.shows("还不能签字：还有1笔没审")


async def test_a_purpose_with_an_illness_asks_for_the_publics_words_first(desk: Desk) -> None:
    async with walking(desk) as walk:
        await walk.press("f8")
        await walk.shows("笔号、文字或者金额")
        await typed(walk.pilot, "大病")
        await walk.press("enter")
        await until(walk.pilot, lambda: walk.line_no == 7)
        await walk.back()
        await walk.shows("建议写公开用语")
        await walk.press("f2")
        await walk.shows("要不要换个说法")
        assert 7 not in walk.verdicts()
        await typed(walk.pilot, "1")
        await walk.shows("对外怎么说")
        await typed(walk.pilot, "困难学生救助")
        await walk.press("enter")
        await walk.shows("里面还有“学生”")
        await typed(walk.pilot, "（临时）")
        for _ in range(2):
            await walk.press("enter")
            await walk.pilot.pause()
        await until(walk.pilot, lambda: walk.verdicts().get(7) == "passed")
        assert walk.month().lines[6].public_summary == "困难学生救助（临时）"


async def test_the_words_can_be_left_as_they_are(desk: Desk) -> None:
    async with walking(desk) as walk:
        walk.screen.go(next(place for place, each in enumerate(walk.screen.lines) if each.line.line_no == 7))
        await walk.press("1")
        await walk.shows("要不要换个说法")
        await typed(walk.pilot, "２")
        await until(walk.pilot, lambda: walk.verdicts().get(7) == "passed")
        assert walk.month().lines[6].public_summary == ""


async def test_two_members_sign_and_the_same_one_is_not_offered_twice(desk: Desk) -> None:
    async with walking(desk) as walk:
        await walk.press("f6")
        await until(walk.pilot, lambda: walk.verdicts())
        await walk.press("f2", "f9")
        await walk.shows("第1位签字的是谁")
        await typed(walk.pilot, "2")
        await walk.shows("第2位签字的是谁")
        assert "1. 王有田" in screen_text(walk.app)
        assert "2. " not in screen_text(walk.app)
        assert "有“高”疑点仍然通过的：第4笔。建议写公开用语、还没写的：第7笔" in "".join(screen_text(walk.app).split())
        await typed(walk.pilot, "1")
        await until(walk.pilot, lambda: walk.month().signed)
        signed = walk.month().signed
        assert signed is not None
        assert set(signed.signed.members) == {"王有田", "王秀兰"}
        await walk.shows("2人已签字")


async def test_a_returned_line_keeps_the_review_from_being_signed(desk: Desk) -> None:
    async with walking(desk) as walk:
        await walk.press("f4")
        await walk.shows("退回补正")
        await typed(walk.pilot, "1")
        await until(walk.pilot, lambda: walk.verdicts())
        await walk.back()
        await walk.press("f6", "f9")
        await walk.shows("第4笔退回补正，还没补好")
        assert walk.line_no == HIGH
        assert walk.month().signed is None


async def test_the_last_verdict_is_withdrawn(desk: Desk) -> None:
    async with walking(desk) as walk:
        await walk.press("f2")
        await until(walk.pilot, lambda: walk.verdicts())
        await walk.press("f7")
        await walk.shows("为什么撤回")
        await typed(walk.pilot, "1")
        await until(walk.pilot, lambda: not walk.verdicts())
        await walk.back()
        await walk.press("f7")
        await walk.shows("没有可以撤回的审核")


async def test_what_could_not_be_checked_is_listed_with_the_reason(desk: Desk) -> None:
    async with walking(desk) as walk:
        await walk.press("f10")
        await walk.shows("查不了的")
        page = "".join(screen_text(walk.app).split())
        assert walk.month().unchecked
        for finding in walk.month().unchecked[:2]:
            assert RULES[finding.rule].title in page
            assert "".join(finding.message.split()) in page


@pytest.mark.parametrize("size", [(40, 12), (60, 18), (80, 24), (120, 40), (200, 60)])
async def test_every_row_of_a_line_can_be_read_at_every_size(desk: Desk, size: tuple[int, int]) -> None:
    async with walking(desk, size) as walk:
        for place in range(len(walk.screen.lines)):
            walk.screen.go(place)
            await walk.pilot.pause()
            body = walk.screen.query_one(ListedRows)
            seen = screen_text(walk.app)
            while body.scroll_rows(1):
                before = seen
                await walk.pilot.pause()
                seen += screen_text(walk.app)
                if body.top >= len(body.rows) - body.content_size.height + 1 or seen == before * 2:
                    break
            shown = "".join(seen.split())
            each = walk.screen.lines[place]
            for words in (each.line.summary, each.line.payee or "", *(hit.message for hit in each.hits), *each.line.raw.values()):
                for piece in wrap(words, 10):
                    assert "".join(piece.split()) in shown, (size, piece)


async def test_ten_thousand_lines_are_walked_without_running_the_rules_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        LedgerLine(line_no=number, row=number + 3, dated_on=date(2026, 10, 12), summary=f"付第{number}件材料费", expense_fen=100 + number)
        for number in range(1, 10_001)
    ]
    desk = a_desk(tmp_path / "big", lines)
    async with walking(desk, (120, 40)) as walk:
        monkeypatch.setattr(reviewing, "flags", lambda given: pytest.fail("the rules ran again"))
        await walk.press("f2", "f2", "pagedown")
        await until(walk.pilot, lambda: walk.screen.left == 9_998)
        walk.screen.go(9_999)
        await walk.shows("付第10000件材料费")


async def test_the_room_never_sees_it(desk: Desk) -> None:
    in_meeting(desk)
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f5")
        await until(pilot, lambda: "预审的疑点不给会场看" in screen_text(app))
        assert isinstance(app.screen, HomeScreen)


async def test_it_is_open_while_the_projector_shows_another_screen(desk: Desk) -> None:
    in_meeting(desk, is_mirrored=False)
    async with walking(desk) as walk:
        assert walk.line_no == HIGH


async def test_it_leaves_the_screen_when_another_window_opens_a_mirrored_meeting(desk: Desk) -> None:
    async with walking(desk) as walk:
        other = open_desk(desk.folder, window="other", clock=desk.now)
        other.actor = "王秀兰"
        in_meeting(other)
        other.close()
        await until(walk.pilot, lambda: isinstance(walk.app.screen, HomeScreen))
        assert "疑点：" not in screen_text(walk.app)


async def test_without_a_ledger_there_is_nothing_to_review(tmp_path: Path) -> None:
    from changzhang.desk.setting_up import init_village

    desk = init_village(tmp_path / "v", village="小山村", town="八里镇", from_period="2026-10")
    desk.actor = "王秀兰"
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f5")
        await until(pilot, lambda: "还没有可以审的账" in screen_text(app))
