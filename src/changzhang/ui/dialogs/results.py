"""What dialogs hand back where one command would not say it."""

from __future__ import annotations

import msgspec

from changzhang.domain.events.meeting import PauseCause
from changzhang.domain.ledger import LineRef


class Parked(msgspec.Struct, frozen=True, kw_only=True):
    """F2 in an ask dialog: this half-typed question waits while the next one is taken down."""

    text: str
    line: LineRef | None = None


class Mending(msgspec.Struct, frozen=True, kw_only=True):
    """程序读错: a field of a line and what it should have read. Amounts in fen, other fields as text."""

    line: LineRef
    field: str
    fen: int | None = None
    text: str = ""

    @property
    def changes(self) -> dict[str, int | str]:
        """The field with its right value, as ``mend_line`` takes it."""
        return {self.field: self.text if self.fen is None else self.fen}


class Recess(msgspec.Struct, frozen=True, kw_only=True):
    """Why the meeting rests or rested."""

    cause: PauseCause
    note: str = ""


class Voted(msgspec.Struct, frozen=True, kw_only=True):
    """Counts by kind, and names: what a counting dialog took down."""

    counts: dict[str, int]
    names: tuple[str, ...] = ()
