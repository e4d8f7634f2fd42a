"""Commands about publications. ``disclosure`` is the id, ``A1/2026-10``."""

from __future__ import annotations

from datetime import date

from changzhang.domain.commands.base import Command
from changzhang.domain.disclosure.items import Step
from changzhang.domain.events.disclosure import Place
from changzhang.domain.events.rectification import Evidence


class RaiseDisclosure(Command, frozen=True, kw_only=True):
    """Record that something happened which must be published within some working days."""

    item: str
    title: str
    arisen_on: date | None = None


class DoStep(Command, frozen=True, kw_only=True):
    """Record one of the seven steps; 予以公布 is recorded by posting."""

    disclosure: str
    step: Step
    members: tuple[str, ...] = ()
    done_on: date | None = None
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


class PostDisclosure(Command, frozen=True, kw_only=True):
    """Record that it was put up, for the first time or after it had come down."""

    disclosure: str
    places: tuple[Place, ...]
    posted_on: date | None = None
    content: tuple[Evidence, ...] = ()
    note: str = ""


class CorrectDisclosure(Command, frozen=True, kw_only=True):
    """Record a correction put up; without places where it hung before."""

    disclosure: str
    was: str
    now: str
    reason: str
    ordered_by: str = ""
    places: tuple[Place, ...] = ()
    posted_on: date | None = None
    content: tuple[Evidence, ...] = ()


class TakeDown(Command, frozen=True, kw_only=True):
    """Record that it came down; without a place everywhere it hangs."""

    disclosure: str
    place: str = ""
    taken_on: date | None = None
    reason: str = ""


class ObjectToDisclosure(Command, frozen=True, kw_only=True):
    """Record an objection against what was published."""

    disclosure: str
    text: str
    objector: str = ""


# Their decisions read the village's list of items.
PUBLISHING = (RaiseDisclosure, DoStep, PostDisclosure, CorrectDisclosure, TakeDown, ObjectToDisclosure)
