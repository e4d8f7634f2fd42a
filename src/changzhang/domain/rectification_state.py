"""How one promised fix stands, from the promise to 销号 (domain rules §3.5)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from changzhang.domain.events.rectification import (
    Evidence,
    Outcome,
    RectificationAskerInformed,
    RectificationClosed,
    RectificationCompleted,
    RectificationEscalated,
    RectificationExtended,
    RectificationObjected,
    RectificationPromised,
    RectificationReopened,
    RectificationRepublished,
    RectificationVerified,
    Rung,
)
from changzhang.domain.state_base import Done, Rewording, State

RectificationStatus = Literal["promised", "in_progress", "completed", "verified", "republished", "closed"]


class Progress(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step reported on a rectification. ``by`` is who did it, when it was not the owner."""

    seq: int
    at: datetime
    actor: str
    text: str
    meeting: str | None = None
    by: str = ""


class Statement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """That an item was read out in a look-back, or left out of it with a reason."""

    meeting: str
    at: datetime
    objection: str = ""
    left_out_reason: str = ""


class Round(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One try at the fix, from the owner's report on; ``ended_seq`` is the record that sent it back."""

    completed: RectificationCompleted | None = None
    completed_seq: int = 0
    supplied: tuple[Evidence, ...] = ()
    verified: Done[RectificationVerified] | None = None
    republished: Done[RectificationRepublished] | None = None
    informed: Done[RectificationAskerInformed] | None = None
    closed: Done[RectificationClosed] | None = None
    ended_seq: int = 0


class RectificationState(State, frozen=True, kw_only=True):
    """One promised fix with everything done about it. ``due_on`` is the date in force, ``original_due_on`` the promised one.

    ``completed``, ``verified``, ``republished``, ``informed``, ``supplied`` and ``closed`` are of the present round: 退回重改
    begins a new one and keeps the old among ``rounds``. The tuples keep what happened in every round.
    """

    id: str
    seq: int
    promised_at: datetime
    promised: RectificationPromised
    due_on: date
    original_due_on: date
    status: RectificationStatus = "promised"
    completed: RectificationCompleted | None = None
    completed_seq: int = 0
    progress: tuple[Progress, ...] = ()
    statements: tuple[Statement, ...] = ()
    rewordings: tuple[Rewording, ...] = ()
    supplied: tuple[Evidence, ...] = ()
    verified: Done[RectificationVerified] | None = None
    republished: Done[RectificationRepublished] | None = None
    informed: Done[RectificationAskerInformed] | None = None
    closed: Done[RectificationClosed] | None = None
    extensions: tuple[Done[RectificationExtended], ...] = ()
    republications: tuple[Done[RectificationRepublished], ...] = ()
    objections: tuple[Done[RectificationObjected], ...] = ()
    reopenings: tuple[Done[RectificationReopened], ...] = ()
    escalations: tuple[Done[RectificationEscalated], ...] = ()
    rounds: tuple[Round, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it still has to be followed up."""
        return self.status != "closed"

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every file that proves the present round."""
        reported = self.completed.evidence if self.completed else ()
        seen = self.verified.event.evidence if self.verified else ()
        return (*reported, *self.supplied, *seen)

    @property
    def outcome(self) -> Outcome | None:
        """What came of it: as verified, else as reported; None before it is reported done."""
        if self.verified:
            return self.verified.event.outcome
        return self.completed.outcome if self.completed else None

    @property
    def is_fixed(self) -> bool:
        """Whether it counts as 落实: closed out, and verified as fixed."""
        return self.status == "closed" and self.verified is not None and self.verified.event.outcome == "fixed"

    @property
    def posted_until(self) -> date | None:
        """The last day the result must hang, while it is posted."""
        return self.republished.event.posted_until if self.republished else None

    @property
    def reckoning(self) -> str:
        """How the date in force was counted."""
        moved = [done.event.reckoning for done in self.extensions if done.event.due_on == self.due_on]
        moved += [done.event.reckoning for done in self.reopenings if done.event.due_on == self.due_on]
        return moved[-1] if moved else self.promised.reckoning

    @property
    def rung(self) -> Rung | None:
        """How far up the ladder it was handed, None when it was not."""
        return self.escalations[-1].event.to if self.escalations else None
