"""一、上期整改事项回头看: what was promised before, how it stood on the day, what was said of it."""

from __future__ import annotations

from changzhang.domain.lights import Lit, rectification_light
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import RectificationState
from changzhang.papers.blocks import Block, Cell, Column, Table, paragraph
from changzhang.papers.columns import date_cell, light_cell, person_column
from changzhang.papers.wording import OUTCOMES, day, sentence

_POINTS = 10.5


def look_back(view: MeetingView) -> list[Block]:
    """A sentence of figures and every item with its light as of the day of the meeting."""
    if not view.look_back:
        return []
    lit = [_lit(view, item) for item in view.look_back]
    rows = tuple(_row(view, item, light) for item, light in zip(view.look_back, lit, strict=True))
    columns = (
        Column("编号", 1.2, "center", no_wrap=True),
        Column("承诺事项", 2.9),
        person_column("责任人", 0.95, [item.promised.owner for item in view.look_back]),
        Column("期限", 1.35, "center", kind="date"),
        Column("状态", 1.6, "center"),
        Column("会上说明", 3.3),
    )
    return [paragraph(_summary(view, lit), keep_with_next=True), Table(columns, rows, text_points=_POINTS)]


def _lit(view: MeetingView, item: RectificationState) -> Lit:
    completed_on = item.completed.completed_on if item.completed else None
    return rectification_light(item.status, item.due_on, completed_on, view.meeting.opened.held_on, view.deadlines.yellow_days)


def _summary(view: MeetingView, lit: list[Lit]) -> str:
    done = sum(1 for item in view.look_back if item.completed)
    late = sum(1 for light in lit if light.light == "red")
    parts = [f"往期承诺整改事项{len(lit)}项", f"已完成{done}项"] + [f"超期未完成{late}项"] * bool(late)
    return "，".join(parts) + f"（状态按{day(view.meeting.opened.held_on)}计算）。"


def _row(view: MeetingView, item: RectificationState, light: Lit) -> tuple[Cell, ...]:
    promise = item.promised
    return (
        Cell(item.id),
        Cell(promise.measure),
        Cell(promise.owner),
        date_cell(item.due_on),
        light_cell(light),
        Cell(_said(view, item)),
    )


def _said(view: MeetingView, item: RectificationState) -> str:
    """What the meeting heard of the item, one statement a line."""
    here = view.meeting.id
    said = [sentence(step.text) for step in item.progress if step.meeting == here]
    if item.completed:
        said.append(f"{OUTCOMES[item.completed.outcome]}（{day(item.completed.completed_on)}）：{sentence(item.completed.result)}")
    statements = [statement for statement in item.statements if statement.meeting == here]
    for statement in statements:
        if statement.left_out_reason:
            said.append(f"本次未回头看，理由：{sentence(statement.left_out_reason)}")
        elif statement.objection:
            said.append(f"群众意见：{sentence(statement.objection)}")
    if not said:
        said.append("已宣读。" if statements else "尚未回头看。" if view.meeting.is_in_room else "本次未回头看。")
    return "\n".join(said)
