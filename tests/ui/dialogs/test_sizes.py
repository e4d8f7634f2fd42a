"""Every dialog at every size: nothing lost, the entry in the upper half, and a change of size in between."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from changzhang.domain.days import reckon
from changzhang.domain.events.question import QuestionAsked
from changzhang.domain.refusals import TooManyVotes
from changzhang.domain.template import WorkCalendar
from changzhang.domain.text import wrap
from changzhang.ui.dialogs.act_menu import MenuDialog
from changzhang.ui.dialogs.answer import AnswerDialog
from changzhang.ui.dialogs.ask import AskDialog
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.confirm import ConfirmDialog
from changzhang.ui.dialogs.doubt import DoubtDialog
from changzhang.ui.dialogs.find import FindDialog
from changzhang.ui.dialogs.gap import GapDialog
from changzhang.ui.dialogs.head_count import HeadCountDialog
from changzhang.ui.dialogs.notice import NoticeDialog
from changzhang.ui.dialogs.page import Page
from changzhang.ui.dialogs.promise import PromiseDialog
from changzhang.ui.dialogs.stage_menu import StageDialog
from changzhang.ui.keys import menu
from tests.ui.dialogs.host import Hand, opened
from tests.ui.hands import screen_text
from tests.ui.stages.room import HELD_ON, MEETING, TERMS, VILLAGE, Room, line

SIZES = [(40, 12), (60, 18), (80, 24), (120, 40), (200, 60)]
LONG = "化肥多少钱一袋？为什么没有走公账转账，是谁去买的，买的时候有没有人跟着去？[/x]" * 4
VIEW = Room().counted().question(1, QuestionAsked(text=LONG, meeting=MEETING, number=1, line=line(3))).view()
CHOICES = tuple((term, reckon(term, HELD_ON, WorkCalendar(known_years=frozenset({2026})))) for term in TERMS)
MAKERS: tuple[Callable[[], Dialog[Any]], ...] = (
    lambda: AskDialog(VIEW, line(4), 2),
    lambda: AnswerDialog(VIEW, VIEW.questions, CHOICES, "李建军"),
    lambda: PromiseDialog(VIEW, line(3), VIEW.questions[0], VILLAGE.people, "李建军", CHOICES),
    lambda: DoubtDialog(VIEW, line(4), {"摘要": LONG}),
    lambda: FindDialog(VIEW),
    lambda: StageDialog(VIEW),
    lambda: MenuDialog(menu("meeting")),
    lambda: HeadCountDialog(VIEW),
    lambda: GapDialog(timedelta(minutes=5)),
    lambda: ConfirmDialog("散会", "现在散会吗？散会后会上的事不能再记。"),
    lambda: NoticeDialog(TooManyVotes(80, 75)),
)


def squeezed(text: str) -> str:
    """Without blanks and line ends, as wrapping moves them."""
    return "".join(text.split())


async def seen(hand: Hand) -> str:
    """Everything the dialog shows, with what scrolling brings up."""
    text = screen_text(hand.app)
    page = hand.app.dialog.query_one("#dialog-words", Page)
    while True:
        before = page.offset_rows
        await hand.pilot.press("ctrl+down")
        await hand.pilot.pause()
        if page.offset_rows == before:
            return text
        text += "\n" + screen_text(hand.app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("make", MAKERS)
async def test_nothing_is_lost(make: Callable[[], Dialog[Any]], size: tuple[int, int]) -> None:
    async with opened(make(), size) as hand:
        await hand.until(lambda: hand.app.dialog.is_waiting)
        await hand.pilot.pause()
        shown = squeezed(await seen(hand))
        dialog = hand.app.dialog
        words = dialog.query_one("#dialog-words", Page)
        for row in words.rows:
            for piece in wrap(row.content.plain, 10):
                assert squeezed(piece) in shown, f"{piece!r} is not to be seen"
        for name in ("dialog-title", "dialog-prompt", "dialog-keys"):
            assert squeezed(dialog.query_one(f"#{name}", Page).text) in shown
        entry = dialog.query_one("#dialog-entry")
        assert entry.region.y <= size[1] // 2
        assert entry.region.bottom <= size[1]
        if dialog.box:
            assert dialog.box.region.y < size[1] // 2


async def test_a_change_of_size_keeps_the_text_and_the_caret() -> None:
    async with opened(MAKERS[0](), (120, 40)) as hand:
        await hand.type("写到一半：")
        await hand.pilot.resize_terminal(40, 12)
        await hand.until(lambda: hand.app.dialog.size.width == 40)
        await hand.type("还有")
        box = hand.app.dialog.box
        assert box is not None
        assert box.text == "写到一半：还有"
        await hand.until(lambda: "写到一半：还有" in screen_text(hand.app))


async def test_a_list_longer_than_the_screen_follows_its_cursor() -> None:
    async with opened(StageDialog(VIEW), (40, 8)) as hand:
        await hand.keys(*["down"] * 3)
        await hand.until(lambda: "9. 群众评议" in screen_text(hand.app) and "1. 签到" not in screen_text(hand.app))
        await hand.keys(*["up"] * 8)
        await hand.until(lambda: "1. 签到" in screen_text(hand.app))
