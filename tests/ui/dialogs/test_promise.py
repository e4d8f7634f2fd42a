"""F4: five keys when the defaults fit."""

from __future__ import annotations

from datetime import date

import pytest

from changzhang.domain.commands import PromiseRectification
from changzhang.domain.days import reckon
from changzhang.domain.events.question import QuestionAsked
from changzhang.domain.template import WorkCalendar
from changzhang.ui.dialogs.promise import PromiseDialog
from tests.ui.dialogs.host import opened
from tests.ui.stages.room import HELD_ON, MEETING, TERMS, VILLAGE, Room, line

CALENDAR = WorkCalendar(known_years=frozenset({2026}))
CHOICES = tuple((term, reckon(term, HELD_ON, CALENDAR)) for term in (TERMS[2], TERMS[0], TERMS[1]))
OWNERS = tuple(person for person in VILLAGE.people if not person.is_supervisor)


def dialog(*, with_question: bool = True) -> PromiseDialog:
    """A promise about line 3, or about the first question on it."""
    room = Room().counted().question(1, QuestionAsked(text="化肥在哪里？", meeting=MEETING, number=1, line=line(3)))
    view = room.view()
    return PromiseDialog(view, line(3), view.questions[0] if with_question else None, OWNERS, "李建军", CHOICES)


def promise(**fields: object) -> PromiseRectification:
    """The expected command."""
    about: dict[str, object] = {"meeting": MEETING, "question": "Q2026-001", "line": line(3), "problem": "化肥在哪里？"}
    defaults: dict[str, object] = {"measure": "查清并说明：化肥在哪里？", "owner": "李建军", "term": TERMS[2]}
    return PromiseRectification(**{**about, **defaults, **fields})  # type: ignore[arg-type]


async def test_four_times_enter_takes_every_default() -> None:
    async with opened(dialog(), (40, 12)) as hand:
        await hand.press("enter", "enter", "enter", "enter")
        assert await hand.result() == promise()


@pytest.mark.parametrize(
    ("keys", "fields"),
    [
        (("enter", "1", "1", "1"), {"owner": "张志强"}),
        (("enter", "enter", "２", "２"), {"term": TERMS[0], "is_agreed": False}),
        (("enter", "enter", "3", "enter"), {"term": TERMS[1]}),
    ],
)
async def test_owner_date_and_assent_by_digit(keys: tuple[str, ...], fields: dict[str, object]) -> None:
    async with opened(dialog()) as hand:
        await hand.press(*keys)
        assert await hand.result() == promise(**fields)


async def test_each_date_stands_beside_its_reckoning() -> None:
    async with opened(dialog()) as hand:
        await hand.press("enter", "enter")
        await hand.until(lambda: "12月14日（周一）" in hand.screen())
        assert CHOICES[1][1].reckoning in hand.screen()


async def test_another_date() -> None:
    async with opened(dialog()) as hand:
        await hand.press("enter", "enter", "4")
        await hand.type("11月1日")
        await hand.enter()
        await hand.until(lambda: "2027" in hand.screen() or "本人认可" in hand.screen())
        await hand.keys("1")
        assert await hand.result() == promise(term=None, due_on=date(2027, 11, 1))


async def test_without_a_question_something_must_be_written() -> None:
    async with opened(dialog(with_question=False)) as hand:
        await hand.enter()
        assert "请写一句" in hand.screen()
        await hand.type("补齐[发票]🧾")
        await hand.press("enter", "enter", "enter", "enter")
        assert await hand.result() == promise(measure="补齐[发票]🧾", question=None, problem="")


async def test_an_owner_who_is_not_on_the_roster() -> None:
    async with opened(dialog()) as hand:
        await hand.press("enter", "5")
        await hand.type("王五")
        await hand.press("enter", "enter", "enter")
        assert await hand.result() == promise(owner="王五")
