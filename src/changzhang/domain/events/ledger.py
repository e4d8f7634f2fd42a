"""Events of a ledger: accepted, replaced by a corrected version, explained in writing."""

from __future__ import annotations

from changzhang.domain.events.base import Event
from changzhang.domain.ledger import LedgerKey


class LedgerAccepted(Event, frozen=True, kw_only=True):
    """A sheet was accepted into the book. The file and the canonical lines are blobs. Amounts in fen."""

    key: LedgerKey
    file_name: str
    file_sha256: str
    ledger_sha256: str
    sheet: str = ""
    line_count: int
    opening_fen: int | None = None
    income_fen: int
    expense_fen: int
    closing_fen: int | None = None
    reconciled: bool | None = None
    issues: tuple[str, ...] = ()
    explanation: str = ""


class LedgerCorrected(Event, frozen=True, kw_only=True):
    """A new version replaces an older one, which stays. ``mended_lines`` are those a room must hear again; ``meeting`` is
    set when a wrong reading was mended during a meeting (程序读错)."""

    key: LedgerKey
    replaces: int
    file_name: str
    file_sha256: str
    ledger_sha256: str
    sheet: str = ""
    line_count: int
    opening_fen: int | None = None
    income_fen: int
    expense_fen: int
    closing_fen: int | None = None
    reconciled: bool | None = None
    issues: tuple[str, ...] = ()
    explanation: str = ""
    mended_lines: tuple[int, ...] = ()
    meeting: str | None = None
    reason: str = ""


class LedgerExplained(Event, frozen=True, kw_only=True):
    """A written explanation (书面说明) why a version that does not reconcile may be read."""

    ledger_seq: int
    text: str
