"""The row of a stream in lists, and what it still asks of somebody."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from changzhang.domain.events.book import BookCreated
from changzhang.domain.events.meeting import MeetingAdjourned, MeetingSealed
from changzhang.domain.events.question import QuestionAnswered, QuestionDeferred, QuestionReferred, QuestionWithdrawnByAsker
from changzhang.domain.events.rectification import RectificationCompleted, RectificationProgressed
from changzhang.domain.states import AnyState, Summary
from changzhang.domain.summary import Todo, todo
from tests.domain.given_when_then import HELD_ON, KEY, MEETING, OPEN, Q1, R1, M, asked, promised, record, withdrawn

TITLE = "小山村公开唱账会（2026年10月账目）"
DUE = date(2026, 11, 18)


def rows(acts: Any) -> dict[str, Summary]:
    return record(acts).summaries


@pytest.mark.parametrize(
    ("acts", "state"),
    [
        ([], "open"),
        ([(M, MeetingAdjourned(present=1))], "adjourned"),
        ([(M, MeetingAdjourned(present=1)), (M, MeetingSealed(record_count=1, first_seq=2, last_seq=3))], "sealed"),
    ],
)
def test_a_meetings_row(acts: Any, state: str) -> None:
    row = rows([*OPEN, *acts])[M]
    assert row == Summary(stream=M, state=state, held_on=HELD_ON, periods=("2026-10",), number=1, seq=2)
    assert (row.kind, row.id) == ("meeting", MEETING)


def test_other_rows() -> None:
    found = rows(
        [
            *OPEN,
            (Q1, asked()),
            (Q1, QuestionDeferred(owner="韩小军", due_on=DUE)),
            (R1, promised()),
            ("book", BookCreated(book_id="b", village="小山村", town="八里镇")),
        ]
    )
    assert found[KEY.stream] == Summary(stream=KEY.stream, state="accepted", periods=("2026-10",), seq=1)
    assert found[Q1] == Summary(stream=Q1, state="deferred", meeting=MEETING, due_on=DUE, number=1, seq=4)
    assert found[R1] == Summary(stream=R1, state="promised", meeting=MEETING, due_on=date(2026, 11, 25), seq=6)
    assert found["book"] == Summary(stream="book", seq=7)


def test_a_stream_of_which_nothing_is_left() -> None:
    assert rows([*OPEN, (Q1, asked()), withdrawn(Q1, 4)])[Q1] == Summary(stream=Q1, state="withdrawn", seq=4)


def test_a_question_its_asker_took_back_still_belongs_to_its_meeting() -> None:
    folded = record([*OPEN, (Q1, asked()), (Q1, QuestionWithdrawnByAsker(goes_on=False))])
    assert [question.status for question in folded.questions_of(MEETING)] == ["withdrawn"]


def waits(acts: Any, stream: str) -> Todo | None:
    folded = record(acts)
    state: AnyState | None = folded.load(stream)
    return todo(state)


def test_a_promise_waits_until_it_is_closed_out() -> None:
    begun = [(R1, promised()), (R1, RectificationProgressed(text="在办"))]
    expected = {"id": "R2026-001", "kind": "rectification", "title": "补签证明人", "owner": "何永年", "due_on": date(2026, 11, 25)}
    assert waits(begun, R1) == Todo(**expected, state="in_progress", reckoning="会上约定的日期")
    done = [*begun, (R1, RectificationCompleted(result="好", completed_on=DUE))]
    assert waits(done, R1) == Todo(**expected, state="completed", reckoning="会上约定的日期", completed_on=DUE)


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ([(Q1, asked())], None),
        ([(Q1, asked()), (Q1, QuestionAnswered(text="五百八"))], None),
        (
            [(Q1, asked()), (Q1, QuestionDeferred(owner="韩小军", due_on=DUE, reckoning="三天"))],
            {"title": "单价是多少？", "owner": "韩小军", "due_on": DUE, "state": "deferred", "reckoning": "三天"},
        ),
        (
            [(Q1, asked("")), (Q1, QuestionReferred(to="镇农经站"))],
            {"title": "（内容待补）", "owner": "镇农经站", "state": "referred"},
        ),
        (
            [(Q1, asked("某某拿了钱", is_apart=True)), (Q1, QuestionReferred(to="镇纪委"))],
            {"title": "涉及个人，已另行记录", "owner": "镇纪委", "state": "referred"},
        ),
        ([(Q1, asked()), (Q1, QuestionDeferred(owner="韩小军", due_on=DUE)), (Q1, QuestionAnswered(text="五百八"))], None),
    ],
)
def test_an_answer_is_owed(acts: Any, expected: dict[str, Any] | None) -> None:
    assert waits(acts, Q1) == (None if expected is None else Todo(id="Q2026-001", kind="answer", **expected))


@pytest.mark.parametrize(
    ("acts", "words"),
    [
        ([], "会议未散会"),
        ([(M, MeetingAdjourned(present=1))], "会议未封存"),
        ([(M, MeetingAdjourned(present=1)), (M, MeetingSealed(record_count=1, first_seq=2, last_seq=3))], None),
    ],
)
def test_a_meeting_waits_for_its_end_and_its_seal(acts: Any, words: str | None) -> None:
    expected = None if words is None else Todo(id=MEETING, kind="meeting", title=f"{TITLE}：{words}", state=words)
    assert waits([*OPEN, *acts], M) == expected


def test_ledgers_and_the_book_ask_for_nothing() -> None:
    assert waits(OPEN, KEY.stream) is None
    assert todo(None) is None
