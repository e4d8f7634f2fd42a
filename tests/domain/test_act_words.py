"""Every act in a few words of Chinese, and nothing of what was noted apart."""

from __future__ import annotations

from typing import Any

import pytest

from changzhang.domain.act_words import act_words, told, words_of
from changzhang.domain.events import kind_of
from changzhang.domain.events.meeting import NoteTaken
from changzhang.domain.events.question import QuestionAnswered, QuestionDeferred, QuestionRated, QuestionReferred
from tests.domain.given_when_then import OPEN, Q1, M, asked, at, facts, record
from tests.domain.test_events import FULL


@pytest.mark.parametrize("kind", sorted(FULL))
def test_every_kind_has_words_of_its_own(kind: str) -> None:
    words = words_of(FULL[kind], "question/Q2026-001")
    assert words
    assert kind not in words
    assert any("\u4e00" <= character <= "\u9fff" for character in words)
    assert "None" not in words


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("line.read", "念完第3笔（会后补录）"),
        ("attendance.counted", "清点到会3人"),
        ("cash.counted", "清点现金0.01元"),
        ("meeting.paused", "休会（停电）"),
        ("question.answered", "答复：韩：答"),
        ("question.withdrawn_by_asker", "提问人撤回"),
        ("rectification.stated", "回头看 Q2026-001，群众异议：没办"),
        ("entry.corrected", "更正第1号：一 → 二（听错）"),
    ],
)
def test_some_of_them(kind: str, words: str) -> None:
    assert words_of(FULL[kind], "question/Q2026-001") == words


def test_an_act_is_told_by_its_first_record_with_all_its_words() -> None:
    act: Any = [(Q1, QuestionRated(rating="dissatisfied")), (Q1, QuestionDeferred(owner="村务监督委员会", due_on=at(1).date()))]
    found = act_words(facts([act]))
    assert (found.act, found.seq, found.at, found.actor, found.kind, found.stream) == (1, 1, at(1), "宋玉洁", "question.rated", Q1)
    assert found.words == "评价：不满意；限时答复：村务监督委员会，2026-11-15前"


APART = asked("某某拿了公家的钱", is_apart=True)


@pytest.mark.parametrize(
    "event", [APART, QuestionAnswered(text="某某没有拿", answerer="某某"), QuestionReferred(to="镇纪委")], ids=lambda event: kind_of(event)
)
def test_of_a_question_noted_apart_nothing_is_told(event: Any) -> None:
    acts = [*OPEN, (Q1, APART), (Q1, event)]
    folded = record(acts)
    words = told(folded, facts(acts)[-1:]).words
    assert words == "Q2026-001 涉及个人，已另行记录"


def test_what_is_not_apart_is_told() -> None:
    acts: Any = [*OPEN, (M, NoteTaken(text="好", speaker="陆晓峰"))]
    assert told(record(acts), facts(acts)[-1:]).words == "记录：陆晓峰：好"
