"""Connections to the book, all with the same pragmas, and the one way of writing: an immediate transaction."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from changzhang.store.schema import EVIDENCE, STEPS, TRIGGERS

PATIENCE_MS = 5000
# How long a window waits in silence before it says that it waits for another.
SILENCE_MS = 500
_NAP_SECONDS = (0.0005, 0.004)

PRAGMAS = ("synchronous=EXTRA", "foreign_keys=ON", "recursive_triggers=ON")


def connect(path: Path, *, query_only: bool = False, patience_ms: int = PATIENCE_MS) -> sqlite3.Connection:
    """A connection in autocommit; ``query_only`` may read and recover but not write. Raises sqlite3.Error."""
    conn = sqlite3.connect(path, timeout=patience_ms / 1000, isolation_level=None)
    try:
        if not query_only:
            conn.execute("PRAGMA journal_mode=DELETE")
        for pragma in PRAGMAS:
            conn.execute(f"PRAGMA {pragma}")
        if query_only:
            conn.execute("PRAGMA query_only=ON")
    except sqlite3.Error:
        conn.close()
        raise
    return conn


def applied_steps(conn: sqlite3.Connection) -> list[str] | None:
    """The schema steps a book has been through; None for a database that is no book."""
    tables = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"journal", "blob", "_sqlite_migrations"} <= tables:
        return None
    rows = conn.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'changzhang' ORDER BY id")
    return [name for (name,) in rows]


def pending_steps(applied: list[str]) -> list[str]:
    """The steps a book still has before it."""
    return [name for name in STEPS if name not in applied]


def missing_triggers(conn: sqlite3.Connection) -> list[str]:
    """The triggers over the evidence that are gone or read otherwise than they should."""
    there = dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    return [name for name, sql in TRIGGERS.items() if there.get(name) != sql]


def foreign_tables(conn: sqlite3.Connection) -> list[str]:
    """The tables of evidence that are made otherwise than they should: without types or keys anything could lie in them."""
    there = dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall())
    return [name for name, sql in EVIDENCE.items() if there.get(name, "").strip() != sql.strip()]


@contextmanager
def writing(conn: sqlite3.Connection, on_wait: Callable[[], None] | None = None) -> Iterator[None]:
    """One immediate transaction: committed at the end, rolled back on any exception, never left open.

    ``on_wait`` is called once when another connection has held the book for SILENCE_MS.
    """
    _begin(conn, on_wait)
    try:
        yield
        if conn.in_transaction:
            conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    finally:
        if conn.in_transaction:
            raise AssertionError("a transaction was left open")


def _begin(conn: sqlite3.Connection, on_wait: Callable[[], None] | None) -> None:
    """Take the book. SQLite's own waiting naps up to 0.1 s at a time, so that of two busy windows one may starve; short naps of
    uneven length are fair."""
    patience_ms = int(conn.execute("PRAGMA busy_timeout").fetchone()[0])
    began = time.monotonic()
    conn.execute("PRAGMA busy_timeout=0")
    try:
        while (busy := _begin_now(conn)) is not None:
            waited_ms = (time.monotonic() - began) * 1000
            if on_wait is not None and waited_ms >= min(SILENCE_MS, patience_ms):
                on_wait()
                on_wait = None
            elif waited_ms >= patience_ms:
                raise busy
            else:
                time.sleep(random.uniform(*_NAP_SECONDS))
    finally:
        conn.execute(f"PRAGMA busy_timeout={patience_ms}")


def _begin_now(conn: sqlite3.Connection) -> sqlite3.OperationalError | None:
    """Take the book at once: None when that went well, what SQLite said when another connection holds it."""
    try:
        conn.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return error
    return None


@contextmanager
def reading(conn: sqlite3.Connection) -> Iterator[None]:
    """Several queries that see the same book; inside a transaction it joins that one."""
    if conn.in_transaction:
        yield
        return
    conn.execute("BEGIN")
    try:
        yield
    finally:
        conn.execute("ROLLBACK")
