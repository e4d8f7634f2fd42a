"""What every event is: a frozen fact that has happened, with a literal wire name given in the registry."""

from __future__ import annotations

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A fact. Bodies only ever gain optional fields; a kind is never renamed."""
