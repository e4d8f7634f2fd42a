"""What a decision may know besides the record: who, when, and the settings that count."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from changzhang.domain.disclosure.items import Catalog
from changzhang.domain.events.base import Event
from changzhang.domain.template import Deadlines, SessionTemplate, WorkCalendar
from changzhang.domain.village import Village

# An event and the stream it is to be appended to.
Draft = tuple[str, Event]


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """The circumstances of one command; ``template`` is the open meeting's own, or the one it is to be opened with."""

    at: datetime
    today: date
    actor: str
    village: Village
    deadlines: Deadlines
    calendar: WorkCalendar
    template: SessionTemplate | None = None
    disclosure: Catalog | None = None


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a command comes to: events to append, or none with a notice (already so). ``ids`` names what was created."""

    drafts: tuple[Draft, ...] = ()
    notice: str = ""
    ids: dict[str, str] = {}
