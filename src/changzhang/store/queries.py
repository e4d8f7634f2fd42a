"""What can be asked of an open book beside its record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from changzhang.domain.chain import Fact
from changzhang.domain.summary import Todo, todo
from changzhang.store.blobs import get_blob, has_blob, put_blobs
from changzhang.store.book import Book
from changzhang.store.connection import writing
from changzhang.store.positions import Position, read_position, read_since, write_position
from changzhang.store.problems import telling
from changzhang.store.projections import TODO_COLUMNS, read_todo
from changzhang.store.rebuild import rebuild_rows


def todos(book: Book) -> tuple[Todo, ...]:
    """Everything that waits for somebody: what is due at once first, then by due date, then by id. Raises BookProblem."""
    with telling(book.path):
        if not book.record.is_cached:
            waiting = [each for each in map(todo, map(book.record.load, book.record.summaries)) if each]
        else:
            waiting = [read_todo(row) for row in book.conn.execute(f"SELECT {TODO_COLUMNS} FROM todo")]
    return tuple(sorted(waiting, key=lambda each: (each.due_on or date.min, each.id)))


def head(book: Book) -> tuple[int, str]:
    """Seq and hash of the last record folded; (0, GENESIS) in an empty book."""
    return book.record.head, book.record.head_hash


def hash_of(book: Book, seq: int) -> str:
    """The hash of one record. Raises KeyError when there is none, BookProblem."""
    with telling(book.path):
        row = book.conn.execute("SELECT hash FROM journal WHERE seq = ?", (seq,)).fetchone()
    if row is None:
        raise KeyError(seq)
    return str(row[0])


def facts_between(book: Book, first: int, last: int) -> Sequence[Fact]:
    """The facts from seq ``first`` to ``last``, both included. Raises BookProblem."""
    with telling(book.path):
        return book.record.history.between(first, last)


def position(book: Book, window: str) -> Position | None:
    """Where a window stood last, or None. Raises BookProblem."""
    with telling(book.path):
        return read_position(book.conn, window)


def positions_since(book: Book, meeting: str, seq: int) -> list[tuple[int, Position]]:
    """The windows which acted in a meeting in record ``seq`` or later, the one that acted last first. Raises BookProblem."""
    with telling(book.path):
        return read_since(book.conn, meeting, seq)


def save_position(book: Book, place: Position) -> None:
    """Keep where a window stands without recording anything. Raises BookProblem."""
    with telling(book.path), writing(book.conn):
        write_position(book.conn, place, 0)


def mapping(book: Book, shape: str) -> str | None:
    """How a ledger of this shape was understood last time (JSON of the importer), or None. Raises BookProblem."""
    with telling(book.path):
        row = book.conn.execute("SELECT body FROM mapping WHERE shape = ?", (shape,)).fetchone()
    return row[0] if row else None


def save_mapping(book: Book, shape: str, body: str) -> None:
    """Keep how a ledger of this shape is to be understood. Raises BookProblem."""
    with telling(book.path), writing(book.conn):
        book.conn.execute("INSERT OR REPLACE INTO mapping (shape, body) VALUES (?, ?)", (shape, body))


def blob(book: Book, sha256: str) -> bytes:
    """A content kept in the book. Raises KeyError when it is not there, BookProblem."""
    with telling(book.path):
        return get_blob(book.conn, sha256)


def keeps(book: Book, sha256: str) -> bool:
    """Whether the book keeps a content. Raises BookProblem."""
    with telling(book.path):
        return has_blob(book.conn, sha256)


def keep(book: Book, blobs: dict[str, bytes]) -> None:
    """Keep contents before the act that names them. Raises ValueError for a wrong name, BookProblem."""
    with book.writing() as conn:
        put_blobs(conn, blobs)


def rebuild(book: Book) -> int:
    """Throw the projections away and fold them again; the number of streams. Raises BookProblem."""
    with telling(book.path):
        streams = rebuild_rows(book.conn)
        book.record.reset()
    return streams
