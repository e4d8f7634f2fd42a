"""Questions with their answers and promises with their lights, as everybody may read them."""

from __future__ import annotations

from datetime import date

from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.rectification import light_of
from changzhang.domain.states import QuestionState, RectificationState
from changzhang.papers.accounts import line_name
from changzhang.papers.blocks import Block, Cell, Column, Table, paragraph
from changzhang.papers.columns import light_cell
from changzhang.papers.sections.promises import problem
from changzhang.papers.sections.questions import apart_sentence
from changzhang.papers.wording import APART, PENDING, VERBS, asker_in_public, day, sentence


def public_questions(view: MeetingView) -> list[Block]:
    """What was asked and what was answered; one that concerns a person is mentioned and nothing else."""
    ordered = sorted(view.questions, key=lambda question: (question.asked.number, question.seq))
    shown = [question for question in ordered if not question.asked.is_apart and question.status != "joined"]
    columns = (Column("编号", 0.7, "center"), Column("谁问的", 1.3), Column("问题", 3.0), Column("答复", 4.0))
    table: list[Block] = [Table(columns, tuple(_row(view, question) for question in shown))] if shown else []
    return [*table, *(paragraph(apart_sentence(question)) for question in ordered if question.asked.is_apart)]


def _row(view: MeetingView, question: QuestionState) -> tuple[Cell, ...]:
    asked = question.asked
    where = f"〔{line_name(view, asked.line)}〕" if asked.line else ""
    voices = f"（另有{question.seconded}人附议）" if question.seconded else ""
    who = f"{asker_in_public(asked.asker)}{VERBS[asked.nature]}"
    return (Cell(f"第{asked.number}问"), Cell(who), Cell(f"{where}{asked.text or PENDING}{voices}"), Cell(answer_words(question)))


def answer_words(question: QuestionState) -> str:
    """The newest answer with who gave it, or who owes it until when."""
    if question.status == "answered" and question.answer:
        return f"{question.answer.answerer}答：{sentence(question.answer.text) or PENDING}"
    if question.status == "withdrawn":
        return "提问人撤回。"
    due = f"{day(question.due_on)}前" if question.due_on else ""
    if question.status == "referred":
        return f"已转{question.owner}办理，{due}反馈。" if due else f"已转{question.owner}办理。"
    return f"由{question.owner}{due}答复。" if question.owner else "尚未答复。"


def followed_up(view: MeetingView, today: date) -> list[Block]:
    """Every promise of this meeting and of earlier ones looked back at, with its light on ``today``."""
    items = (*view.look_back, *view.promises)
    columns = (
        Column("编号", 1.2, "center"),
        Column("整改措施", 4.0),
        Column("责任人", 1.0, "center"),
        Column("期限", 1.5),
        Column("进展", 1.5),
    )
    return [Table(columns, tuple(_item(view, item, today) for item in items))] if items else []


def _item(view: MeetingView, item: RectificationState, today: date) -> tuple[Cell, ...]:
    is_apart = APART in problem(view, item)
    lit = light_of(item, today, view.deadlines.yellow_days, is_at_once=view.deadlines.close_on_posting)
    measure, owner = (APART, "") if is_apart else (item.promised.measure, item.promised.owner)
    return (Cell(item.id), Cell(measure), Cell(owner), Cell(day(item.due_on)), light_cell(lit))
