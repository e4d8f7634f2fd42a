"""Commands about rectifications."""

from __future__ import annotations

from datetime import date

from changzhang.domain.commands.base import Command
from changzhang.domain.events.rectification import Evidence, InformWay, Outcome, Rung
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
    by: str = ""
    evidence: tuple[Evidence, ...] = ()


class CompleteRectification(Command, frozen=True, kw_only=True):
    """Record that the owner reports it done, with result and evidence."""

    rectification: str
    result: str
    outcome: Outcome = "fixed"
    completed_on: date | None = None
    evidence: tuple[Evidence, ...] = ()
    by: str = ""


class ExtendRectification(Command, frozen=True, kw_only=True):
    """Give more time: why, approved by whom, until when (a term reckoned from today, or a date)."""

    rectification: str
    reason: str
    approver: str
    term: Term | None = None
    due_on: date | None = None


class VerifyRectification(Command, frozen=True, kw_only=True):
    """Record the committee's verification; ``outcome`` None confirms what the owner reported."""

    rectification: str
    members: tuple[str, ...]
    outcome: Outcome | None = None
    verified_on: date | None = None
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


class RepublishRectification(Command, frozen=True, kw_only=True):
    """Record that the result was posted; ``posted_on`` None means today."""

    rectification: str
    place: str
    posted_on: date | None = None
    text: str = ""
    evidence: tuple[Evidence, ...] = ()


class ObjectToRectification(Command, frozen=True, kw_only=True):
    """Record a new objection during the posting; with an answer it is to be posted again, without one done again."""

    rectification: str
    text: str
    objector: str = ""
    answer: str = ""


class InformAsker(Command, frozen=True, kw_only=True):
    """Record that the asker was told; ``informed_on`` None means today."""

    rectification: str
    way: InformWay
    informed_on: date | None = None
    note: str = ""


class CloseRectification(Command, frozen=True, kw_only=True):
    """销号."""

    rectification: str
    note: str = ""


class ReopenRectification(Command, frozen=True, kw_only=True):
    """退回重改, if need be with a new date."""

    rectification: str
    reason: str
    term: Term | None = None
    due_on: date | None = None


class EscalateRectification(Command, frozen=True, kw_only=True):
    """Hand the item up the ladder; ``to`` None means the next rung."""

    rectification: str
    reason: str
    to: Rung | None = None
    receiver: str = ""
