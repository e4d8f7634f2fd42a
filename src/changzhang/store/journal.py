"""Appending an act: decided on the freshest record, on the disk before anybody sees it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import msgspec

from changzhang.domain.chain import Fact, record_hash
from changzhang.domain.events import encode_body, kind_of
from changzhang.domain.events.base import Event
from changzhang.domain.events.book import BookCreated
from changzhang.domain.record import Record
from changzhang.store.blobs import put_blobs
from changzhang.store.book import Book
from changzhang.store.facts import COLUMNS, Row, fact_of, stamp_of
from changzhang.store.positions import Position, write_position
from changzhang.store.projections import project, write

Draft = tuple[str, Event]
Drafts = Sequence[Draft]

_INSERT = f"INSERT INTO journal ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_NO_BLOBS: Mapping[str, bytes] = {}


class Appended(msgspec.Struct, frozen=True):
    """What an act wrote, oldest first; nothing when there was nothing to record. ``head_hash`` is the last record's hash."""

    facts: tuple[Fact, ...]
    head_hash: str

    @property
    def act(self) -> int | None:
        """The act's number: the seq of its first fact; None when nothing was written."""
        return self.facts[0].seq if self.facts else None


def append(
    book: Book,
    decide: Callable[[Record], Drafts],
    *,
    at: datetime,
    actor: str,
    blobs: Mapping[str, bytes] = _NO_BLOBS,
    position: Position | None = None,
    on_wait: Callable[[], None] | None = None,
) -> Appended:
    """Decide on the fresh record and write, in one transaction, the events, missing blobs, projections and the window's place.

    ``decide`` gets the record with everything other windows have written; its exceptions pass through and nothing is written,
    as when it returns no drafts. ``on_wait`` is called once when another window holds the book for half a second.
    Raises BookProblem when the disk fails.
    """
    stamp = stamp_of(at)
    record = book.record
    with book.writing(on_wait) as conn:
        drafts = decide(record)
        if not drafts:
            conn.execute("ROLLBACK")
            return Appended((), record.head_hash)
        _guard_genesis(record.head, drafts)
        rows = _rows(record.head, record.head_hash, drafts, stamp, actor)
        facts = tuple(fact_of(row) for row in rows)
        projected = project(facts, record.before, record.history.stream)
        put_blobs(conn, blobs)
        _insert(conn, rows)
        write(conn, projected)
        if position:
            write_position(conn, position, facts[-1].seq)
    record.take(facts, projected, rows[-1][8])
    return Appended(facts, record.head_hash)


def _guard_genesis(head: int, drafts: Drafts) -> None:
    """A book begins with its creation, once. Raises ValueError for a program that forgot."""
    births = [number for number, (_, event) in enumerate(drafts) if isinstance(event, BookCreated)]
    if births != ([0] if head == 0 else []):
        raise ValueError("a book begins with book.created, once")


def _rows(head: int, head_hash: str, drafts: Drafts, stamp: str, actor: str) -> list[Row]:
    act = head + 1
    prev = head_hash
    rows: list[Row] = []
    for seq, (stream, event) in enumerate(drafts, start=act):
        kind, body = kind_of(event), encode_body(event)
        digest = record_hash(prev=prev, seq=seq, stream=stream, act=act, at=stamp, actor=actor, kind=kind, body=body)
        rows.append((seq, stream, act, stamp, actor, kind, body, prev, digest))
        prev = digest
    return rows


def _insert(conn: sqlite3.Connection, rows: list[Row]) -> None:
    for row in rows:
        conn.execute(_INSERT, row)
