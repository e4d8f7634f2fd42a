"""Visits and look-ups of the books as they are logged."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from changzhang.domain import refusals
from changzhang.domain import refusals_rectification as no
from changzhang.domain.commands.contact import LogInspection, LogVisit
from changzhang.domain.contact_words import of_contact
from changzhang.domain.events.contact import InspectionLogged, VisitLogged
from changzhang.domain.events.question import Asker, QuestionAsked
from tests.domain.given_when_then import IN_BOOK, Q1, Act, check, decided, record

TODAY, YESTERDAY, TOMORROW = date(2026, 11, 15), date(2026, 11, 14), date(2026, 11, 16)
BOTH = ("丁桂香", "白云山")
V1, I1 = "visit/V2026-001", "inspection/I2026-001"
ASKED: list[Act] = [(Q1, QuestionAsked(text="路灯？", channel="visit"))]


@pytest.mark.parametrize(
    ("given", "changes", "then"),
    [
        ([], {}, VisitLogged(visited_on=TODAY, visitors=BOTH, household="高家", group="二组", text="问路灯")),
        (
            [],
            {"visited_on": YESTERDAY, "household": "", "group": "", "text": ""},
            VisitLogged(visited_on=YESTERDAY, visitors=BOTH),
        ),
        (
            ASKED,
            {"questions": ("Q2026-001",), "household": "", "group": "", "text": ""},
            VisitLogged(visited_on=TODAY, visitors=BOTH, questions=("Q2026-001",)),
        ),
        ([], {"questions": ("Q2026-001",)}, refusals.QuestionUnknown),
        ([], {"visitors": (" ",)}, refusals.TextMissing),
        ([], {"visited_on": TOMORROW}, no.DateAhead),
    ],
)
def test_log_visit(given: Any, changes: dict[str, Any], then: Any) -> None:
    fields: dict[str, Any] = {"visitors": (" 丁桂香", "白云山"), "household": "高家 ", "group": "二组", "text": "问路灯"}
    check(given, LogVisit(**(fields | changes)), then if isinstance(then, type) else [(V1, then)])


@pytest.mark.parametrize(
    ("changes", "then"),
    [
        ({"what": " 10月电费 "}, InspectionLogged(inspected_on=TODAY, what="10月电费")),
        (
            {"what": "10月电费", "is_copied": True, "visitor": "高登科"},
            InspectionLogged(inspected_on=TODAY, what="10月电费", is_copied=True, visitor="高登科"),
        ),
        ({"what": " "}, refusals.TextMissing),
        ({"what": "电费", "question": "Q2026-009"}, refusals.QuestionUnknown),
        ({"what": "电费", "inspected_on": TOMORROW}, no.DateAhead),
    ],
)
def test_log_inspection(changes: dict[str, Any], then: Any) -> None:
    check(IN_BOOK, LogInspection(**changes), then if isinstance(then, type) else [(I1, then)])


def test_what_was_asked_on_a_visit_is_logged_with_it_or_not_at_all() -> None:
    when = LogVisit(visitors=BOTH, household="高登科", group="二组", asked=(" 路灯？ ", "水费？"))
    shown = Asker(name="高登科", group="二组")
    logged = VisitLogged(visited_on=TODAY, visitors=BOTH, household="高登科", group="二组", questions=("Q2026-002", "Q2026-003"))
    questions = [
        ("question/Q2026-002", QuestionAsked(text="路灯？", channel="visit", asker=shown)),
        ("question/Q2026-003", QuestionAsked(text="水费？", channel="visit", asker=shown)),
    ]
    check(ASKED, when, [(V1, logged), *questions])
    assert list(decided(ASKED, when).ids.values()) == ["V2026-001", "Q2026-002", "Q2026-003"]
    check(ASKED, LogVisit(visitors=BOTH, asked=(" ",)), refusals.TextMissing)
    hidden: Any = decided([], LogVisit(visitors=BOTH, household="高登科", asked=("？",), shown="anonymous")).drafts[1][1]
    assert hidden.asker == Asker(shown="anonymous")


def test_they_are_numbered_listed_and_name_no_household() -> None:
    visit = VisitLogged(visited_on=YESTERDAY, visitors=("丁桂香",), household="高家", group="二组", text="低保")
    given: list[Act] = [(V1, visit), (I1, InspectionLogged(inspected_on=TODAY, what="电费"))]
    assert decided(given, LogVisit(visitors=("丁桂香",))).ids == {"visit": "V2026-002"}
    assert decided(given, LogInspection(what="x")).ids == {"inspection": "I2026-002"}
    folded = record(given)
    assert [(row.id, row.held_on) for kind in ("visit", "inspection") for row in folded.rows(kind)] == [
        ("V2026-001", YESTERDAY),
        ("I2026-001", TODAY),
    ]
    assert of_contact(visit, "V2026-001") == "上门：丁桂香，二组"
