"""What becomes of promised fixes: owner and date, look-back, progress, completion."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from changzhang.domain import refusals
from changzhang.domain.commands import rectification as cmd
from changzhang.domain.events import rectification as ev
from tests.domain.given_when_then import (
    ADJOURNED,
    IN_BOOK,
    MEETING,
    NEXT_READING,
    OPEN,
    Q1,
    R1,
    R2,
    THREE_DAYS,
    asked,
    check,
    decided,
    line,
    promised,
)

ASKED = [*OPEN, (Q1, asked())]
PROMISED = [*OPEN, (R1, promised())]
COMPLETED = [*PROMISED, (R1, ev.RectificationCompleted(result="已补签", completed_on=date(2026, 11, 20)))]
FULL = {"meeting": MEETING, "measure": " 补签 ", "owner": " 何永年 ", "term": THREE_DAYS}
THREE_DAYS_ON = "从11月16日（周一）起第3个工作日，11月18日（周三）"


def event(**changes: Any) -> ev.RectificationPromised:
    fields = {"measure": "补签", "owner": "何永年", "due_on": date(2026, 11, 18), "reckoning": THREE_DAYS_ON, "meeting": MEETING}
    return ev.RectificationPromised(**{**fields, **changes})


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        (OPEN, FULL, event()),
        (
            ASKED,
            FULL | {"question": "Q2026-001", "line": line(2), "problem": " 空白 ", "is_agreed": False},
            event(question="Q2026-001", line=line(2), problem="空白", is_agreed=False),
        ),
        (
            OPEN,
            FULL | {"term": NEXT_READING},
            event(due_on=date(2026, 12, 14), reckoning="下次唱账会12月15日（周二）前1天，12月14日（周一）"),
        ),
        (OPEN, FULL | {"term": None, "due_on": date(2026, 12, 1)}, event(due_on=date(2026, 12, 1), reckoning="会上约定的日期")),
        (OPEN, FULL | {"owner": "陆晓峰"}, event(owner="陆晓峰")),
        (IN_BOOK, FULL | {"meeting": None}, event(meeting=None)),
        (OPEN, FULL | {"measure": " "}, refusals.TextMissing),
        (OPEN, FULL | {"owner": " "}, refusals.OwnerMissing),
        (OPEN, FULL | {"owner": "柳明德"}, refusals.OwnerIsSupervisor),
        (ASKED, FULL | {"owner": "高登科", "question": "Q2026-001"}, refusals.OwnerIsAsker),
        (OPEN, FULL | {"question": "Q2026-009"}, refusals.QuestionUnknown),
        (OPEN, FULL | {"term": None}, refusals.DueMissing),
        (OPEN, FULL | {"term": None, "due_on": date(2026, 11, 14)}, refusals.DueTooEarly),
        (OPEN, FULL | {"line": line(9)}, refusals.LineUnknown),
        (IN_BOOK, FULL, refusals.MeetingUnknown),
        (ADJOURNED, FULL, refusals.RoomClosed),
    ],
)
def test_promise(given: Any, when: dict[str, Any], then: Any) -> None:
    check(given, cmd.PromiseRectification(**when), then if isinstance(then, type) else [(R1, then)])


def test_numbers_run_on_within_the_year_and_begin_anew_with_the_next() -> None:
    command = cmd.PromiseRectification(**FULL)
    assert decided(PROMISED, command).ids == {"rectification": "R2026-002"}
    assert decided(PROMISED, command).drafts[0][0] == R2
    new_year = decided(PROMISED, command, at=decided_at(2027))
    assert new_year.ids == {"rectification": "R2027-001"}


def decided_at(year: int) -> Any:
    from tests.domain.given_when_then import BEGIN

    return BEGIN.replace(year=year)


STATED = ev.RectificationStated(meeting=MEETING)


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        (PROMISED, cmd.StateRectification(rectification="R2026-001", meeting=MEETING), [(R1, STATED)]),
        (
            PROMISED,
            cmd.StateRectification(rectification="R2026-001", meeting=MEETING, objection=" 没办 "),
            [(R1, ev.RectificationStated(meeting=MEETING, objection="没办"))],
        ),
        ([*PROMISED, (R1, STATED)], cmd.StateRectification(rectification="R2026-001", meeting=MEETING), "R2026-001已经回头看过"),
        (
            [*PROMISED, (R1, STATED)],
            cmd.StateRectification(rectification="R2026-001", meeting=MEETING, objection="没办"),
            [(R1, ev.RectificationStated(meeting=MEETING, objection="没办"))],
        ),
        (OPEN, cmd.StateRectification(rectification="R2026-001", meeting=MEETING), refusals.RectificationUnknown),
        (ADJOURNED, cmd.StateRectification(rectification="R2026-001", meeting=MEETING), refusals.RoomClosed),
        (
            PROMISED,
            cmd.LeaveOutRectification(rectification="R2026-001", meeting=MEETING, reason=" 责任人住院 "),
            [(R1, ev.RectificationLeftOut(meeting=MEETING, reason="责任人住院"))],
        ),
        (PROMISED, cmd.LeaveOutRectification(rectification="R2026-001", meeting=MEETING, reason=" "), refusals.ReasonMissing),
        (OPEN, cmd.LeaveOutRectification(rectification="R2026-001", meeting=MEETING, reason="忙"), refusals.RectificationUnknown),
    ],
)
def test_look_back(given: Any, when: Any, then: Any) -> None:
    check(given, when, then)


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        (PROMISED, cmd.ProgressRectification(rectification="R2026-001", text=" 在办 "), ev.RectificationProgressed(text="在办")),
        (
            PROMISED,
            cmd.ProgressRectification(rectification="R2026-001", text="在办", meeting=MEETING),
            ev.RectificationProgressed(text="在办", meeting=MEETING),
        ),
        (PROMISED, cmd.ProgressRectification(rectification="R2026-001", text=" "), refusals.TextMissing),
        (COMPLETED, cmd.ProgressRectification(rectification="R2026-001", text="在办"), refusals.AlreadyCompleted),
        (OPEN, cmd.ProgressRectification(rectification="R2026-001", text="在办"), refusals.RectificationUnknown),
        (
            PROMISED,
            cmd.CompleteRectification(rectification="R2026-001", result=" 已补签 "),
            ev.RectificationCompleted(result="已补签", completed_on=date(2026, 11, 15)),
        ),
        (
            PROMISED,
            cmd.CompleteRectification(
                rectification="R2026-001",
                result="一半",
                outcome="partly",
                completed_on=date(2026, 11, 12),
                evidence=(ev.Evidence(name="照片.jpg", sha256="e"),),
            ),
            ev.RectificationCompleted(
                result="一半", outcome="partly", completed_on=date(2026, 11, 12), evidence=(ev.Evidence(name="照片.jpg", sha256="e"),)
            ),
        ),
        (PROMISED, cmd.CompleteRectification(rectification="R2026-001", result=""), refusals.TextMissing),
        (COMPLETED, cmd.CompleteRectification(rectification="R2026-001", result="又补"), refusals.AlreadyCompleted),
        (OPEN, cmd.CompleteRectification(rectification="R2026-001", result="已补"), refusals.RectificationUnknown),
    ],
)
def test_progress_and_completion(given: Any, when: Any, then: Any) -> None:
    check(given, when, then if isinstance(then, type) else [(R1, then)])
