"""Commands about what passes between the committee and a household outside meetings."""

from __future__ import annotations

from datetime import date

from changzhang.domain.commands.base import Command
from changzhang.domain.ledger import LineRef
from changzhang.domain.village import AskerShown


class LogVisit(Command, frozen=True, kw_only=True):
    """Log a visit. ``questions`` are ids of questions logged before, ``asked`` the words of those brought back now;
    ``visited_on`` None is today. ``shown`` is how their asker, the household, is shown."""

    visitors: tuple[str, ...]
    visited_on: date | None = None
    household: str = ""
    group: str = ""
    text: str = ""
    questions: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    shown: AskerShown = "group"


class LogInspection(Command, frozen=True, kw_only=True):
    """Log that somebody looked something up in the books (查阅、复制)."""

    what: str
    inspected_on: date | None = None
    visitor: str = ""
    group: str = ""
    periods: tuple[str, ...] = ()
    line: LineRef | None = None
    is_copied: bool = False
    attended_by: str = ""
    question: str | None = None
