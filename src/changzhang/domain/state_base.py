"""What every folded state is, and the traces that several kinds of state keep."""

from __future__ import annotations

from datetime import datetime
from typing import Generic, TypeVar

import msgspec

from changzhang.domain.events.base import Event

E = TypeVar("E", bound=Event)


class State(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The folded state of one stream."""


class Rewording(msgspec.Struct, frozen=True, kw_only=True):
    """A text that was given another wording before the seal; ``is_after_adjourn`` is filled by the reader of the meeting."""

    seq: int
    field: str
    was: str
    now: str
    at: datetime
    actor: str


class Done(msgspec.Struct, Generic[E], frozen=True, kw_only=True):
    """Something done to an item, as its event tells it, with when and by whom it was recorded."""

    seq: int
    at: datetime
    actor: str
    event: E
