"""来访来电: what comes in between meetings, and what is done with it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from changzhang.desk.desk import Desk
from changzhang.domain.commands import AskQuestion, AssignQuestion, PrepareAnswer
from changzhang.domain.events.question import Asker
from changzhang.domain.states import QuestionState
from changzhang.domain.text import cells
from changzhang.ui.screens.contacts import ContactsScreen
from tests.ui.desks import in_kind
from tests.ui.screens.clerk import clerk_at


def asked(desk: Desk, text: str = "路灯[/x]谁管？") -> str:
    return desk.do(AskQuestion(text=text, channel="hotline", asker=Asker(name="周明", group="三组"))).ids["question"]


def state(desk: Desk, name: str = "Q2026-001") -> QuestionState:
    found = desk.record.question(name)
    assert found is not None
    return found


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_what_came_in_is_logged_by_digits(desk: Desk, size: tuple[int, int]) -> None:
    async with clerk_at(desk, "9", ContactsScreen, size) as clerk:
        await clerk.press("f2", "1")
        await clerk.write("低保[/x]是怎么评的？💡")
        await clerk.press("1", "3", "6", "5")
        await clerk.write("私下备好的话")
        await clerk.back()
        question = state(desk)
        told = question.asked
        assert (told.channel, told.text, told.asker.group, told.subject) == ("box", "低保[/x]是怎么评的？💡", "二组", "B1")
        assert (question.owner, question.prepared) == ("", "私下备好的话")
        await clerk.shows("低保[/x]是怎么评的？")
        assert "备好的答复（不公开）：私下备好的话" in "".join(clerk.rows.split())
        assert "B1" not in clerk.rows


async def test_what_concerns_a_person_is_noted_apart_without_its_words(desk: Desk) -> None:
    async with clerk_at(desk, "9", ContactsScreen) as clerk:
        await clerk.press("f2", "2")
        await clerk.write("某某贪了钱")
        await clerk.press("4", "6")
        await clerk.back()
        assert state(desk).asked.is_apart
        assert "贪" not in state(desk).asked.text
        await clerk.press("f3")
        await clerk.shows("只能转办到上级")
        await clerk.press("f6", "3", "1")
        await clerk.back()
        assert state(desk).owner == "镇纪委"


async def test_given_to_somebody_answered_and_told(desk: Desk) -> None:
    asked(desk)
    async with clerk_at(desk, "9", ContactsScreen) as clerk:
        await clerk.press("f3", "4", "1")
        await clerk.back()
        assert state(desk).owner == "李建军"
        assert state(desk).due_on is not None
        await clerk.press("f4")
        await clerk.write("电力局月底修")
        await clerk.back()
        await clerk.press("f7", "enter")
        await clerk.shows("电力局月底修")
        await clerk.press("enter")
        await clerk.back()
        answer = state(desk).answer
        assert answer is not None
        assert (answer.text, answer.mode, answer.answerer) == ("电力局月底修", "reply", "李建军")
        await clerk.shows("按F8记下怎么告知提问人")
        await clerk.press("f8", "1", "1", "enter")
        await clerk.back()
        assert state(desk).informed[-1].event.way == "phone"


async def test_a_repeat_is_joined(desk: Desk) -> None:
    asked(desk)
    asked(desk, "路灯到底谁修？")
    async with clerk_at(desk, "9", ContactsScreen) as clerk:
        await clerk.press("down", "f5", "1")
        await clerk.back()
        assert state(desk, "Q2026-002").joined_into == "Q2026-001"
        await clerk.shows("1问等着答复")


async def test_an_answer_long_overdue_goes_up_and_one_in_time_does_not(desk: Desk) -> None:
    asked(desk)
    long_ago = desk.now() - timedelta(days=40)
    late = desk.do(AskQuestion(text="水渠何时修？", channel="visit"), at=long_ago).ids["question"]
    desk.do(AssignQuestion(question=late, owner="张志强", due_on=date(2026, 10, 20)), at=long_ago)
    async with clerk_at(desk, "9", ContactsScreen) as clerk:
        await clerk.shows("超期26天")
        await clerk.press("f9", "1")
        await clerk.write("催了三次")
        await clerk.press("enter")
        await clerk.back()
        assert state(desk, late).escalations[-1].event.to == "supervision_committee"
        await clerk.press("down", "f9", "1")
        await clerk.write("再催")
        await clerk.press("enter")
        await clerk.back()
        await clerk.shows("还不到上报的时候")


async def test_a_visit_brings_questions_back(desk: Desk) -> None:
    async with clerk_at(desk, "9", ContactsScreen) as clerk:
        await clerk.press("0")
        await clerk.write("王有田、王秀兰")
        await clerk.press("1")
        await clerk.write("周家")
        await clerk.press("1")
        await clerk.write("问了近况")
        await clerk.type("低保名单贴了没有？")
        await clerk.pilot.press("ctrl+j")
        await clerk.type("路灯谁管？")
        await clerk.press("enter")
        await clerk.back()
        assert [state(desk, f"Q2026-00{number}").asked.channel for number in (1, 2)] == ["visit", "visit"]
        assert "周家" not in clerk.rows


async def test_nothing_prepared_is_shown_or_asked_while_the_room_watches(desk: Desk) -> None:
    desk.do(PrepareAnswer(question=asked(desk), text="私下备好的话"))
    in_kind(desk, "quarterly_qa", is_mirrored=True)
    async with clerk_at(desk, "9", ContactsScreen) as clerk:
        await clerk.shows("会场看得到这一屏")
        assert "私下" not in clerk.rows
        await clerk.press("f4")
        await clerk.shows("散会以后再写")
        await clerk.press("f7", "1")
        await clerk.shows("答复的原话或要点")
        assert "私下" not in clerk.shown()
        await clerk.press("escape")
        await clerk.back()
        await clerk.press("f10")
        await clerk.shows("备好答复（不公开）")
        assert "私下" not in clerk.shown()


async def test_nothing_is_cut_on_a_small_screen(desk: Desk) -> None:
    asked(desk)
    asked(desk, "低保是怎么评的？")
    async with clerk_at(desk, "9", ContactsScreen, (40, 12)) as clerk:
        for number in (1, 2):
            await clerk.shows(f"Q2026-00{number} 热线 还没有答复")
        assert max(cells(row) for row in clerk.rows.splitlines()) <= 40
