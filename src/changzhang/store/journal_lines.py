"""The journal as JSON Lines: every record whole, as stored, so that its chain can be checked without this program."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from changzhang.store.blobs import put_blobs
from changzhang.store.book import Book
from changzhang.store.connection import connect, writing
from changzhang.store.facts import COLUMNS, FIELDS, Row, rows_where
from changzhang.store.problems import telling

_INSERT = f"INSERT INTO journal ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


def journal_rows(book: Book, upto: int) -> list[Row]:
    """The records from the first to seq ``upto``. Raises BookProblem."""
    with telling(book.path):
        return rows_where(book.conn, "seq <= ?", upto)


def as_lines(rows: Iterable[Row]) -> bytes:
    """One object a line, its keys in the order they are hashed in; ``body`` is the stored text."""
    lines = (json.dumps(dict(zip(FIELDS, row, strict=True)), ensure_ascii=False, separators=(",", ":")) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")


def from_lines(content: bytes) -> list[Row]:
    """The records of ``as_lines``; their values are as they are, right or wrong. Raises ValueError for other text."""
    return [_row(json.loads(line)) for line in content.decode().split("\n") if line]


def _row(found: object) -> Row:
    if not isinstance(found, dict) or tuple(found) != FIELDS:
        raise ValueError("a line is no record")
    return tuple(found.values())


def restore(path: Path, rows: Iterable[Row], blobs: Mapping[str, bytes]) -> None:
    """A new book of records and contents that were verified before; its projections come with the first opening.

    Raises BookExists, other BookProblem, ValueError for a content under a wrong name.
    """
    Book.create(path).close()
    with telling(path):
        conn = connect(path)
        try:
            with writing(conn):
                put_blobs(conn, blobs)
                _insert(conn, rows)
        finally:
            conn.close()


def _insert(conn: sqlite3.Connection, rows: Iterable[Row]) -> None:
    for row in rows:
        conn.execute(_INSERT, row)
