from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from changzhang.domain.chain import GENESIS, record_hash
from changzhang.domain.errors import Refused
from changzhang.domain.events.book import BookCreated
from changzhang.domain.record import Record
from changzhang.store.blobs import get_blob, sha256_of
from changzhang.store.book import Book
from changzhang.store.facts import COLUMNS, envelope_of
from changzhang.store.journal import append
from changzhang.store.problems import BookBusy, DiskFull
from changzhang.store.queries import head

from .given import AT, CLERK, MEETING, asked, deferred, journal, new_book, note, nothing, opened, read, write


def test_an_act_is_on_the_disk_for_everybody_when_append_returns(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        done = write(book, opened(), read(1), read(2))
        assert not book.conn.in_transaction
    stored = journal(tmp_path / "b.db")
    assert [(row[0], row[1], row[2], row[5]) for row in stored[1:]] == [
        (2, MEETING, 2, "meeting.opened"),
        (3, MEETING, 2, "line.read"),
        (4, MEETING, 2, "line.read"),
    ]
    assert done.act == 2
    assert [fact.seq for fact in done.facts] == [2, 3, 4]
    assert done.head_hash == stored[-1][8]


def test_each_record_is_tied_to_the_one_before_over_its_stored_text(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        write(book, opened(), note("合同[ht-01]路灯 [/x] 😀𬭎"))
        rows = book.conn.execute(f"SELECT {COLUMNS} FROM journal ORDER BY seq").fetchall()
    prev = GENESIS
    for row in map(envelope_of, rows):
        assert row.prev == prev
        prev = record_hash(
            prev=row.prev, seq=row.seq, stream=row.stream, act=row.act, at=row.at, actor=row.actor, kind=row.kind, body=row.body
        )
        assert row.hash == prev


def test_instants_are_stored_in_civil_time_with_microseconds(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        append(book, lambda _: [opened()], at=datetime(2026, 11, 15, 6, 0, tzinfo=UTC), actor=CLERK)
        with pytest.raises(ValueError, match="time zone"):
            append(book, lambda _: [read(1)], at=datetime(2026, 11, 15), actor=CLERK)
    assert journal(tmp_path / "b.db")[-1][3] == "2026-11-15T14:00:00.000000+08:00"


def test_nothing_to_record_writes_nothing(tmp_path: Path) -> None:
    content = b"never named"
    with new_book(tmp_path / "b.db") as book:
        done = append(book, nothing, at=AT, actor=CLERK, blobs={sha256_of(content): content})
        assert (done.facts, done.act, done.head_hash) == ((), None, head(book)[1])
        assert not book.conn.in_transaction
        assert book.conn.execute("SELECT count(*) FROM blob").fetchone() == (0,)
    assert len(journal(tmp_path / "b.db")) == 1


def test_a_refused_act_leaves_nothing_behind_and_the_next_one_goes_on(tmp_path: Path) -> None:
    def refuse(_: Record) -> list[tuple[str, BookCreated]]:
        raise Refused("不行")

    with new_book(tmp_path / "b.db") as book:
        with pytest.raises(Refused):
            append(book, refuse, at=AT, actor=CLERK)
        assert not book.conn.in_transaction
        assert write(book, opened()).act == 2


def test_decide_sees_what_another_window_has_just_written(tmp_path: Path) -> None:
    seen: list[int] = []

    def decide(record: Record) -> list[tuple[str, object]]:
        meeting = record.meeting("reading-2026-10")
        seen.append(len(meeting.reads) if meeting else -1)
        return [read(2)]

    with new_book(tmp_path / "b.db") as clerk, Book.open(tmp_path / "b.db") as other:
        write(clerk, opened(), read(1))
        append(other, decide, at=AT, actor=CLERK)  # type: ignore[arg-type]
        assert seen == [1]


def test_a_full_disk_takes_the_act_back_and_keeps_the_book_whole(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        write(book, opened())
        (pages,) = book.conn.execute("PRAGMA page_count").fetchone()
        book.conn.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(DiskFull):
            write(book, note("长" * 50_000))
        assert not book.conn.in_transaction
        meeting = book.record.meeting("reading-2026-10")
        assert meeting is not None
        assert meeting.notes == ()
        book.conn.execute("PRAGMA max_page_count=100000")
        assert write(book, note("短")).act == 3
    assert len(journal(tmp_path / "b.db")) == 3


def test_an_act_interrupted_between_disk_and_memory_is_caught_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with new_book(tmp_path / "b.db") as book:
        write(book, opened())
        with monkeypatch.context() as patch:
            patch.setattr(book.record, "take", interrupted)
            with pytest.raises(KeyboardInterrupt):
                write(book, read(1))
        write(book, read(2))
        meeting = book.record.meeting("reading-2026-10")
        assert meeting is not None
        assert list(meeting.reads) == ["2:1", "2:2"]


def test_contents_are_kept_once_under_their_own_name(tmp_path: Path) -> None:
    content = bytes(range(256))
    with new_book(tmp_path / "b.db") as book:
        for _ in range(2):
            write(book, note("x"), blobs={sha256_of(content): content})
        assert get_blob(book.conn, sha256_of(content)) == content
        assert book.conn.execute("SELECT count(*), sum(size) FROM blob").fetchone() == (1, 256)
        with pytest.raises(ValueError, match="SHA-256"):
            write(book, note("y"), blobs={"0" * 64: content})
        assert head(book)[0] == 3


def test_a_book_begins_with_its_creation_and_only_once(tmp_path: Path) -> None:
    with Book.create(tmp_path / "b.db") as book:
        with pytest.raises(ValueError, match=r"book\.created"):
            write(book, opened())
        write(book, ("book", BookCreated(book_id="b-1", village="v", town="t")))
        with pytest.raises(ValueError, match=r"book\.created"):
            write(book, ("book", BookCreated(book_id="b-2", village="v", town="t")))
        assert head(book)[0] == 1


def test_a_window_that_must_wait_says_so_and_gives_up_with_the_book_untouched(tmp_path: Path) -> None:
    new_book(tmp_path / "b.db").close()
    waits: list[str] = []
    with Book.open(tmp_path / "b.db", patience_ms=1) as book, closing(sqlite3.connect(tmp_path / "b.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookBusy):
            append(book, lambda _: [opened()], at=AT, actor=CLERK, on_wait=lambda: waits.append("w"))
        assert waits == ["w"]
        other.execute("ROLLBACK")
        append(book, lambda _: [opened()], at=AT, actor=CLERK, on_wait=lambda: waits.append("w"))
        assert waits == ["w"]
        assert book.conn.execute("PRAGMA busy_timeout").fetchone() == (1,)


def test_a_window_goes_on_when_the_other_lets_go(tmp_path: Path) -> None:
    new_book(tmp_path / "b.db").close()
    with Book.open(tmp_path / "b.db", patience_ms=1) as book, closing(sqlite3.connect(tmp_path / "b.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        append(book, lambda _: [opened()], at=AT, actor=CLERK, on_wait=other.rollback)
        assert head(book)[0] == 2


def test_several_streams_of_one_command_share_an_act(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        write(book, opened())
        done = write(book, asked(), deferred(), note("x"))
        assert {fact.act for fact in done.facts} == {done.act}
        assert list(book.record.history.act(3)) == list(done.facts)
        assert list(book.record.history.act(4)) == []
