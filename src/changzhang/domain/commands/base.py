"""What every command is: what a person wants, and what that person saw when wanting it."""

from __future__ import annotations

import msgspec


class Command(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An imperative. It carries what the person saw (``expected_*``), never a position in a window."""
