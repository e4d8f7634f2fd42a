"""Which later steps of one item rest on an earlier one: withdrawing the one takes the others with it."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.chain import Fact
from changzhang.domain.events import disclosure as dv
from changzhang.domain.events import rectification as ev

# From the report to 销号 each step rests on those before it; informing the asker bears only the end.
_CHAIN = (
    ev.RectificationCompleted,
    ev.RectificationVerified,
    ev.RectificationRepublished,
    ev.RectificationObjected,
    ev.RectificationClosed,
    ev.RectificationReopened,
)
_RESTS_ON_COMPLETION = (*_CHAIN, ev.RectificationAskerInformed)


def built_on(fact: Fact, stream: Sequence[Fact]) -> list[int]:
    """The acts on the live facts of its stream that rest on a fact, oldest first; empty where nothing may."""
    later = [each for each in stream if each.seq > fact.seq and each.act != fact.act]
    match fact.event:
        case ev.RectificationCompleted() | ev.RectificationReopened():
            return [each.act for each in later if isinstance(each.event, _RESTS_ON_COMPLETION)]
        case ev.RectificationVerified() | ev.RectificationRepublished() | ev.RectificationObjected():
            return [each.act for each in later if isinstance(each.event, _CHAIN)]
        case ev.RectificationAskerInformed():
            return [each.act for each in later if isinstance(each.event, ev.RectificationClosed | ev.RectificationReopened)]
        case ev.RectificationProgressed(evidence=evidence) if evidence:
            return [each.act for each in later if isinstance(each.event, ev.RectificationClosed | ev.RectificationReopened)]
        case dv.DisclosureStepDone() | dv.DisclosurePublished() | dv.DisclosureCorrected() | dv.DisclosureTakenDown():
            return [each.act for each in later]
    return []
