"""Commands about rectifications."""

from __future__ import annotations

from datetime import date

from changzhang.domain.commands.base import Command
from changzhang.domain.events.rectification import Evidence, Outcome
from changzhang.domain.ledger import LineRef
from changzhang.domain.template import Term


class PromiseRectification(Command, frozen=True, kw_only=True):
    """Log a promised fix: measure, owner, and a term reckoned from ``held_on`` or a date."""

    measure: str
    owner: str
    term: Term | None = None
    due_on: date | None = None
    problem: str = ""
    meeting: str | None = None
    question: str | None = None
    line: LineRef | None = None
    is_agreed: bool = True


class StateRectification(Command, frozen=True, kw_only=True):
    """Record that the item was read out in the look-back."""

    rectification: str
    meeting: str
    objection: str = ""


class LeaveOutRectification(Command, frozen=True, kw_only=True):
    """Leave the item out of this look-back, with a reason."""

    rectification: str
    meeting: str
    reason: str


class ProgressRectification(Command, frozen=True, kw_only=True):
    """Record what has been done so far."""

    rectification: str
    text: str
    meeting: str | None = None


class CompleteRectification(Command, frozen=True, kw_only=True):
    """Record that the owner reports it done, with result and evidence."""

    rectification: str
    result: str
    outcome: Outcome = "fixed"
    completed_on: date | None = None
    evidence: tuple[Evidence, ...] = ()
