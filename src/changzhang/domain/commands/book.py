"""Commands for the book and its ledgers."""

from __future__ import annotations

from datetime import date

from changzhang.domain.commands.base import Command
from changzhang.domain.ledger import LedgerKey


class CreateBook(Command, frozen=True, kw_only=True):
    """Begin a book."""

    book_id: str
    village: str
    town: str


class AdoptSettings(Command, frozen=True, kw_only=True):
    """Let these settings files count from now on: name relative to the village folder → SHA-256 of a stored blob."""

    files: dict[str, str]


class AdoptCalendar(Command, frozen=True, kw_only=True):
    """Let these holidays count from now on."""

    off: tuple[date, ...]
    work: tuple[date, ...]
    known_years: tuple[int, ...]


class LedgerEntry(Command, frozen=True, kw_only=True):
    """One sheet to be accepted; blobs are stored already. Amounts in fen."""

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


class AcceptLedgers(Command, frozen=True, kw_only=True):
    """Accept all sheets of one file in one act. ``explanation`` is required where a sheet does not reconcile.
    ``is_correction`` confirms replacing months already in the book."""

    entries: tuple[LedgerEntry, ...]
    explanation: str = ""
    is_correction: bool = False
    reason: str = ""


class ExplainLedger(Command, frozen=True, kw_only=True):
    """Record a written explanation for a version that does not reconcile."""

    stream: str
    text: str


class MendLine(Command, frozen=True, kw_only=True):
    """程序读错: the new version ``entry`` mends lines of the open meeting's ledger; they are read again."""

    meeting: str
    replaces: int
    entry: LedgerEntry
    mended_lines: tuple[int, ...]
    reason: str = "程序读错"
