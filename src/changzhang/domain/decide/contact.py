"""Decides what is logged of visits and look-ups."""

from __future__ import annotations

from datetime import date

from changzhang.domain.commands import contact as cmd
from changzhang.domain.context import Context, Decision
from changzhang.domain.decide.base import decide, question_of, required
from changzhang.domain.events.contact import InspectionLogged, VisitLogged
from changzhang.domain.events.question import Asker, QuestionAsked
from changzhang.domain.record import Record
from changzhang.domain.refusals_rectification import DateAhead


@decide.register
def log_visit(command: cmd.LogVisit, record: Record, context: Context) -> Decision:
    """A visit has somebody who went, and a day that has come; what was asked there is logged in the same act."""
    visitors = tuple(name.strip() for name in command.visitors if name.strip())
    required("、".join(visitors), "谁去的")
    for question in command.questions:
        question_of(record, question)
    asked = _asked(command, record, context)
    logged = VisitLogged(
        visited_on=_past(command.visited_on, context, "上门"),
        visitors=visitors,
        household=command.household.strip(),
        group=command.group.strip(),
        text=command.text.strip(),
        questions=(*command.questions, *asked),
    )
    visit_id = record.next_number("V", context.at.year, "visit")
    drafts = ((f"visit/{visit_id}", logged), *((f"question/{name}", event) for name, event in asked.items()))
    return Decision(drafts=drafts, ids={"visit": visit_id} | {f"question_{number}": name for number, name in enumerate(asked, start=1)})


def _asked(command: cmd.LogVisit, record: Record, context: Context) -> dict[str, QuestionAsked]:
    """The questions brought back, by the ids they get."""
    head, _, first = record.next_number("Q", context.at.year, "question").rpartition("-")
    is_named = command.shown != "anonymous"
    asker = Asker(name=command.household.strip() if is_named else "", group=command.group.strip(), shown=command.shown)
    return {
        f"{head}-{int(first) + place:03d}": QuestionAsked(text=required(text, "提问内容"), channel="visit", asker=asker)
        for place, text in enumerate(command.asked)
    }


@decide.register
def log_inspection(command: cmd.LogInspection, record: Record, context: Context) -> Decision:
    """A look-up says what was looked up."""
    if command.question:
        question_of(record, command.question)
    logged = InspectionLogged(
        inspected_on=_past(command.inspected_on, context, "查账"),
        visitor=command.visitor.strip(),
        group=command.group.strip(),
        what=required(command.what, "查了什么"),
        periods=command.periods,
        line=command.line,
        is_copied=command.is_copied,
        attended_by=command.attended_by.strip(),
        question=command.question,
    )
    inspection_id = record.next_number("I", context.at.year, "inspection")
    return Decision(drafts=((f"inspection/{inspection_id}", logged),), ids={"inspection": inspection_id})


def _past(on: date | None, context: Context, what: str) -> date:
    if on is not None and on > context.today:
        raise DateAhead(what, on)
    return on or context.today
