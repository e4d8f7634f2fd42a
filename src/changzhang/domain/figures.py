"""The figures of a month, quarter or year, each with the ids behind it (domain rules §7.4, §7.5).

What was withdrawn never counts. Only what had fallen due by the day of the report counts as due.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from changzhang.domain.disclosure.items import Catalog
from changzhang.domain.disclosure.periods import bounds
from changzhang.domain.figures_base import Counted, Figure, count, rate
from changzhang.domain.figures_publication import due_publications, publication_figures, supervised
from changzhang.domain.record import Record
from changzhang.domain.states import MeetingState, QuestionState, RectificationState


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """What a report is about: a period, seen on a day, in a village with its list of items."""

    period: str
    on: date
    catalog: Catalog
    from_period: str


def figures(record: Record, scope: Scope) -> tuple[Figure, ...]:
    """Every figure of a period, in the order they are printed."""
    first, last = bounds(scope.period)
    span = (first, min(last, scope.on))
    questions = [each for each in _questions(record) if _within(each.asked_at.date(), span)]
    due = due_publications(record, scope.catalog, scope.from_period, span)
    return (
        *publication_figures(record, due)[:1],
        _rectification_rate(record, span),
        _on_spot_rate(questions),
        _timely_answer_rate(record, span),
        _satisfaction(record, span),
        *_counts(record, questions, span),
        *publication_figures(record, due)[1:],
        _supervision_norm(record, examined=supervised(due, scope.catalog.examine_days), span=span),
    )


Span = tuple[date, date]


def _within(day: date, span: Span) -> bool:
    return span[0] <= day <= span[1]


def _questions(record: Record) -> list[QuestionState]:
    """Every question but repeats joined into another, which count as 附议."""
    rows = [row for row in record.rows("question") if row.state not in ("withdrawn", "joined")]
    return [question for question in (record.question(row.id) for row in rows) if question]


def _rectifications(record: Record, span: Span) -> list[RectificationState]:
    """Those whose first date fell into the span: an extension moves nothing out of its period."""
    rows = [row for row in record.rows("rectification") if row.state != "withdrawn"]
    items = [item for item in (record.rectification(row.id) for row in rows) if item]
    return [item for item in items if _within(item.original_due_on, span)]


def _rectification_rate(record: Record, span: Span) -> Figure:
    """整改落实率: closed out and verified as fixed ÷ due."""
    return rate("rectification_rate", [Counted(item.id, item.is_fixed) for item in _rectifications(record, span)])


def _on_spot_rate(questions: Iterable[QuestionState]) -> Figure:
    """就地化解率: answered on the spot and not rated 不满意 ÷ asked in meetings."""
    return rate("on_spot_rate", [Counted(each.id, _is_settled(each)) for each in questions if each.asked.meeting])


def _is_settled(question: QuestionState) -> bool:
    on_spot = bool(question.answers) and question.answers[0].given.mode == "on_spot"
    rated = [done.event.rating for done in question.ratings]
    return on_spot and not question.deferrals and not question.referrals and "dissatisfied" not in rated


def _timely_answer_rate(record: Record, span: Span) -> Figure:
    """答复及时率: deferred and referred questions answered by their date ÷ due. One taken back by its asker owes no answer."""
    return rate("timely_answer_rate", _owed(record, span))


def _owed(record: Record, span: Span) -> list[Counted]:
    found = []
    for question in _questions(record):
        owed: list[tuple[int, date | None]] = [(done.seq, done.event.due_on) for done in question.deferrals]
        owed += [(done.seq, done.event.due_on) for done in question.referrals]
        due = [(seq, due_on) for seq, due_on in owed if due_on and _within(due_on, span)]
        if due and question.status != "withdrawn":
            found.append(Counted(question.id, all(_is_met(question, seq, due_on) for seq, due_on in due)))
    return found


def _is_met(question: QuestionState, seq: int, due_on: date) -> bool:
    answered = [answer.at.date() for answer in question.answers if answer.seq > seq]
    return bool(answered) and min(answered) <= due_on


def _satisfaction(record: Record, span: Span) -> Figure:
    """满意率 over all appraisals of the span: (满意 + 基本满意) ÷ 有效票."""
    held = [meeting for meeting in _meetings(record) if _within(meeting.opened.held_on, span) and meeting.appraisal]
    counted = [(meeting.id, meeting.appraisal) for meeting in held if meeting.appraisal]
    valid = sum(each.satisfied + each.mostly_satisfied + each.dissatisfied for _, each in counted)
    good = sum(each.satisfied + each.mostly_satisfied for _, each in counted)
    return Figure(name="satisfaction_rate", numerator=good, denominator=valid, ids=tuple(name for name, _ in counted))


def _meetings(record: Record) -> list[MeetingState]:
    rows = [row for row in record.rows("meeting") if row.state != "withdrawn"]
    return [meeting for meeting in (record.meeting(row.id) for row in rows) if meeting]


def _counts(record: Record, questions: list[QuestionState], span: Span) -> tuple[Figure, ...]:
    visits = [row.id for row in record.rows("visit") if row.state != "withdrawn" and row.held_on and _within(row.held_on, span)]
    inspections = [row.id for row in record.rows("inspection") if row.state != "withdrawn" and row.held_on and _within(row.held_on, span)]
    seconded = [each for each in questions if each.seconded]
    return (
        count("suggestions", [each.id for each in questions if each.asked.nature == "suggestion"]),
        count("questions", [each.id for each in questions if each.asked.nature != "suggestion"]),
        Figure(name="seconded", numerator=sum(each.seconded for each in seconded), ids=tuple(each.id for each in seconded)),
        count("visits", visits),
        count("calls", [*(each.id for each in questions if each.asked.channel == "hotline"), *inspections]),
    )


def _supervision_norm(record: Record, *, examined: list[Counted], span: Span) -> Figure:
    """监督规范: examined before it was published, answered in time, closed out, each counted once ÷ all of them."""
    closed = [Counted(item.id, not item.is_open) for item in _rectifications(record, span)]
    return rate("supervision_norm", [*examined, *_owed(record, span), *closed])
