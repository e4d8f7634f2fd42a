from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from changzhang.store.book import Book
from changzhang.store.connection import connect, missing_triggers
from changzhang.store.migrations import migrate, migrations
from changzhang.store.problems import BookOlder
from changzhang.store.schema import STEPS, TRIGGERS
from changzhang.store.verify import verify_file

from .given import BLOBS, accepted, journal, new_book, opened, write

EDITS = [
    "UPDATE journal SET body = '{}' WHERE seq = 2",
    "UPDATE journal SET seq = 99 WHERE seq = 2",
    "DELETE FROM journal WHERE seq = 2",
    "DELETE FROM journal",
    "INSERT OR REPLACE INTO journal SELECT seq, stream, act, at, '别人', kind, body, prev, hash FROM journal WHERE seq = 2",
    "REPLACE INTO journal SELECT seq, stream, act, at, '别人', kind, body, prev, hash FROM journal WHERE seq = 2",
    "INSERT INTO journal SELECT 9, stream, 9, at, actor, kind, body, prev, hash FROM journal WHERE seq = 2",
    "INSERT INTO journal SELECT 0, stream, 0, at, actor, kind, body, prev, hash FROM journal WHERE seq = 2",
    "INSERT INTO journal SELECT 4, stream, 5, at, actor, kind, body, prev, hash FROM journal WHERE seq = 2",
    "INSERT INTO journal SELECT NULL, stream, 1, at, actor, kind, body, prev, hash FROM journal WHERE seq = 2",
    "UPDATE blob SET bytes = x'00'",
    "DELETE FROM blob",
    "INSERT OR REPLACE INTO blob SELECT sha256, x'00', 1 FROM blob",
]


@pytest.mark.parametrize("is_our_connection", [True, False])
@pytest.mark.parametrize("edit", EDITS)
def test_evidence_refuses_every_edit_by_us_and_by_other_tools(tmp_path: Path, edit: str, is_our_connection: bool) -> None:
    path = tmp_path / "b.db"
    with new_book(path) as book:
        write(book, accepted())
        write(book, opened())
    before = journal(path)
    with closing(connect(path) if is_our_connection else sqlite3.connect(path, isolation_level=None)) as conn:
        with pytest.raises(sqlite3.IntegrityError, match="evidence is never changed"):
            conn.execute(edit)
        assert conn.execute("SELECT count(*), total(size) FROM blob").fetchone() == (2, sum(map(len, BLOBS.values())))
    assert journal(path) == before


@pytest.mark.parametrize(
    "statement",
    ["INSERT INTO journal VALUES (2, 's', 'x', 'at', 'a', 'k', 'b', 'p', 'h')", "INSERT INTO blob VALUES ('x', 'text', 4)"],
)
def test_tables_take_no_value_of_another_type(tmp_path: Path, statement: str) -> None:
    with new_book(tmp_path / "b.db") as book, pytest.raises(sqlite3.IntegrityError, match="cannot store"):
        book.conn.execute(statement)


def test_every_connection_has_the_pragmas_of_the_house(tmp_path: Path) -> None:
    new_book(tmp_path / "b.db").close()
    for query_only in (False, True):
        with Book.open(tmp_path / "b.db", query_only=query_only) as book:
            names = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "busy_timeout", "query_only")
            values = [book.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
            assert values == ["delete", 3, 1, 1, 5000, int(query_only)]


def test_steps_are_applied_in_order_and_remembered(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        names = [name for (name,) in book.conn.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]
        assert names == list(STEPS)
        assert missing_triggers(book.conn) == []
        assert migrate(book.conn, book.path) is None


def test_an_existing_book_is_backed_up_before_a_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.db"
    new_book(path).close()
    monkeypatch.setitem(STEPS, "m999_test", ("CREATE TABLE extra (x INTEGER) STRICT",))
    with pytest.raises(BookOlder):
        Book.open(path, query_only=True)
    with Book.open(path) as book:
        assert book.conn.execute("SELECT count(*) FROM extra").fetchone() == (0,)
        assert missing_triggers(book.conn) == []
    copy = tmp_path / "b.before-m999_test.db"
    assert verify_file(copy).ok
    with closing(sqlite3.connect(copy)) as conn:
        assert conn.execute("SELECT count(*) FROM sqlite_master WHERE name = 'extra'").fetchone() == (0,)


def test_a_step_that_fails_leaves_the_book_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.db"
    new_book(path).close()
    with monkeypatch.context() as patch:
        patch.setitem(STEPS, "m999_test", ("CREATE TABLE extra (x INTEGER) STRICT", "CREATE TABLE extra (x INTEGER) STRICT"))
        with closing(connect(path)) as conn, pytest.raises(sqlite3.OperationalError):
            migrate(conn, path)
    with Book.open(path) as book:
        assert book.conn.execute("SELECT count(*) FROM sqlite_master WHERE name = 'extra'").fetchone() == (0,)


def test_a_step_that_loses_a_trigger_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STEPS, "m999_test", ("DROP TRIGGER journal_no_update",))
    with closing(connect(tmp_path / "b.db")) as conn, pytest.raises(AssertionError, match="journal_no_update"):
        migrate(conn, tmp_path / "b.db")


def test_transforming_a_table_of_evidence_is_what_loses_triggers(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        write(book, opened())
        db = Database(book.conn, execute_plugins=False)
        db["blob"].transform(rename={"size": "length"})  # type: ignore[union-attr]
        assert missing_triggers(book.conn) == [name for name in TRIGGERS if name.startswith("blob")]


def test_the_steps_released_so_far_stand() -> None:
    assert repr(migrations()) == "<Migrations 'changzhang': [m001_book]>"
