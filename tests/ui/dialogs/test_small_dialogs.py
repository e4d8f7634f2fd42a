"""The dialogs of one or two questions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from changzhang.domain.act_words import ActWords
from changzhang.domain.commands import (
    ArriveLate,
    CountAttendance,
    LeaveEarly,
    PauseMeeting,
    ShowVoucher,
    WithdrawAct,
    WithdrawQuestionByAsker,
)
from changzhang.domain.events.meeting import Absentee
from changzhang.domain.refusals import TooManyVotes
from changzhang.ui.dialogs.act_menu import MenuDialog
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.confirm import ConfirmDialog
from changzhang.ui.dialogs.find import FindDialog
from changzhang.ui.dialogs.gap import GapDialog
from changzhang.ui.dialogs.head_count import HeadCountDialog
from changzhang.ui.dialogs.notice import NoticeDialog
from changzhang.ui.dialogs.pause import PauseDialog
from changzhang.ui.dialogs.reason import ReasonDialog
from changzhang.ui.dialogs.results import Recess
from changzhang.ui.dialogs.reword import RewordDialog
from changzhang.ui.dialogs.stage_menu import StageDialog
from changzhang.ui.dialogs.voucher import VoucherDialog
from changzhang.ui.dialogs.withdraw import WithdrawDialog
from changzhang.ui.keys import menu
from tests.ui.dialogs.host import opened
from tests.ui.stages.room import BEGIN, MEETING, Room, line


def act(number: int, kind: str, words: str) -> ActWords:
    """An act of the log."""
    return ActWords(act=number, seq=number, at=BEGIN, actor="王秀兰", kind=kind, words=words, stream="question/Q2026-007")


ANSWER = (act(8, "question.answered", "答复：三十二元"),)
QUESTION = (act(7, "question.asked", "第1问：[/x]"), act(8, "question.answered", "答复：三十二元"))


@pytest.mark.parametrize(
    ("make", "keys", "expected"),
    [
        (lambda: WithdrawDialog(ANSWER), ("1",), WithdrawAct(act=8, reason="按错", expected_acts=(8,))),
        (lambda: WithdrawDialog(ANSWER), ("２",), WithdrawAct(act=8, reason="听错", expected_acts=(8,))),
        (lambda: WithdrawDialog(ANSWER), ("3",), WithdrawAct(act=8, reason="说话人更正", expected_acts=(8,))),
        (lambda: WithdrawDialog(ANSWER), ("4", "enter", "重记了", "enter"), WithdrawAct(act=8, reason="重记了", expected_acts=(8,))),
        (lambda: WithdrawDialog(QUESTION), ("1",), WithdrawAct(act=7, reason="听错", expected_acts=(7, 8))),
        (lambda: WithdrawDialog(QUESTION), ("3",), WithdrawAct(act=7, reason="按错", expected_acts=(7, 8))),
        (lambda: WithdrawDialog(QUESTION), ("2", "enter"), WithdrawQuestionByAsker(question="Q2026-007", goes_on=True)),
        (lambda: WithdrawDialog(QUESTION), ("2", "2"), WithdrawQuestionByAsker(question="Q2026-007", goes_on=False)),
        (lambda: WithdrawDialog(()), ("enter",), None),
        (lambda: PauseDialog(MEETING), ("enter",), PauseMeeting(meeting=MEETING, cause="rest")),
        (lambda: PauseDialog(MEETING), ("2",), PauseMeeting(meeting=MEETING, cause="power")),
        (lambda: PauseDialog(MEETING), ("5", "搬桌子", "enter"), PauseMeeting(meeting=MEETING, cause="other", note="搬桌子")),
        (lambda: GapDialog(timedelta(minutes=9)), ("1",), Recess(cause="power")),
        (lambda: GapDialog(timedelta(days=3)), ("4",), Recess(cause="another_day")),
        (lambda: FindDialog(Room().view()), ("水渠", "enter"), line(5)),
        (lambda: FindDialog(Room().view()), ("[/X]", "enter"), line(4)),
        (lambda: FindDialog(Room().view()), ("2300", "enter"), line(3)),
        (lambda: FindDialog(Room().view()), ("18,600", "enter"), line(4)),
        (lambda: FindDialog(Room().view()), ("４", "enter"), line(4)),
        (lambda: FindDialog(Room().view()), ("down", "down", "up", "enter"), line(2)),
        (lambda: StageDialog(Room().view()), ("1",), "sign_in"),
        (lambda: StageDialog(Room().view()), ("0", "2"), "closing"),
        (lambda: StageDialog(Room().view()), ("enter",), "totals"),
        (lambda: MenuDialog(menu("meeting")), ("3",), "promise"),
        (lambda: MenuDialog(menu("meeting")), ("０",), "black_out"),
        (lambda: MenuDialog(menu("meeting")), ("right", "enter"), "answer"),
        (lambda: VoucherDialog(Room().view(), line(3)), ("3",), ShowVoucher(meeting=MEETING, line=line(3), mode="by_appointment")),
        (lambda: ReasonDialog("不念", "", ("没到期",)), ("1",), "没到期"),
        (lambda: ReasonDialog("不念", "", ("没到期",)), ("2", "enter", "人不在", "enter"), "人不在"),
        (lambda: ConfirmDialog("散会", "现在散会吗？"), ("enter",), False),
        (lambda: ConfirmDialog("散会", "现在散会吗？"), ("1",), True),
        (lambda: NoticeDialog(TooManyVotes(80, 75)), ("enter",), None),
        (lambda: RewordDialog("第1问", "多少钱"), ("一袋？", "enter"), "多少钱一袋？"),
        (lambda: RewordDialog("第1问", "多少钱"), ("enter",), None),
        (lambda: HeadCountDialog(Room().counted().view()), ("2", "enter", "enter"), ArriveLate(meeting=MEETING, kind="村民", count=1)),
        # The 1 that stands there is a suggestion: typing 8 means eight, never eighteen.
        (lambda: HeadCountDialog(Room().counted().view()), ("2", "enter", "8", "enter"), ArriveLate(meeting=MEETING, kind="村民", count=8)),
        (lambda: HeadCountDialog(Room().counted().view()), ("3", "1", "enter"), LeaveEarly(meeting=MEETING, kind="村民", count=1)),
    ],
)
async def test_keys_make_the_result(make: Callable[[], Dialog[Any]], keys: tuple[str, ...], expected: object) -> None:
    for size in ((80, 24), (40, 12)):
        async with opened(make(), size) as hand:
            for key in keys:
                if (len(key) > 1 and not key.isascii()) or key in ("2300", "18,600", "[/X]") or (hand.app.dialog.box and len(key) == 1):
                    await hand.type(key)
                elif key in ("down", "up", "right"):
                    await hand.keys(key)
                else:
                    if key == "0":
                        await hand.keys(key)
                        continue
                    await hand.press(key)
            assert await hand.result() == expected


async def test_a_head_count_goes_kind_by_kind() -> None:
    async with opened(HeadCountDialog(Room().view(), "count"), (40, 12)) as hand:
        for number in ("5", "３人"):
            await hand.type(number)
            await hand.press("enter")
        await hand.type("很多")
        await hand.enter()
        assert "不是人数" in hand.screen()
        await hand.type("12")
        await hand.press("enter")
        await hand.type("55")
        await hand.press("enter")
        counts = {"村“两委”成员": 5, "村务监督委员会成员": 3, "村民代表": 12, "村民": 55}
        assert await hand.result() == CountAttendance(meeting=MEETING, counts=counts)


async def test_an_absentee_with_a_reason_keeps_the_count() -> None:
    async with opened(HeadCountDialog(Room().counted(70).view(), "absent")) as hand:
        await hand.press("2", "1")
        expected = CountAttendance(meeting=MEETING, counts={"村民": 70}, absentees=(Absentee(name="李建军", reason="外出务工"),))
        assert await hand.result() == expected


async def test_everything_that_goes_with_a_withdrawal_is_listed() -> None:
    async with opened(WithdrawDialog(QUESTION), (40, 12)) as hand:
        await hand.until(lambda: "一起撤回的还有1条" in hand.screen())
        assert "答复：三十二元" in hand.screen()
        assert "第1问：[/x]" in hand.screen()
