"""Visits and look-ups of the books, as they were logged."""

from __future__ import annotations

from datetime import datetime

from changzhang.domain.events.contact import InspectionLogged, VisitLogged
from changzhang.domain.state_base import State


class VisitState(State, frozen=True, kw_only=True):
    """One visit (``V2026-001``)."""

    id: str
    seq: int
    at: datetime
    actor: str
    logged: VisitLogged


class InspectionState(State, frozen=True, kw_only=True):
    """One look-up (``I2026-001``)."""

    id: str
    seq: int
    at: datetime
    actor: str
    logged: InspectionLogged
