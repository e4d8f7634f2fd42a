"""The demo's scripts as the replay takes them: relative dates reckoned, items named by their place, a time for every act."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from changzhang.demo.pace import pace
from changzhang.demo.tables import packaged
from changzhang.desk.desk import Desk
from changzhang.desk.replaying import Script, read_script

Act = dict[str, Any]


def script_of(
    name: str, desk: Desk, *, period: str, today: date, begins_at: datetime | None = None, ends_at: datetime | None = None
) -> Script:
    """A packaged script over a period, from ``begins_at`` on or so that it is over at ``ends_at``.

    What it looks back at must be on record by then. Raises ScriptWrong.
    """
    script = read_script(packaged(name).decode(), name)
    acts = [placed(each, desk, today) for act in script.acts for each in _one_a_line(act)]
    offsets = pace(act["do"] for act in acts)
    start = begins_at or (ends_at or desk.now()) - offsets[-1]
    timed = tuple(act | {"at": start + offset} for act, offset in zip(acts, offsets, strict=True))
    return Script(meeting=script.meeting | {"period": period, "at": start, "held_on": start.date()}, acts=timed)


def afterwards(name: str) -> Iterator[tuple[int, Act]]:
    """What was recorded after the meeting of a packaged script: days after it, and the act."""
    for act in tomllib.loads(packaged(name).decode()).get("after", []):
        yield act.pop("days"), act


def placed(act: Act, desk: Desk, today: date) -> Act:
    """An act with its relative words replaced: ``due_in`` by a date, the place in the look-back by the item's id."""
    act = dict(act)
    if "due_in" in act:
        act["due_on"] = today + timedelta(days=act.pop("due_in"))
    if isinstance(act.get("rectification"), int):
        act["rectification"] = desk.record.open_rectifications()[act["rectification"] - 1].id
    if isinstance(act.get("question"), int):
        act["question"] = _owed_answers(desk)[act["question"] - 1]
    return act


def _owed_answers(desk: Desk) -> list[str]:
    return [row.id for row in desk.record.rows("question") if row.state == "deferred"]


def _one_a_line(act: Act) -> Iterable[Act]:
    if "lines" not in act:
        return [act]
    rest = {key: value for key, value in act.items() if key != "lines"}
    return [rest | {"line": line} for line in act["lines"]]
