"""Events of the committee's review (预审), before anything is published."""

from __future__ import annotations

from changzhang.domain.events.base import Event
from changzhang.domain.ledger import LineRef


class LinesPassed(Event, frozen=True, kw_only=True):
    """其余通过: lines without a verdict and without a high flag were passed together."""

    ledger_seq: int
    line_nos: tuple[int, ...]


class LineSummarized(Event, frozen=True, kw_only=True):
    """The words the public hears and reads instead of the sheet's own; empty takes them back."""

    line: LineRef
    public_summary: str


class ReviewSigned(Event, frozen=True, kw_only=True):
    """At least two different members of the supervision committee signed the review of a version.

    ``flagged_passed`` are the lines passed in spite of a high flag: the township's self-check lists them.
    """

    ledger_seq: int
    members: tuple[str, ...]
    passed: int
    doubted: int
    flagged_passed: tuple[int, ...] = ()
