"""Events of one rectification (承诺整改事项), one entity from the promise to 销号."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from changzhang.domain.events.base import Event
from changzhang.domain.ledger import LineRef

Outcome = Literal["fixed", "partly", "refused", "passed_on", "long_term"]
InformWay = Literal["phone", "visit", "group", "meeting"]
# The ladder of §3.4, lowest rung first.
Rung = Literal["supervision_committee", "party_branch", "town_station", "town_discipline", "county"]


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
    """What has been done so far. ``by`` is who did it, when it was not the owner; evidence may still follow a completion."""

    text: str
    meeting: str | None = None
    by: str = ""
    evidence: tuple[Evidence, ...] = ()


class RectificationCompleted(Event, frozen=True, kw_only=True):
    """The owner reports it done; verification by two committee members follows."""

    result: str
    outcome: Outcome = "fixed"
    completed_on: date
    evidence: tuple[Evidence, ...] = ()
    by: str = ""


class RectificationExtended(Event, frozen=True, kw_only=True):
    """延期: a later date with reason and approver; ``was_due_on`` stays visible."""

    due_on: date
    was_due_on: date
    reckoning: str = ""
    reason: str
    approver: str


class RectificationVerified(Event, frozen=True, kw_only=True):
    """核验 by two members of the supervision committee, who confirm or change the outcome."""

    members: tuple[str, ...]
    outcome: Outcome
    verified_on: date
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


class RectificationRepublished(Event, frozen=True, kw_only=True):
    """再次公示, numbered within its item. It must hang to ``posted_until``; ``remove_from`` is the earliest day to take it down."""

    number: int
    place: str
    posted_on: date
    text: str = ""
    posted_until: date
    remove_from: date
    reckoning: str = ""
    evidence: tuple[Evidence, ...] = ()


class RectificationObjected(Event, frozen=True, kw_only=True):
    """A new objection against the posted result. With an ``answer`` it is posted again, without one the fix is done again."""

    text: str
    objector: str = ""
    answer: str = ""


class RectificationAskerInformed(Event, frozen=True, kw_only=True):
    """The asker was told what came of it."""

    way: InformWay
    informed_on: date
    note: str = ""


class RectificationClosed(Event, frozen=True, kw_only=True):
    """销号. ``is_at_once``: by the village's recorded choice 公示即销号, before the posting period was over."""

    note: str = ""
    is_at_once: bool = False


class RectificationReopened(Event, frozen=True, kw_only=True):
    """退回重改, with the reason and, where one was set, a new date."""

    reason: str
    due_on: date | None = None
    reckoning: str = ""


class RectificationEscalated(Event, frozen=True, kw_only=True):
    """上报一级: to which rung, into whose hands, why."""

    to: Rung
    receiver: str = ""
    reason: str
