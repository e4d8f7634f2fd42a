"""What a quarter's 答疑会 is about, built from the record: questions by subject, what was promised, how both stand (§3.3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from changzhang.domain.quarters import quarter_days
from changzhang.domain.record import Record
from changzhang.domain.states import QuestionState, RectificationState

OTHER = "其他"


class SubjectGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Questions about one of the ten items, or about what was written in its place; ``title`` is what people read."""

    title: str
    questions: tuple[QuestionState, ...]


class Agenda(msgspec.Struct, frozen=True, kw_only=True):
    """A quarter as its meeting reports it, as of ``on``.

    ``asked`` are the questions of the quarter, wherever they were asked; ``owed`` are all that still wait for an answer, of
    earlier quarters too; neither holds what is noted apart, of which ``apart`` is the number. ``promised`` are the fixes
    promised in the quarter.
    """

    quarter: str
    on: date
    asked: tuple[QuestionState, ...]
    owed: tuple[QuestionState, ...]
    groups: tuple[SubjectGroup, ...]
    promised: tuple[RectificationState, ...]
    apart: int = 0

    @property
    def answered(self) -> tuple[QuestionState, ...]:
        """The quarter's questions that have an answer."""
        return tuple(question for question in self.asked if question.status == "answered")

    @property
    def overdue(self) -> tuple[QuestionState, ...]:
        """What is owed and whose day is past."""
        return tuple(question for question in self.owed if question.due_on and question.due_on < self.on)

    @property
    def late(self) -> tuple[RectificationState, ...]:
        """The quarter's fixes that are not reported done and whose day is past."""
        return tuple(item for item in self.promised if item.completed is None and item.due_on < self.on)


def agenda(record: Record, quarter: str, on: date, subjects: Mapping[str, str] | None = None) -> Agenda:
    """The agenda of a quarter (``2026Q4``). ``subjects`` are the ten items, code to title, in their order.

    Raises ValueError for what is no quarter.
    """
    first, last = quarter_days(quarter)
    questions = tuple(_questions(record))
    asked = tuple(each for each in questions if first <= each.asked_at.date() <= last and not each.asked.is_apart)
    owed = tuple(each for each in questions if each.is_owed and each.asked_at.date() <= last and not each.asked.is_apart)
    both = tuple({each.id: each for each in (*owed, *asked) if each.status != "joined"}.values())
    return Agenda(
        quarter=quarter,
        on=on,
        asked=asked,
        owed=owed,
        groups=by_subject(both, subjects or {}),
        promised=tuple(_promised(record, first, last)),
        apart=sum(1 for each in questions if each.asked.is_apart and first <= each.asked_at.date() <= last),
    )


def by_subject(questions: Iterable[QuestionState], subjects: Mapping[str, str]) -> tuple[SubjectGroup, ...]:
    """Questions grouped by subject: the ten items in their order, then other words as written, then those without any."""
    groups: dict[str, list[QuestionState]] = {subject_title(code, subjects): [] for code in subjects}
    for question in sorted(questions, key=lambda each: each.id):
        groups.setdefault(subject_title(question.asked.subject, subjects), []).append(question)
    without = groups.pop(OTHER, [])
    named = tuple(SubjectGroup(title=title, questions=tuple(found)) for title, found in groups.items() if found)
    return (*named, SubjectGroup(title=OTHER, questions=tuple(without))) if without else named


def subject_title(subject: str, subjects: Mapping[str, str]) -> str:
    """What people read for a subject: the item's title for its code, free text as it is, 其他 for nothing."""
    return subjects.get(subject.strip().upper(), "") or subject.strip() or OTHER


def _questions(record: Record) -> Iterable[QuestionState]:
    for row in record.rows("question"):
        question = record.question(row.id) if row.state != "withdrawn" else None
        if question:
            yield question


def _promised(record: Record, first: date, last: date) -> Iterable[RectificationState]:
    for row in record.rows("rectification"):
        item = record.rectification(row.id) if row.state != "withdrawn" else None
        if item and first <= item.promised_at.date() <= last:
            yield item
