"""A session template: which stages a meeting strings together, with texts, minutes, deadlines and common questions."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from changzhang.domain.ledger import Side

StageKind = Literal[
    "sign_in", "look_back", "opening", "reading", "totals", "questions", "report", "promises", "appraisal", "remarks", "closing"
]
MeetingKind = Literal["reading", "qa", "urgent"]


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a meeting. ``id`` is unique in its template; ``side`` is set for a reading of one side only."""

    id: str
    kind: StageKind
    title: str
    minutes: int = 0
    script: str = ""
    side: Side | None = None


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A time limit to choose by digit: n working days, n natural days, or the day before the next reading.

    ``days`` counts working or natural days from the day after ``held_on`` (民法典 201, 203); for ``before_next_reading`` it
    is the number of days before the next 15th.
    """

    label: str
    unit: Literal["working_days", "days", "before_next_reading"]
    days: int = 1


class Deadlines(msgspec.Struct, frozen=True, kw_only=True):
    """The time limits of ``rules/deadlines.toml``, each with its basis (依据).

    ``close_on_posting`` is the village's recorded choice 公示即销号: no waiting for the posting period.
    """

    promise_terms: tuple[Term, ...]
    promise_default: int = 0
    answer_terms: tuple[Term, ...] = ()
    seal_working_days: int = 2
    yellow_days: int = 5
    escalation_days: int = 7
    posting_working_days: int = 10
    close_on_posting: bool = False
    reading_day: int = 15
    bases: dict[str, str] = {}


class SessionTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of meeting as a county or village wants it held."""

    id: str
    kind: MeetingKind
    name: str
    reading_order: Literal["income_then_expense", "ledger"] = "income_then_expense"
    min_seconds_per_line: float = 2.0
    attendee_kinds: tuple[str, ...] = ("村“两委”成员", "村务监督委员会成员", "村民代表", "村民")
    appraisal_question: str = "对本次公开唱账会是否满意？"
    common_questions: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()

    def stage(self, stage_id: str) -> Stage:
        """The stage with this id. Raises KeyError when the template has none."""
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise KeyError(stage_id)


class WorkCalendar(msgspec.Struct, frozen=True, kw_only=True):
    """Holidays and make-up workdays. Years outside ``known_years`` are estimated: Monday to Friday plus fixed holidays."""

    off: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()
    known_years: frozenset[int] = frozenset()
