"""Events of one publication (公开事项), from falling due through seven steps to the day the sheet comes down."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from changzhang.domain.disclosure.items import Step
from changzhang.domain.events.base import Event
from changzhang.domain.events.rectification import Evidence

PlaceKind = Literal["board", "online"]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where it can be read: a board on which a sheet hangs, or a channel on the net."""

    name: str
    kind: PlaceKind = "board"


class DisclosureArisen(Event, frozen=True, kw_only=True):
    """A publication to be made; the first record of its stream. ``arisen_on`` is set for events."""

    name: str
    due_on: date
    reckoning: str = ""
    window_days: int = 0
    arisen_on: date | None = None
    title: str = ""


class DisclosureStepDone(Event, frozen=True, kw_only=True):
    """One of the seven steps, but for 予以公布."""

    step: Step
    done_on: date
    members: tuple[str, ...] = ()
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


class DisclosurePublished(Event, frozen=True, kw_only=True):
    """予以公布: put up at some places. It must hang to ``posted_until``; ``remove_from`` is the earliest day to take it down."""

    number: int
    places: tuple[Place, ...]
    posted_on: date
    posted_until: date
    remove_from: date
    reckoning: str = ""
    content: tuple[Evidence, ...] = ()
    note: str = ""


class DisclosureCorrected(Event, frozen=True, kw_only=True):
    """更正公开: put up again with the old value, the new one and the reason; the clock starts again."""

    number: int
    was: str
    now: str
    reason: str
    ordered_by: str = ""
    places: tuple[Place, ...]
    posted_on: date
    posted_until: date
    remove_from: date
    reckoning: str = ""
    content: tuple[Evidence, ...] = ()


class DisclosureObjected(Event, frozen=True, kw_only=True):
    """Somebody objected to what was published."""

    text: str
    objector: str = ""


class DisclosureTakenDown(Event, frozen=True, kw_only=True):
    """A sheet came down at one place."""

    place: str
    taken_on: date
    reason: str = ""
