"""What the fictional village published until now: in time but once, the accounts through all seven steps, one sheet left to put up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial

from changzhang.desk.clock import CHINA
from changzhang.desk.desk import Desk
from changzhang.domain.commands import Command, DoStep, PostDisclosure
from changzhang.domain.disclosure.items import Step
from changzhang.domain.disclosure.periods import expected
from changzhang.domain.events.disclosure import Place

_MEMBERS = ("柳明德", "丁桂香")
_PLACES = (Place(name="村部公开栏"), Place(name="村务公开微信群", kind="online"))
# So many days before it is due each step is done; a sheet in its second month was two days late.
_BEFORE: tuple[tuple[int, Step], ...] = ((9, "propose"), (7, "examine"), (6, "discuss"))
_POSTED_BEFORE, _LATE, _LATE_BY = 3, "A2", 2
_HEARD_AFTER: tuple[tuple[int, Step], ...] = ((6, "hear"), (7, "answer"), (14, "archive"))
_TO_THE_END, _LEFT_OPEN = "A1", "B2"


def publications(desk: Desk, today: date) -> Iterator[tuple[datetime, Callable[[Desk], object]]]:
    """Each act with its instant, those of the future too. The newest sheet of one item stays unposted."""
    due = list(expected(desk.disclosure, desk.village.from_period, today))
    newest = max((each.period for each in due if each.item == _LEFT_OPEN), default="")
    months = sorted({each.period for each in due if each.item == _LATE})
    for each in due:
        if each.item == _LEFT_OPEN and each.period == newest:
            continue
        is_late = each.item == _LATE and each.period == months[:2][-1]
        posted_on = each.due_on + timedelta(days=_LATE_BY if is_late else -_POSTED_BEFORE)
        yield from _course(each.id, each.due_on, posted_on)


def _course(disclosure: str, due_on: date, posted_on: date) -> Iterator[tuple[datetime, Callable[[Desk], object]]]:
    for days, step in _BEFORE:
        members = _MEMBERS if step == "examine" else ()
        yield _at(due_on - timedelta(days=days)), partial(_do, wish=DoStep(disclosure=disclosure, step=step, members=members))
    yield _at(posted_on), partial(_do, wish=PostDisclosure(disclosure=disclosure, places=_PLACES))
    for days, step in _HEARD_AFTER if disclosure.startswith(_TO_THE_END) else ():
        yield _at(posted_on + timedelta(days=days)), partial(_do, wish=DoStep(disclosure=disclosure, step=step))


def _do(desk: Desk, *, wish: Command) -> None:
    desk.do(wish)


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 16, tzinfo=CHINA)
