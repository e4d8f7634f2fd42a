"""Events of what passes between the committee and a household outside meetings: visits, and look-ups of the books."""

from __future__ import annotations

from datetime import date

from changzhang.domain.events.base import Event
from changzhang.domain.ledger import LineRef


class VisitLogged(Event, frozen=True, kw_only=True):
    """上门: who called on whom and what came up. ``household`` is private; ``questions`` are those logged from it."""

    visited_on: date
    visitors: tuple[str, ...]
    household: str = ""
    group: str = ""
    text: str = ""
    questions: tuple[str, ...] = ()


class InspectionLogged(Event, frozen=True, kw_only=True):
    """查账: somebody looked into the books (查阅、复制). ``what`` says in words what was looked up; ``question`` is what it answers."""

    inspected_on: date
    visitor: str = ""
    group: str = ""
    what: str
    periods: tuple[str, ...] = ()
    line: LineRef | None = None
    is_copied: bool = False
    attended_by: str = ""
    question: str | None = None
