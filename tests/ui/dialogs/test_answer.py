"""F3: every way of answering, and the command it makes."""

from __future__ import annotations

from datetime import date

import pytest
from textual import events
from textual.keys import _character_to_key

from changzhang.domain.commands import AnswerQuestion, Command, DeferQuestion, ReferQuestion, ShowVoucher
from changzhang.domain.days import reckon
from changzhang.domain.events.question import QuestionAsked
from changzhang.domain.template import WorkCalendar
from changzhang.ui.dialogs.answer import AnswerDialog
from tests.ui.dialogs.host import opened
from tests.ui.stages.room import HELD_ON, MEETING, TERMS, Room, line

CALENDAR = WorkCalendar(known_years=frozenset({2026}))
ANSWER_TERMS = tuple((term, reckon(term, HELD_ON, CALENDAR)) for term in TERMS[:2])


def room() -> Room:
    """Three questions: about line 3, about nothing, and apart."""
    made = Room().counted()
    made.question(1, QuestionAsked(text="化肥[/x]多少钱一袋？", meeting=MEETING, number=1, line=line(3)))
    made.question(2, QuestionAsked(text="低保什么时候评？", meeting=MEETING, number=2))
    return made.question(3, QuestionAsked(text="某某", meeting=MEETING, number=3, is_apart=True))


def dialog(first: int = 1, answerer: str = "李建军", draft: str = "") -> AnswerDialog:
    """With question ``first`` as the default."""
    questions = room().view().questions
    ordered = (questions[first - 1], *(each for each in questions if each.asked.number != first))
    return AnswerDialog(room().view(), ordered, ANSWER_TERMS, answerer, draft)


def answer(text: str, **fields: str) -> AnswerQuestion:
    """The expected answer."""
    return AnswerQuestion(**{"question": "Q2026-001", "text": text, "mode": "on_spot", "answerer": "李建军", **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        (("enter",), answer("三十二元。")),
        (("1",), answer("三十二元。")),
        (("１",), answer("三十二元。")),
        (("4",), answer("三十二元。", mode="explained")),
        (("7", "1", "1"), answer("三十二元。", answerer="张志强")),
        (("6", "2", "1"), answer("三十二元。", question="Q2026-002")),
    ],
)
async def test_the_gist_is_typed_after_a_digit(digits: tuple[str, ...], expected: AnswerQuestion) -> None:
    async with opened(dialog()) as hand:
        await hand.press(*digits)
        await hand.type("三十二元。")
        await hand.keys("enter")
        assert await hand.result() == expected


async def test_words_typed_over_the_list_are_the_gist() -> None:
    async with opened(dialog()) as hand:
        await hand.keys("每")
        await hand.type("袋三十二元")
        await hand.keys("enter")
        assert await hand.result() == answer("每袋三十二元")


async def test_nothing_typed_means_answered_and_the_gist_follows() -> None:
    async with opened(dialog()) as hand:
        await hand.keys("enter")
        await hand.until(lambda: hand.app.dialog.box is not None)
        await hand.keys("enter")
        assert await hand.result() == answer("")


async def test_who_answers_is_asked_once_when_nobody_is_known() -> None:
    async with opened(dialog(answerer="")) as hand:
        await hand.keys("1")
        await hand.until(lambda: "谁答复的" in hand.screen())
        await hand.keys("2")
        await hand.type("有")
        await hand.keys("enter")
        assert await hand.result() == answer("有")


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("2", "enter", "1"), DeferQuestion(question="Q2026-001", owner="张志强", term=TERMS[0])),
        (("2", "3", "２"), DeferQuestion(question="Q2026-001", owner="王秀兰", term=TERMS[1])),
        (("3", "1", "2"), ReferQuestion(question="Q2026-001", to="镇农经站（三资中心）", term=TERMS[1])),
        (("3", "3", "4"), ReferQuestion(question="Q2026-001", to="镇纪委")),
    ],
)
async def test_owed_answers_have_an_owner_and_a_date(keys: tuple[str, ...], expected: Command) -> None:
    async with opened(dialog(), (40, 12)) as hand:
        await hand.press(*keys)
        assert await hand.result() == expected


async def test_another_date_is_typed_and_checked() -> None:
    async with opened(dialog()) as hand:
        await hand.press(*("2", "enter", "3"))
        await hand.type("下周")
        await hand.enter()
        assert "看不懂" in hand.screen()
        await hand.type("１１月２５日")
        await hand.keys("enter")
        assert await hand.result() == DeferQuestion(question="Q2026-001", owner="张志强", due_on=date(2026, 11, 25))


async def test_a_voucher_shown_is_an_answer() -> None:
    async with opened(dialog()) as hand:
        await hand.keys("5")
        await hand.until(lambda: "凭证怎么看" in hand.screen())
        await hand.keys("1")
        await hand.type("孙桂芳、周明")
        await hand.keys("enter")
        shown = ShowVoucher(meeting=MEETING, line=line(3), mode="shown", witnesses=("孙桂芳", "周明"))
        assert await hand.result() == (shown, answer("当场出示第3笔凭证原件"))


async def test_what_concerns_a_person_is_only_passed_on() -> None:
    async with opened(dialog(first=3)) as hand:
        await hand.until(lambda: hand.app.dialog.picker is not None)
        assert "某某" not in hand.screen()
        assert [option.id for option in hand.app.dialog.picker.options] == ["refer", "another"]  # type: ignore[union-attr]


async def test_a_step_back_asks_again() -> None:
    async with opened(dialog()) as hand:
        await hand.keys("2")
        await hand.until(lambda: "谁来答复" in hand.screen())
        await hand.keys("left")
        await hand.until(lambda: "怎么答复" in hand.screen())
        await hand.keys("3")
        await hand.until(lambda: "转给谁" in hand.screen())


async def test_without_questions_it_says_so() -> None:
    async with opened(AnswerDialog(room().view(), (), ANSWER_TERMS)) as hand:
        await hand.keys("enter")
        assert await hand.result() is None


async def test_a_whole_phrase_from_an_input_method_is_kept() -> None:
    """All its characters are posted before the box that takes them stands."""
    text = "每袋三十二元，发票在后面！"
    async with opened(dialog()) as hand:
        await hand.until(lambda: hand.app.dialog.is_waiting)
        for character in text:
            hand.app.post_message(events.Key(_character_to_key(character), character))
        await hand.until(lambda: hand.app.dialog.box is not None and hand.app.dialog.box.text == text)
        await hand.keys("enter")
        assert await hand.result() == answer(text)


async def test_words_mean_nothing_on_other_lists() -> None:
    async with opened(dialog()) as hand:
        await hand.keys("2")
        await hand.until(lambda: "谁来答复" in hand.screen())
        await hand.keys("张")
        assert "谁来答复" in hand.screen()
