"""The book: one file, opened with care. Everything that keeps it from opening is told as its own problem."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType

from changzhang.domain.events import KINDS
from changzhang.store.connection import PATIENCE_MS, applied_steps, connect, pending_steps, writing
from changzhang.store.pages import settle, settle_folder
from changzhang.store.problems import (
    BookDamaged,
    BookEmpty,
    BookExists,
    BookMissing,
    BookNewer,
    BookOlder,
    BookReplaced,
    NotABook,
    telling,
)
from changzhang.store.rebuild import is_current, rebuild_rows
from changzhang.store.records import StoredRecord
from changzhang.store.schema import STEPS


class Book:
    """An open book. ``conn`` is for this package; ``record`` is what is so; ``unknown`` names what only a newer version knows
    (kinds of records, schema steps): then the book can be read but not written."""

    def __init__(self, path: Path, conn: sqlite3.Connection, *, query_only: bool, unknown: tuple[str, ...] = ()) -> None:
        self.path = path
        self.conn = conn
        self.query_only = query_only
        self.record = StoredRecord(conn, path)
        self._unknown = unknown
        self._identity = _identity(path)

    @classmethod
    def create(cls, path: Path, *, patience_ms: int = PATIENCE_MS) -> Book:
        """A new book without records; the first act must be ``book.created``. Raises BookProblem; never overwrites a record."""
        with telling(path):
            if path.exists() and not _is_unborn(path):
                raise BookExists(path)
            _make(path)
        return cls._open(path, query_only=False, patience_ms=patience_ms)

    @classmethod
    def open(cls, path: Path, *, query_only: bool = False, patience_ms: int = PATIENCE_MS) -> Book:
        """An existing book, checked, brought up to date and its projections rebuilt where another version wrote them.

        ``query_only`` reads and never writes, yet recovers after a crash. Raises a BookProblem of its own for each fault.
        """
        book = cls._open(path, query_only=query_only, patience_ms=patience_ms)
        if book.record.head == 0:
            book.close()
            raise BookEmpty(path)
        return book

    @classmethod
    def _open(cls, path: Path, *, query_only: bool, patience_ms: int) -> Book:
        with telling(path):
            if not path.is_file():
                raise NotABook(path) if path.exists() else BookMissing(path)
            if path.stat().st_size == 0:
                raise BookEmpty(path)
            conn = connect(path, query_only=query_only, patience_ms=patience_ms)
            try:
                return _opened(cls, path, conn, query_only)
            except BaseException:
                conn.close()
                raise

    @property
    def is_read_only(self) -> bool:
        """Whether acts cannot be recorded through this connection."""
        return self.query_only or bool(self.unknown)

    @property
    def unknown(self) -> tuple[str, ...]:
        """What a newer version of the program wrote and this one does not know."""
        return tuple(dict.fromkeys((*self._unknown, *self.record.unknown_kinds)))

    def catch_up(self) -> bool:
        """Take in what other windows have recorded; whether there was anything. Raises BookProblem."""
        with telling(self.path):
            self.check_place()
            return self.record.poll()

    def check_place(self) -> None:
        """Raises BookReplaced when the file was deleted or swapped under the program."""
        if _identity(self.path) != self._identity:
            raise BookReplaced(self.path)

    @contextmanager
    def writing(self, on_wait: Callable[[], None] | None = None) -> Iterator[sqlite3.Connection]:
        """One transaction on the freshest record; committed at the end, rolled back on any exception. Raises BookProblem."""
        with telling(self.path):
            self.check_place()
            self._check_known()
            with writing(self.conn, on_wait):
                self.record.catch_up()
                self._check_known()
                yield self.conn

    def _check_known(self) -> None:
        if self.unknown:
            raise BookNewer(self.path, "、".join(self.unknown))

    def close(self) -> None:
        """Let go of the file."""
        self.conn.close()

    def __enter__(self) -> Book:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _make(path: Path) -> None:
    """The tables are complete before the file gets its name, so that a crash never leaves half a book."""
    from changzhang.store.migrations import migrate

    draft = path.with_name(path.name + ".part")
    draft.unlink(missing_ok=True)
    conn = connect(draft)
    try:
        migrate(conn, draft)
    finally:
        conn.close()
    settle(draft)
    draft.replace(path)
    settle_folder(path.parent)


def _is_unborn(path: Path) -> bool:
    """Whether the file is a book of ours that never got its first record."""
    if not path.is_file() or path.stat().st_size == 0:
        return False
    try:
        with closing(connect(path, query_only=True)) as conn:
            return applied_steps(conn) is not None and conn.execute("SELECT 1 FROM journal").fetchone() is None
    except sqlite3.DatabaseError:
        return False


def _opened(cls: type[Book], path: Path, conn: sqlite3.Connection, query_only: bool) -> Book:
    unknown = _shape(path, conn, query_only)
    if not query_only:
        _check_pages(path, conn)
        kinds = (kind for (kind,) in conn.execute("SELECT DISTINCT kind FROM journal"))
        unknown += tuple(kind for kind in kinds if kind not in KINDS)
        if not unknown and not is_current(conn):
            rebuild_rows(conn)
    book = cls(path, conn, query_only=query_only, unknown=unknown)
    if unknown and not query_only:
        conn.execute("PRAGMA query_only=ON")
    return book


def _shape(path: Path, conn: sqlite3.Connection, query_only: bool) -> tuple[str, ...]:
    """Bring the tables up to date; the steps only a newer version knows."""
    applied = applied_steps(conn)
    if applied is None:
        raise NotABook(path)
    unknown = tuple(name for name in applied if name not in STEPS)
    if pending_steps(applied) and not unknown:
        if query_only:
            raise BookOlder(path)
        from changzhang.store.migrations import migrate

        migrate(conn, path)
    return unknown


def _check_pages(path: Path, conn: sqlite3.Connection) -> None:
    found = [line for (line,) in conn.execute("PRAGMA quick_check(1)")]
    if found != ["ok"]:
        raise BookDamaged(path, str(found[0]))
