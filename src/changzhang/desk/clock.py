"""The only clock: instants in +08:00, as the journal keeps them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, in +08:00."""
    return datetime.now(CHINA)
