"""What becomes of questions: asked, seconded, answered, deferred, referred, rated, taken back by the asker."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from changzhang.domain import refusals
from changzhang.domain.commands import question as cmd
from changzhang.domain.events import question as ev
from changzhang.domain.events.meeting import MeetingAdjourned, MeetingSealed
from changzhang.domain.events.rectification import RectificationPromised
from tests.domain.given_when_then import (
    ADJOURNED,
    IN_BOOK,
    MEETING,
    OPEN,
    Q1,
    Q2,
    SEALED,
    TEN_DAYS,
    THREE_DAYS,
    M,
    asked,
    check,
    decided,
    line,
    withdrawn,
)

ASKED = [*OPEN, (Q1, asked())]
ANSWERED = [*ASKED, (Q1, ev.QuestionAnswered(text="五百八", answerer="韩小军"))]
DEFERRED = [*ASKED, (Q1, ev.QuestionDeferred(owner="韩小军", due_on=date(2026, 11, 18)))]
REFERRED = [*ASKED, (Q1, ev.QuestionReferred(to="镇农经站"))]
END = [(M, MeetingAdjourned(present=10)), (M, MeetingSealed(record_count=4, first_seq=2, last_seq=5))]
BY_BOX = (Q1, asked(meeting=None, number=0, channel="box"))
THREE_DAYS_ON = "从11月16日（周一）起第3个工作日，11月18日（周三）"
TEN_DAYS_ON = "从11月16日（周一）起第10天，11月25日（周三）"
ANONYMOUS = ev.Asker(name="高登科", group="二组", shown="anonymous")
NAMELESS = ev.Asker(group="二组", shown="anonymous")


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        (
            OPEN,
            cmd.AskQuestion(meeting=MEETING, text=" 单价是多少？ ", line=line(2)),
            [(Q1, ev.QuestionAsked(meeting=MEETING, number=1, text="单价是多少？", line=line(2)))],
        ),
        (OPEN, cmd.AskQuestion(meeting=MEETING), [(Q1, ev.QuestionAsked(meeting=MEETING, number=1, is_pending=True))]),
        (ASKED, cmd.AskQuestion(meeting=MEETING, text="又问"), [(Q2, ev.QuestionAsked(meeting=MEETING, number=2, text="又问"))]),
        (
            [*ASKED, withdrawn(Q1, 4)],
            cmd.AskQuestion(meeting=MEETING, text="重问"),
            [(Q2, ev.QuestionAsked(meeting=MEETING, number=1, text="重问"))],
        ),
        (
            OPEN,
            cmd.AskQuestion(meeting=MEETING, text="谁的钱？", asker=ANONYMOUS, is_apart=True),
            [(Q1, ev.QuestionAsked(meeting=MEETING, number=1, text="谁的钱？", asker=NAMELESS, is_apart=True))],
        ),
        (
            OPEN,
            cmd.AskQuestion(meeting=MEETING, text="字大些", nature="suggestion", asker=ev.Asker(group="二组")),
            [(Q1, ev.QuestionAsked(meeting=MEETING, number=1, text="字大些", nature="suggestion", asker=ev.Asker(group="二组")))],
        ),
        (IN_BOOK, cmd.AskQuestion(channel="box", text="路灯？"), [(Q1, ev.QuestionAsked(channel="box", text="路灯？"))]),
        (IN_BOOK, cmd.AskQuestion(channel="box", text=" "), refusals.TextMissing),
        (IN_BOOK, cmd.AskQuestion(meeting=MEETING, text="？"), refusals.MeetingUnknown),
        (ADJOURNED, cmd.AskQuestion(meeting=MEETING, text="？"), refusals.RoomClosed),
        (OPEN, cmd.AskQuestion(meeting=MEETING, text="？", line=line(9)), refusals.LineUnknown),
        (OPEN, cmd.AskQuestion(meeting=MEETING, text="？", line=line(1, seq=2)), refusals.LineUnknown),
    ],
)
def test_ask(given: Any, when: cmd.AskQuestion, then: Any) -> None:
    check(given, when, then)


def test_asking_tells_the_new_id() -> None:
    assert decided(ASKED, cmd.AskQuestion(meeting=MEETING, text="又问")).ids == {"question": "Q2026-002"}


@pytest.mark.parametrize(
    ("given", "then"),
    [
        (ASKED, [(Q1, ev.QuestionSeconded())]),
        ([BY_BOX], [(Q1, ev.QuestionSeconded())]),
        (OPEN, refusals.QuestionUnknown),
        ([*ASKED, END[0]], refusals.RoomClosed),
    ],
)
def test_second(given: Any, then: Any) -> None:
    check(given, cmd.SecondQuestion(question="Q2026-001"), then)


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        (ASKED, {"text": "五百八", "answerer": "韩小军"}, ev.QuestionAnswered(text="五百八", answerer="韩小军")),
        (ASKED, {"text": "看凭证", "mode": "explained"}, ev.QuestionAnswered(text="看凭证", mode="explained")),
        (ASKED, {"answerer": "韩小军"}, ev.QuestionAnswered(answerer="韩小军", is_pending=True)),
        (DEFERRED, {"text": "五百八"}, ev.QuestionAnswered(text="五百八", mode="reply")),
        ([*DEFERRED, *END], {"text": "五百八"}, ev.QuestionAnswered(text="五百八", mode="reply")),
        ([*REFERRED, *END], {"text": "已回复"}, ev.QuestionAnswered(text="已回复", mode="reply")),
        (DEFERRED, {"text": " "}, refusals.TextMissing),
        ([*ASKED, END[0]], {"text": "五百八"}, refusals.RoomClosed),
        (OPEN, {"text": "五百八"}, refusals.QuestionUnknown),
    ],
)
def test_answer(given: Any, when: dict[str, Any], then: Any) -> None:
    check(given, cmd.AnswerQuestion(question="Q2026-001", **when), then if isinstance(then, type) else [(Q1, then)])


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        (
            ASKED,
            {"owner": " 韩小军 ", "term": THREE_DAYS},
            ev.QuestionDeferred(owner="韩小军", due_on=date(2026, 11, 18), reckoning=THREE_DAYS_ON),
        ),
        (
            ASKED,
            {"owner": "韩小军", "due_on": date(2026, 11, 15)},
            ev.QuestionDeferred(owner="韩小军", due_on=date(2026, 11, 15), reckoning="会上约定的日期"),
        ),
        (ASKED, {"owner": " ", "term": THREE_DAYS}, refusals.OwnerMissing),
        (ASKED, {"owner": "韩小军"}, refusals.DueMissing),
        (ASKED, {"owner": "韩小军", "due_on": date(2026, 11, 14)}, refusals.DueTooEarly),
        (OPEN, {"owner": "韩小军", "term": THREE_DAYS}, refusals.QuestionUnknown),
        ([*ASKED, END[0]], {"owner": "韩小军", "term": THREE_DAYS}, refusals.RoomClosed),
    ],
)
def test_defer(given: Any, when: dict[str, Any], then: Any) -> None:
    check(given, cmd.DeferQuestion(question="Q2026-001", **when), then if isinstance(then, type) else [(Q1, then)])


def test_a_term_is_reckoned_from_the_meetings_day_even_after_midnight() -> None:
    decision = decided(ASKED, cmd.DeferQuestion(question="Q2026-001", owner="韩小军", term=THREE_DAYS), today=date(2026, 11, 16))
    assert decision.drafts[0][1] == ev.QuestionDeferred(owner="韩小军", due_on=date(2026, 11, 18), reckoning=THREE_DAYS_ON)


@pytest.mark.parametrize(
    ("when", "then"),
    [
        ({"to": "镇农经站"}, ev.QuestionReferred(to="镇农经站")),
        ({"to": "镇农经站", "term": TEN_DAYS}, ev.QuestionReferred(to="镇农经站", due_on=date(2026, 11, 25), reckoning=TEN_DAYS_ON)),
        ({"to": " "}, refusals.TextMissing),
        ({"to": "镇农经站", "due_on": date(2026, 11, 1)}, refusals.DueTooEarly),
    ],
)
def test_refer(when: dict[str, Any], then: Any) -> None:
    check(ASKED, cmd.ReferQuestion(question="Q2026-001", **when), then if isinstance(then, type) else [(Q1, then)])


AGAIN = ev.QuestionDeferred(owner="村务监督委员会", due_on=date(2026, 11, 25), reckoning=TEN_DAYS_ON)
REPLIED = [*DEFERRED, *END, (Q1, ev.QuestionAnswered(text="五百八", mode="reply"))]


@pytest.mark.parametrize(
    ("given", "rating", "then"),
    [
        (ANSWERED, "satisfied", [(Q1, ev.QuestionRated(rating="satisfied"))]),
        (ANSWERED, "dissatisfied", [(Q1, ev.QuestionRated(rating="dissatisfied")), (Q1, AGAIN)]),
        ([*ANSWERED, END[0]], "satisfied", [(Q1, ev.QuestionRated(rating="satisfied"))]),
        (REPLIED, "satisfied", [(Q1, ev.QuestionRated(rating="satisfied"))]),
        (REPLIED, "dissatisfied", [(Q1, ev.QuestionRated(rating="dissatisfied")), (Q1, AGAIN)]),
        (ASKED, "satisfied", refusals.QuestionNotAnswered),
        (DEFERRED, "satisfied", refusals.QuestionNotAnswered),
        ([*ANSWERED, *END], "satisfied", refusals.MeetingSealedAlready),
        (OPEN, "satisfied", refusals.QuestionUnknown),
    ],
)
def test_rate(given: Any, rating: ev.Rating, then: Any) -> None:
    check(given, cmd.RateQuestion(question="Q2026-001", rating=rating), then)


@pytest.mark.parametrize(
    ("given", "then"),
    [
        (ASKED, [(Q1, ev.QuestionWithdrawnByAsker(goes_on=False))]),
        ([BY_BOX], [(Q1, ev.QuestionWithdrawnByAsker(goes_on=False))]),
        ([*ASKED, (Q1, ev.QuestionWithdrawnByAsker())], "提问人已经撤回"),
        ([*ASKED, END[0]], refusals.RoomClosed),
        (SEALED, refusals.QuestionUnknown),
    ],
)
def test_withdraw_by_asker(given: Any, then: Any) -> None:
    check(given, cmd.WithdrawQuestionByAsker(question="Q2026-001", goes_on=False), then)


def test_a_promise_may_stand_for_the_question() -> None:
    promise = RectificationPromised(measure="补", owner="何永年", due_on=date(2026, 11, 20), meeting=MEETING, question="Q2026-001")
    check(
        [*ASKED, ("rectification/R2026-001", promise)],
        cmd.AnswerQuestion(question="Q2026-001", text="好"),
        [(Q1, ev.QuestionAnswered(text="好"))],
    )
