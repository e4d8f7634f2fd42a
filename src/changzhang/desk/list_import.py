"""What people filled in on a printed or mailed 整改清单: compared with the book by item number, appended when confirmed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from changzhang.desk.desk import Desk
from changzhang.desk.files import read_whole
from changzhang.desk.follow_up import missing
from changzhang.desk.problems import ListNotReadable
from changzhang.domain.commands import Command, CompleteRectification, ProgressRectification
from changzhang.domain.errors import Refused
from changzhang.domain.rectification import OUTCOMES
from changzhang.domain.states import RectificationState
from changzhang.papers.rectification_cells import progress_text
from changzhang.papers.wording import STATUSES

_ID, _TEXT, _DONE_ON, _PERSON, _STATUS = "编号", "整改进展和结果", "完成时间", "责任人", "状态"
_NEEDED = (_ID, _TEXT, _DONE_ON, _PERSON)
_DATE = re.compile(r"(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})日?")
_NUMBER = re.compile(r"R\d{4}-\d{3,}")


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the sheet as filled in. ``done_on`` is a text where no date could be made of it."""

    row: int
    id: str
    text: str
    done_on: date | str | None
    person: str
    status: str


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """A row against the book: what differs (title, was, now), what that would append, or why it cannot be taken."""

    row: int
    id: str
    differences: tuple[tuple[str, str, str], ...] = ()
    command: Command | None = None
    refused: str = ""


def compare(desk: Desk, path: Path) -> tuple[Compared, ...]:
    """Every row that says anything new, in the order of the sheet. Raises FileUnreadable, ListNotReadable."""
    rows = [_compared(desk, filled) for filled in _filled(path)]
    return tuple(row for row in rows if row.differences or row.refused)


def append(desk: Desk, rows: Sequence[Compared]) -> int:
    """Append what may be appended; how many. Raises Refused where the book moved on meanwhile."""
    wishes = [row.command for row in rows if row.command and not row.refused]
    for wish in wishes:
        desk.do(wish)
    return len(wishes)


def _filled(path: Path) -> list[Filled]:
    from changzhang.intake.open_file import open_file

    for grid in open_file(path.name, read_whole(path)).grids:
        for place, row in enumerate(grid.rows):
            titles = {str(value).replace("\n", "").strip(): column for column, value in enumerate(row) if isinstance(value, str)}
            if all(title in titles for title in _NEEDED):
                body = zip(grid.numbers[place + 1 :], grid.rows[place + 1 :], strict=False)
                return [_row(number, cells, titles) for number, cells in body if _NUMBER.fullmatch(_text(cells, titles[_ID]))]
    raise ListNotReadable(path.name, "、".join(_NEEDED))


def _row(number: int, cells: Sequence[Any], titles: dict[str, int]) -> Filled:
    return Filled(
        row=number,
        id=_text(cells, titles[_ID]),
        text=_text(cells, titles[_TEXT]),
        done_on=_day(cells, titles[_DONE_ON]),
        person=_text(cells, titles[_PERSON]),
        status=_text(cells, titles.get(_STATUS)),
    )


def _text(cells: Sequence[Any], column: int | None) -> str:
    value = cells[column] if column is not None and column < len(cells) else ""
    return value.strip() if isinstance(value, str) else str(value)


def _day(cells: Sequence[Any], column: int) -> date | str | None:
    value = cells[column] if column < len(cells) else ""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).replace("\n", "").strip()
    found = _DATE.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else text or None
    except ValueError:
        return text


def _compared(desk: Desk, filled: Filled) -> Compared:
    item = desk.record.rectification(filled.id)
    if item is None:
        return Compared(row=filled.row, id=filled.id, refused="账簿里没有这项整改")
    differences = _differences(item, filled)
    if not differences:
        return Compared(row=filled.row, id=filled.id)
    wish, refused = _wish(desk, item, filled)
    if wish is not None:
        refused = _said_no(desk, wish)
    return Compared(row=filled.row, id=filled.id, differences=differences, command=wish, refused=refused)


def _differences(item: RectificationState, filled: Filled) -> tuple[tuple[str, str, str], ...]:
    done_on = item.completed.completed_on if item.completed else None
    pairs = (
        (_TEXT, progress_text(item), filled.text),
        (_DONE_ON, str(done_on or ""), str(filled.done_on or "")),
        (_PERSON, item.promised.owner, filled.person),
        (_STATUS, STATUSES[item.status], filled.status or STATUSES[item.status]),
    )
    return tuple((title, was, now) for title, was, now in pairs if _plain(was) != _plain(now))


def _plain(text: str) -> str:
    return "".join(text.split())


def _wish(desk: Desk, item: RectificationState, filled: Filled) -> tuple[Command | None, str]:
    """What a row asks for, or why it asks for nothing the book can take."""
    if item.completed:
        return None, "已经报完成，表里的改动不再收；有新情况请用“退回重改”" if not _asks_close(filled, item) else _not_closed(desk, item)
    if isinstance(filled.done_on, str):
        return None, f"完成时间看不懂（{filled.done_on}），请写成 2026-11-18 这样"
    text, by = _news(item, filled.text), filled.person
    if filled.done_on is not None:
        return _completion(item, filled.done_on, text or filled.text, by)
    if _is_behind(filled.status):
        return None, f"状态改成了“{filled.status}”，但没有填完成时间"
    if text:
        return ProgressRectification(rectification=item.id, text=text, by=by), ""
    return None, "只改了责任人，没有写进展；换责任人要在会上重新承诺" if _plain(
        by
    ) != item.promised.owner else "原来写的进展被删改，账簿里的不能删"


def _asks_close(filled: Filled, item: RectificationState) -> bool:
    return _plain(filled.status) == STATUSES["closed"] and item.is_open


def _not_closed(desk: Desk, item: RectificationState) -> str:
    lacking = "；".join(missing(desk, item, desk.today()))
    return f"销号要在程序里办，还缺：{lacking}" if lacking else f"销号要在程序里办：changzhang fix close {item.id}"


def _is_behind(status: str) -> bool:
    return _plain(status) in [STATUSES[each] for each in ("completed", "verified", "republished", "closed")]


def _completion(item: RectificationState, done_on: date, text: str, by: str) -> tuple[Command | None, str]:
    if not text.strip():
        return None, "填了完成时间，没有写整改结果"
    for outcome, words in OUTCOMES.items():
        if text.startswith(words):
            rest = text[len(words) :].lstrip("：:，, ")
            return CompleteRectification(rectification=item.id, result=rest or words, outcome=outcome, completed_on=done_on, by=by), ""
    return CompleteRectification(rectification=item.id, result=text, completed_on=done_on, by=by), ""


def _news(item: RectificationState, text: str) -> str:
    """What was written behind the progress known already; a text rewritten from its beginning counts whole."""
    known = progress_text(item)
    if text.startswith(known):
        return text[len(known) :].strip()
    return "" if _plain(text) in _plain(known) else text


def _said_no(desk: Desk, wish: Command) -> str:
    try:
        desk.try_out(wish)
    except Refused as no:
        return "，".join(part for part in (no.what, no.where, no.remedy) if part)
    return ""
