"""Builds the fictional village as it stands on a day: four months in the book, three meetings held, the fourth to be held."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec

from changzhang.demo.acts import Act, afterwards, placed, script_of
from changzhang.demo.committee import review_month
from changzhang.demo.ledgers import write_ledgers
from changzhang.demo.publications import publications
from changzhang.demo.tables import Month, months, months_before, village_toml
from changzhang.desk import importing, replaying, setting_up
from changzhang.desk.clock import CHINA, Clock, system_clock
from changzhang.desk.desk import Desk
from changzhang.domain.commands import WIRE_NAMES

CLERK = "宋玉洁"
_READING_DAY = 15
_ACCEPTED_DAY = 3
# The last month is in the book long enough before now for a whole meeting to be held until now.
_BEFORE_NOW = timedelta(hours=4)

_UNTIL_REVIEW = timedelta(hours=1)

Step = Callable[[Desk], object]


class _PastClock:
    """A clock that is set before each act of the past."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


def build_demo(folder: Path, *, clock: Clock = system_clock) -> Desk:
    """A desk over a new fictional village in ``folder``, ready to hold the meeting over last month's accounts.

    Raises FolderInUse, FileUnwritable, BookProblem.
    """
    now = clock()
    past = _PastClock(_instant(months_before(now.date(), 3), 1, 9))
    text = village_toml(now.date())
    desk = setting_up.init_village(folder, village="小山村", town="八里镇", from_period="", village_toml=text, clock=past)
    desk.actor = CLERK
    published = [(at, step) for at, step in publications(desk, now.date()) if at < now - _BEFORE_NOW]
    for at, step in sorted([*_course(folder, now), *published], key=lambda each: each[0]):
        past.at = at
        step(desk)
    desk.close()
    return setting_up.open_desk(folder, clock=clock)


def _course(folder: Path, now: datetime) -> Iterator[tuple[datetime, Step]]:
    """Everything that happened in the village until now, each with its instant."""
    today = now.date()
    files = write_ledgers(folder, today)
    for index, (month, path) in enumerate(zip(months(today), files, strict=True)):
        following = months_before(today, 3 - index)
        accepted_at = min(_instant(following, _ACCEPTED_DAY, 10), now - _BEFORE_NOW)
        yield accepted_at, partial(_accept, path=path)
        yield accepted_at + _UNTIL_REVIEW, partial(_review, period=month.period)
        if index < 3:
            yield from _meeting(f"earlier_{index + 1}.toml", month, _instant(following, _READING_DAY, 14), today)


def _accept(desk: Desk, *, path: Path) -> None:
    importing.accept(desk, importing.check(desk, path))


def _review(desk: Desk, *, period: str) -> None:
    review_month(desk, period)


def _meeting(name: str, month: Month, begins_at: datetime, today: date) -> Iterator[tuple[datetime, Step]]:
    yield begins_at, partial(_hold, name=name, period=month.period, today=today)
    for days, act in afterwards(name):
        yield begins_at + timedelta(days=days), partial(_record, act=act, today=today)


def _hold(desk: Desk, *, name: str, period: str, today: date) -> None:
    script = script_of(name, desk, period=period, today=today, begins_at=desk.now())
    for _ in replaying.replay(desk, script):
        pass


def _record(desk: Desk, *, act: Act, today: date) -> None:
    fields = placed(act, desk, today)
    desk.do(msgspec.convert(fields, WIRE_NAMES[fields.pop("do")]))


def _instant(month: date, day: int, hour: int) -> datetime:
    return datetime(month.year, month.month, day, hour, tzinfo=CHINA)
