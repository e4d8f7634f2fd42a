"""Events of one rectification (承诺整改事项), one entity from the promise to 销号."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from changzhang.domain.events.base import Event
from changzhang.domain.ledger import LineRef

Outcome = Literal["fixed", "partly", "refused", "passed_on", "long_term"]


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A file kept under its SHA-256 in ``evidence/``."""

    name: str
    sha256: str


class RectificationPromised(Event, frozen=True, kw_only=True):
    """Somebody promised a fix in the room. ``is_agreed``: the owner said yes aloud; else a slip is due."""

    measure: str
    owner: str
    due_on: date
    reckoning: str = ""
    problem: str = ""
    meeting: str | None = None
    question: str | None = None
    line: LineRef | None = None
    is_agreed: bool = True


class RectificationStated(Event, frozen=True, kw_only=True):
    """The item was read out in a meeting's look-back. ``objection`` is what the room said against it."""

    meeting: str
    objection: str = ""


class RectificationLeftOut(Event, frozen=True, kw_only=True):
    """The item was left out of a look-back, with the reason."""

    meeting: str
    reason: str


class RectificationProgressed(Event, frozen=True, kw_only=True):
    """What has been done so far."""

    text: str
    meeting: str | None = None


class RectificationCompleted(Event, frozen=True, kw_only=True):
    """The owner reports it done; verification by two committee members follows."""

    result: str
    outcome: Outcome = "fixed"
    completed_on: date
    evidence: tuple[Evidence, ...] = ()
