from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from changzhang.store import backup as backup_module
from changzhang.store import pages
from changzhang.store.backup import backup
from changzhang.store.book import Book
from changzhang.store.problems import BackupUnsound, BookExists, BookMissing, NotABook
from changzhang.store.queries import head
from changzhang.store.verify import verify, verify_file

from .given import held_meeting, journal, new_book, note, opened, tamper, write


def test_an_open_book_is_copied_whole_and_can_be_opened(tmp_path: Path) -> None:
    with held_meeting(tmp_path / "b.db") as book:
        copy = backup(book.path, tmp_path / "copy.db")
        assert copy == tmp_path / "copy.db"
        with Book.open(copy) as restored:
            assert head(restored) == head(book)
            assert restored.record.summaries == book.record.summaries
            assert verify(restored).ok


def test_a_folder_gets_dated_files_and_never_loses_one(tmp_path: Path) -> None:
    held_meeting(tmp_path / "b.db").close()
    day = date(2026, 11, 21)
    for target in (tmp_path, tmp_path / "backups"):
        assert backup(tmp_path / "b.db", target, on=day) == target / "b-2026-11-21.db"
        assert backup(tmp_path / "b.db", target, on=day) == target / "b-2026-11-21-2.db"
        assert backup(tmp_path / "b.db", target, on=day) == target / "b-2026-11-21-3.db"


def test_nothing_is_overwritten_and_no_draft_stays(tmp_path: Path) -> None:
    held_meeting(tmp_path / "b.db").close()
    (tmp_path / "copy.db").write_bytes(b"something else")
    with pytest.raises(BookExists):
        backup(tmp_path / "b.db", tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == b"something else"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["b.db", "copy.db"]


def test_writing_goes_on_while_pages_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PAGES", 1)
    monkeypatch.setattr(pages, "BREATH_SECONDS", 0)
    with new_book(tmp_path / "b.db") as book:
        write(book, opened())
        written: list[int] = []

        class Interrupted(sqlite3.Connection):
            def backup(self, target: sqlite3.Connection, **options: object) -> None:
                def progress(_status: int, _remaining: int, _total: int) -> None:
                    if len(written) < 5:
                        written.append(write(book, note("x" * 5000)).act or 0)

                super().backup(target, progress=progress, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(
            backup_module, "connect", lambda path, query_only: sqlite3.connect(path, factory=Interrupted, isolation_level=None)
        )
        copy = backup(book.path, tmp_path / "copy.db")
        assert len(written) == 5
        assert journal(copy) == journal(book.path)


def test_a_copy_of_a_broken_chain_is_kept_and_said_to_be_broken(tmp_path: Path) -> None:
    held_meeting(tmp_path / "b.db").close()
    tamper(tmp_path / "b.db", "UPDATE journal SET actor = '张三' WHERE seq = 4")
    with pytest.raises(BackupUnsound, match="第4条记录"):
        backup(tmp_path / "b.db", tmp_path / "copy.db")
    assert journal(tmp_path / "copy.db") == journal(tmp_path / "b.db")


def test_what_is_no_book_is_not_backed_up(tmp_path: Path) -> None:
    with pytest.raises(BookMissing):
        backup(tmp_path / "none.db", tmp_path / "copy.db")
    (tmp_path / "text.db").write_bytes(b"hello " * 1000)
    with pytest.raises(NotABook):
        backup(tmp_path / "text.db", tmp_path / "copy.db")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["text.db"]


def test_a_book_is_not_backed_up_onto_itself(tmp_path: Path) -> None:
    held_meeting(tmp_path / "b.db").close()
    with pytest.raises(BookExists):
        backup(tmp_path / "b.db", tmp_path / "b.db")
    assert verify_file(tmp_path / "b.db").ok


def test_a_copy_waits_for_no_reader(tmp_path: Path) -> None:
    held_meeting(tmp_path / "b.db").close()
    with closing(sqlite3.connect(tmp_path / "b.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM journal").fetchone()
        assert backup(tmp_path / "b.db", tmp_path / "copy.db").exists()
