"""Rows of the journal as envelopes, and envelopes as facts; instants as the journal writes them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone

import msgspec

from changzhang.domain.chain import Envelope, Fact
from changzhang.domain.events import KINDS, decode_body
from changzhang.domain.fold import state_type

CIVIL = timezone(timedelta(hours=8))
FIELDS = ("seq", "stream", "act", "at", "actor", "kind", "body", "prev", "hash")
COLUMNS = ", ".join(FIELDS)

Row = tuple[int, str, int, str, str, str, str, str, str]


def stamp_of(at: datetime) -> str:
    """An aware instant as stored: ISO 8601 in +08:00 with microseconds. Raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError("an instant without a time zone cannot be recorded")
    return at.astimezone(CIVIL).isoformat(timespec="microseconds")


def envelope_of(row: Row) -> Envelope:
    """A row of COLUMNS as an envelope."""
    return Envelope(**dict(zip(FIELDS, row, strict=True)))  # type: ignore[arg-type]


def fact_of(row: Row) -> Fact:
    """A row of COLUMNS decoded. Raises KeyError for an unknown kind, ValueError for a body or instant that does not fit."""
    seq, stream, act, at, actor, kind, body, _, _ = row
    return Fact(seq=seq, stream=stream, act=act, at=datetime.fromisoformat(at), actor=actor, event=decode_body(kind, body))


def is_folded(stream: str) -> bool:
    """Whether this version knows the family of a stream."""
    try:
        state_type(stream)
    except KeyError:
        return False
    return True


class Unreadable(ValueError):
    """A record of a known kind whose text cannot be understood."""

    def __init__(self, seq: int) -> None:
        super().__init__(f"record {seq} cannot be read")
        self.seq = seq


def is_known(row: Row) -> bool:
    """Whether this version folds the record; a newer version may have written other kinds and families of streams."""
    return row[5] in KINDS and is_folded(row[1])


def known_facts(rows: Iterable[Row]) -> Iterator[Fact]:
    """The rows this version understands, decoded. Raises Unreadable."""
    for row in rows:
        if not is_known(row):
            continue
        try:
            fact = fact_of(row)
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            raise Unreadable(row[0]) from error
        yield fact


def rows_where(conn: sqlite3.Connection, condition: str, *values: object, limit: int = -1) -> list[Row]:
    """Rows of COLUMNS in order of seq; ``condition`` is SQL of ours."""
    return conn.execute(f"SELECT {COLUMNS} FROM journal WHERE {condition} ORDER BY seq LIMIT {limit}", values).fetchall()
