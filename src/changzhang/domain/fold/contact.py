"""Folds the streams of visits and look-ups: one fact each."""

from __future__ import annotations

from changzhang.domain.chain import Fact
from changzhang.domain.contact_state import InspectionState, VisitState
from changzhang.domain.events.contact import InspectionLogged, VisitLogged


def visit(state: VisitState | None, fact: Fact) -> VisitState | None:
    """The visit as logged."""
    if state or not isinstance(fact.event, VisitLogged):
        return state
    return VisitState(id=fact.stream.partition("/")[2], seq=fact.seq, at=fact.at, actor=fact.actor, logged=fact.event)


def inspection(state: InspectionState | None, fact: Fact) -> InspectionState | None:
    """The look-up as logged."""
    if state or not isinstance(fact.event, InspectionLogged):
        return state
    return InspectionState(id=fact.stream.partition("/")[2], seq=fact.seq, at=fact.at, actor=fact.actor, logged=fact.event)
