"""Which questions of another time come up in a meeting, and in what order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from changzhang.domain.checklist import room_checklist
from changzhang.domain.events import question as ev
from changzhang.domain.events.meeting import MeetingAdjourned, MeetingSealed
from changzhang.domain.meeting_view import view_of
from changzhang.domain.owed import owed_questions
from tests.domain.given_when_then import DEADLINES, HELD_ON, MEETING, OPEN, TEMPLATE, VILLAGE, M, opened_event, promised, record

SOON, LATER = date(2026, 11, 10), date(2026, 11, 30)


def q(number: int) -> str:
    return f"question/Q2026-{number:03d}"


def box(number: int, **changes: Any) -> Any:
    return (q(number), ev.QuestionAsked(**({"text": "路灯？", "channel": "box"} | changes)))


def limit(number: int, due_on: date, **changes: Any) -> Any:
    return (q(number), ev.QuestionDeferred(owner="何永年", due_on=due_on, **changes))


def owed(kind: str, acts: list[Any], end: tuple[Any, ...] = ()) -> list[str]:
    given = [*acts, (M, opened_event(kind=kind, ledgers=())), *end]
    folded = record(given)
    meeting = folded.meeting(MEETING)
    assert meeting is not None
    return [question.id[-1] for question in owed_questions(folded, meeting)]


@pytest.mark.parametrize(
    ("acts", "reading", "qa"),
    [
        ([box(1)], "1", "1"),
        ([box(1), limit(1, SOON)], "1", "1"),
        ([box(1), limit(1, HELD_ON)], "1", "1"),
        ([box(1), limit(1, LATER)], "", "1"),
        ([box(1), limit(1, LATER, is_owner_absent=True, passed_on_by="宋")], "1", "1"),
        ([box(1), (q(1), ev.QuestionReferred(to="镇"))], "1", "1"),
        ([box(1), (q(1), ev.QuestionReferred(to="镇", due_on=LATER))], "", "1"),
        ([box(1, meeting="reading-2026-09")], "1", "1"),
        ([box(1), (q(1), ev.QuestionAnswered(text="好"))], "", ""),
        ([box(1), (q(1), ev.QuestionWithdrawnByAsker(goes_on=False))], "", ""),
        ([box(1), (q(1), ev.QuestionWithdrawnByAsker(goes_on=True))], "1", "1"),
        ([box(1, is_apart=True)], "", ""),
        ([box(1), box(2), (q(2), ev.QuestionJoined(into="Q2026-001"))], "1", "1"),
        ([box(1), (q(1), ev.QuestionAnswered(text="好", meeting=MEETING))], "1", "1"),
        # First who was absent, then by the day due, then what has none.
        ([box(1), box(2), limit(2, SOON), box(3), limit(3, LATER, is_owner_absent=True, passed_on_by="宋")], "321", "321"),
    ],
)
def test_what_comes_up(acts: list[Any], reading: str, qa: str) -> None:
    assert "".join(owed("reading", acts)) == reading
    assert "".join(owed("qa", acts)) == qa
    assert "".join(owed("urgent", acts)) == ("1" if any(getattr(event, "meeting", None) == MEETING for _, event in acts) else "")


FIX = ("rectification/R2026-001", promised(question="Q2026-001", meeting=None))
FIX_HERE = ("rectification/R2026-001", promised(question="Q2026-001"))


def test_what_became_a_fix_comes_up_only_where_it_was_promised() -> None:
    end = ((M, MeetingAdjourned(present=3)), (M, MeetingSealed(record_count=2, first_seq=1, last_seq=2)))
    assert owed("qa", [box(1), FIX]) == []
    assert owed("qa", [box(1), limit(1, SOON), FIX]) == ["1"]
    assert owed("qa", [box(1), FIX_HERE]) == owed("qa", [box(1), FIX_HERE], end) == ["1"]


def test_after_the_seal_only_what_was_spoken_of() -> None:
    end = ((M, MeetingAdjourned(present=3)), (M, MeetingSealed(record_count=2, first_seq=1, last_seq=2)))
    said = (q(2), ev.QuestionAnswered(text="好", meeting=MEETING))
    assert owed("qa", [box(1), box(2), said], end) == ["2"]
    assert owed("qa", [box(1), box(2), said], end[:1]) == ["1", "2"]


@pytest.mark.parametrize(
    ("acts", "words", "is_met"),
    [
        ([box(1)], "还有1问没有答复也没有新的期限：Q2026-001", False),
        ([box(1), limit(1, SOON)], "还有1问没有答复也没有新的期限：Q2026-001", False),
        ([box(1), limit(1, SOON), limit(1, LATER, meeting=MEETING)], "1问都有着落", True),
        ([box(1), (q(1), ev.QuestionAnswered(text="好", meeting=MEETING))], "1问都有着落", True),
        ([box(1), FIX_HERE], "1问都有着落", True),
    ],
)
def test_the_checklist_asks_for_them(acts: list[Any], words: str, is_met: bool) -> None:
    folded = record([*OPEN, *acts])
    meeting = folded.meeting(MEETING)
    assert meeting is not None
    view = view_of(folded, meeting, village=VILLAGE, template=TEMPLATE, deadlines=DEADLINES)
    found = [check for check in room_checklist(view) if check.id == "owed_questions"]
    assert [(check.words, check.is_met) for check in found] == [(words, is_met)]
    assert "owed_questions" not in [
        check.id for check in room_checklist(view_of(record(OPEN), meeting, village=VILLAGE, template=TEMPLATE, deadlines=DEADLINES))
    ]
