"""The three-colour board: what is red, yellow and green on a day, worst first."""

from __future__ import annotations

from datetime import date

import msgspec

from changzhang.desk import follow_up, publishing
from changzhang.desk.desk import Desk
from changzhang.domain.days import add_working_days
from changzhang.domain.lights import Light, Lit, publication_light, rectification_light
from changzhang.domain.quarters import quarter_days, quarter_of, quarter_words
from changzhang.domain.states import Summary
from changzhang.domain.summary import Todo, TodoKind
from changzhang.store import queries

_WORST_FIRST: dict[Light, int] = {"red": 0, "yellow": 1, "green": 2}
_READING_WINDOW_DAYS = 3
_QA_WINDOW_DAYS = 10


class BoardItem(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the board; ``days`` are left until due, negative when over."""

    id: str
    kind: TodoKind
    title: str
    owner: str
    due_on: date | None
    light: Light
    words: str
    reckoning: str = ""
    days: int | None = None


def items(desk: Desk, on: date) -> tuple[BoardItem, ...]:
    """Everything that waits for somebody on a day: fixes, answers owed, publications, meetings to hold, end or seal; worst first."""
    found = [_item(desk, todo, on) for todo in queries.todos(desk.book)]
    found += [_published(each) for each in publishing.publications(desk, on, is_waiting_only=True)]
    found += [due for due in (_reading_due(desk, on), _qa_due(desk, on)) if due]
    found.sort(key=lambda item: (_WORST_FIRST[item.light], item.due_on or on, item.id))
    return tuple(found)


def _item(desk: Desk, todo: Todo, on: date) -> BoardItem:
    due_on, reckoning = todo.due_on, todo.reckoning
    if todo.kind == "rectification":
        lit = _of_rectification(desk, todo, on)
    elif todo.kind == "answer":
        lit = rectification_light("promised", todo.due_on, None, on, desk.deadlines.yellow_days)
    else:
        lit, due_on, reckoning = _unsealed(desk, todo, on)
    return BoardItem(
        id=todo.id,
        kind=todo.kind,
        title=todo.title,
        owner=todo.owner,
        due_on=due_on,
        light=lit.light,
        words=lit.words,
        reckoning=reckoning,
        days=lit.days,
    )


def _of_rectification(desk: Desk, todo: Todo, on: date) -> Lit:
    """Only a posted item's light needs more than its row: the day it may come down."""
    state = desk.record.rectification(todo.id) if todo.state == "republished" else None
    if state is not None:
        return follow_up.lit_of(desk, state, on)
    return rectification_light(todo.state, todo.due_on, todo.completed_on, on, desk.deadlines.yellow_days)


def _published(found: publishing.Publication) -> BoardItem:
    return BoardItem(
        id=found.id,
        kind="publication",
        title=found.title,
        owner=found.owner,
        due_on=found.due_on,
        light=found.lit.light,
        words=found.lit.words,
        reckoning=found.reckoning,
        days=found.lit.days,
    )


def _unsealed(desk: Desk, todo: Todo, on: date) -> tuple[Lit, date | None, str]:
    meeting = desk.record.meeting(todo.id)
    if meeting is None or meeting.adjourned_at is None:
        return Lit("yellow", "正在开会"), None, ""
    days = desk.deadlines.seal_working_days
    due_on = add_working_days(meeting.adjourned_at.date(), days, desk.calendar)
    lit = publication_light(due_on, None, on, days)
    return lit, due_on, f"散会后第{days}个工作日内封存"


def _reading_due(desk: Desk, on: date) -> BoardItem | None:
    """This month's reading of last month's accounts, until it has been held (每月15日; a fixed date, never shifted)."""
    period = _month_before(on)
    if period < desk.village.from_period or any(_was_held(row, period) for row in desk.record.rows("meeting")):
        return None
    day = desk.deadlines.reading_day
    due_on = date(on.year, on.month, day)
    lit = publication_light(due_on, None, on, _READING_WINDOW_DAYS)
    title = f"{int(period[:4])}年{int(period[5:])}月账目的公开唱账会"
    return BoardItem(
        id=f"reading-{period}",
        kind="meeting",
        title=title,
        owner="村监委主任",
        due_on=due_on,
        light=lit.light,
        words=lit.words,
        reckoning=f"每月{day}日，固定日期，不因节假日顺延",
        days=lit.days,
    )


def _qa_due(desk: Desk, on: date) -> BoardItem | None:
    """This quarter's 答疑会, until one was held on a day of it (每季度一次); from its last month on, so that it is no standing row."""
    quarter = quarter_of(on)
    first, last = quarter_days(quarter)
    held = [row.held_on for row in desk.record.rows("meeting") if row.id.startswith("qa-") and row.state != "withdrawn"]
    begins_in = quarter_of(date(int(desk.village.from_period[:4]), int(desk.village.from_period[5:]), 1))
    if on.month != last.month or quarter < begins_in or any(day and first <= day <= last for day in held):
        return None
    lit = publication_light(last, None, on, _QA_WINDOW_DAYS)
    return BoardItem(
        id=f"qa-{quarter}",
        kind="meeting",
        title=f"{quarter_words(quarter)}的村务公开答疑会",
        owner="村监委主任",
        due_on=last,
        light=lit.light,
        words=lit.words,
        reckoning="每季度至少一次，会期在本季度内",
        days=lit.days,
    )


def _was_held(row: Summary, period: str) -> bool:
    return row.state != "withdrawn" and period in row.periods


def _month_before(on: date) -> str:
    return f"{on.year - 1}-12" if on.month == 1 else f"{on.year}-{on.month - 1:02d}"
