"""A quarter's agenda, built from the record."""

from __future__ import annotations

from datetime import date
from typing import Any

from changzhang.domain.agenda import agenda, subject_title
from changzhang.domain.events import question as ev
from changzhang.domain.events.rectification import RectificationCompleted
from tests.domain.given_when_then import R1, R2, promised, record

TEN = {"A1": "收支明细", "B1": "低保、特困评定"}
LATE, SOON = date(2026, 11, 10), date(2026, 12, 20)


def q(number: int) -> str:
    return f"question/Q2026-{number:03d}"


def ask(number: int, subject: str = "", **changes: Any) -> Any:
    return (q(number), ev.QuestionAsked(text="？", channel="box", subject=subject, **changes))


ACTS: list[Any] = [
    ask(1, "B1"),
    ask(2, "路灯"),
    ask(3),
    ask(4, "a1"),
    ask(5, "A1", is_apart=True),
    ask(6, "A1"),
    [(q(6), ev.QuestionJoined(into="Q2026-004")), (q(4), ev.QuestionSeconded(joined="Q2026-006"))],
    ask(7),
    (q(7), ev.QuestionWithdrawnByAsker(goes_on=False)),
    (q(2), ev.QuestionAnswered(text="修了", mode="reply")),
    (q(1), ev.QuestionDeferred(owner="何永年", due_on=LATE)),
    (q(3), ev.QuestionDeferred(owner="何永年", due_on=SOON)),
    (R1, promised(due_on=LATE)),
    (R2, promised(due_on=LATE)),
    (R2, RectificationCompleted(result="好", completed_on=LATE)),
]


def ids(found: Any) -> list[str]:
    return [each.id for each in found]


def test_the_quarter_the_meeting_is_about() -> None:
    found = agenda(record(ACTS), "2026Q4", date(2026, 12, 15), TEN)
    assert [(group.title, ids(group.questions)) for group in found.groups] == [
        ("收支明细", ["Q2026-004"]),
        ("低保、特困评定", ["Q2026-001"]),
        ("路灯", ["Q2026-002"]),
        ("其他", ["Q2026-003", "Q2026-007"]),
    ]
    assert ids(found.asked) == [f"Q2026-00{number}" for number in (1, 2, 3, 4, 6, 7)]
    assert ids(found.owed) == ["Q2026-001", "Q2026-003", "Q2026-004"]
    assert (ids(found.answered), ids(found.overdue), found.apart) == (["Q2026-002"], ["Q2026-001"], 1)
    assert (ids(found.promised), ids(found.late)) == (["R2026-001", "R2026-002"], ["R2026-001"])


def test_the_next_quarter_takes_over_what_is_owed() -> None:
    found = agenda(record(ACTS), "2027Q1", date(2027, 3, 15), TEN)
    assert (ids(found.asked), ids(found.promised), found.apart) == ([], [], 0)
    assert ids(found.owed) == [*ids(found.overdue), "Q2026-004"] == ["Q2026-001", "Q2026-003", "Q2026-004"]
    assert [group.title for group in found.groups] == ["收支明细", "低保、特困评定", "其他"]


def test_an_empty_quarter_and_subjects_without_a_list() -> None:
    found = agenda(record([]), "2026Q4", date(2026, 12, 15))
    assert (found.groups, found.asked, found.owed, found.promised) == ((), (), (), ())
    assert [subject_title(subject, {}) for subject in ("A1", " 路灯 ", " ")] == ["A1", "路灯", "其他"]
