"""四、整改事项: what was promised in the room, by whom, until when, and how that day was reckoned."""

from __future__ import annotations

from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import RectificationState
from changzhang.papers.accounts import line_name
from changzhang.papers.blocks import Block, Cell, Column, Table, paragraph
from changzhang.papers.columns import person_column
from changzhang.papers.wording import APART, day

_POINTS = 10.5


def promises(view: MeetingView) -> list[Block]:
    """How many, then the table; each due date stands as promised, with its reckoning under it."""
    if not view.promises:
        return []
    waiting = sum(1 for item in view.promises if not item.promised.is_agreed)
    said = f"会上承诺整改事项{len(view.promises)}项" + (
        f"，其中{waiting}项待责任人本人确认（会后2个工作日内发确认单）" if waiting else "，责任人均当场认可"
    )
    rows = tuple(_row(view, item) for item in view.promises)
    columns = (
        Column("编号", 1.2, "center", no_wrap=True),
        Column("问题", 2.7),
        Column("整改措施", 2.9),
        person_column("责任人", 0.95, [item.promised.owner for item in view.promises]),
        Column("期限", 2.5, kind="date"),
        Column("确认", 1.0, "center"),
    )
    return [paragraph(f"{said}。", keep_with_next=True), Table(columns, rows, text_points=_POINTS)]


def problem(view: MeetingView, item: RectificationState) -> str:
    """What the promise answers to: its own words, else the question's; a question noted apart is never quoted."""
    question = next((each for each in (*view.questions, *view.owed) if each.id == item.promised.question), None)
    asked = question.asked if question else None
    name = f"第{asked.number}问" if asked and asked.meeting == view.meeting.id else item.promised.question or ""
    if asked and asked.is_apart:
        return f"{name}{APART}"
    named = [name] if asked else []
    named += [line_name(view, item.promised.line)] if item.promised.line else []
    where = "，".join(named)
    words = item.promised.problem or (asked.text if asked else "")
    return (f"〔{where}〕" if where else "") + words


def _row(view: MeetingView, item: RectificationState) -> tuple[Cell, ...]:
    promise, due_on = item.promised, item.original_due_on
    return (
        Cell(item.id),
        Cell(problem(view, item)),
        Cell(promise.measure),
        Cell(promise.owner),
        Cell("\n".join([day(due_on), *([promise.reckoning] if promise.reckoning else [])]), value=due_on.isoformat()),
        Cell("本人认可" if promise.is_agreed else "待本人确认"),
    )
