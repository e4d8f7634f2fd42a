"""Where each window stands: comfort, for resuming and for the projector to follow. May be lost without losing a word."""

from __future__ import annotations

import sqlite3
from datetime import datetime

import msgspec

from changzhang.domain.ledger import LineRef
from changzhang.store.facts import stamp_of


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """One window's place in a meeting."""

    window: str
    meeting: str
    stage: str = ""
    line: LineRef | None = None
    seen_at: datetime


_COLUMNS = "window, meeting, stage, line, seen_at"
_UPSERT = """
INSERT INTO position (window, meeting, stage, line, acted_seq, seen_at) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (window) DO UPDATE SET meeting = excluded.meeting, stage = excluded.stage, line = excluded.line,
    acted_seq = max(acted_seq, excluded.acted_seq), seen_at = excluded.seen_at
"""


def write_position(conn: sqlite3.Connection, position: Position, acted_seq: int) -> None:
    """Put a window's place, inside the caller's transaction; ``acted_seq`` 0 when it only looked."""
    line = str(position.line) if position.line else None
    conn.execute(_UPSERT, (position.window, position.meeting, position.stage, line, acted_seq, stamp_of(position.seen_at)))


def read_position(conn: sqlite3.Connection, window: str) -> Position | None:
    """A window's place, or None."""
    return _position(conn.execute(f"SELECT {_COLUMNS} FROM position WHERE window = ?", (window,)).fetchone())


def read_since(conn: sqlite3.Connection, meeting: str, seq: int) -> list[tuple[int, Position]]:
    """The windows which acted in a meeting in record ``seq`` or later, the one that acted last first, each with its last record."""
    where = "WHERE meeting = ? AND acted_seq >= ? ORDER BY acted_seq DESC, seen_at DESC"
    rows = conn.execute(f"SELECT acted_seq, {_COLUMNS} FROM position {where}", (meeting, seq)).fetchall()
    return [(row[0], place) for row in rows if (place := _position(row[1:]))]


def _position(row: tuple[str, str, str, str | None, str] | None) -> Position | None:
    if row is None:
        return None
    window, meeting, stage, line, seen_at = row
    ledger_seq, _, line_no = (line or "").partition(":")
    place = LineRef(int(ledger_seq), int(line_no)) if line else None
    return Position(window=window, meeting=meeting, stage=stage, line=place, seen_at=datetime.fromisoformat(seen_at))
