from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from changzhang.domain.chain import GENESIS
from changzhang.domain.ledger import LineRef
from changzhang.domain.summary import todo
from changzhang.store.blobs import sha256_of
from changzhang.store.book import Book
from changzhang.store.journal import append
from changzhang.store.positions import Position
from changzhang.store.queries import (
    blob,
    hash_of,
    head,
    keep,
    keeps,
    mapping,
    position,
    positions_since,
    save_mapping,
    save_position,
    todos,
)

from .given import AT, CLERK, QUESTION, asked, deferred, held_meeting, journal, new_book, opened, promised, read, withdrawn, write

MEETING_ID = "reading-2026-10"


def place(window: str, line_no: int | None, minutes: int = 0) -> Position:
    line = LineRef(2, line_no) if line_no else None
    return Position(window=window, meeting=MEETING_ID, stage="reading", line=line, seen_at=AT + timedelta(minutes=minutes))


def test_what_waits_is_listed_by_urgency_and_leaves_when_done(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        write(book, opened())
        write(book, promised())
        act = write(book, asked(), deferred()).act
        assert [(each.id, each.due_on) for each in todos(book)] == [
            (MEETING_ID, None),
            ("Q2026-001", date(2026, 11, 25)),
            ("R2026-001", date(2026, 12, 15)),
        ]
        write(book, withdrawn(act, QUESTION))
        assert [each.id for each in todos(book)] == [MEETING_ID, "R2026-001"]


def test_the_list_on_disk_is_what_the_states_say(tmp_path: Path) -> None:
    with held_meeting(tmp_path / "b.db") as book:
        said = {todo(book.record.load(stream)) for stream in book.record.summaries} - {None}
        assert set(todos(book)) == said


def test_a_window_finds_its_place_again(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        assert position(book, "w1") is None
        for line_no in (None, 7):
            save_position(book, place("w1", line_no))
            assert position(book, "w1") == place("w1", line_no)
        assert head(book)[0] == 1


def test_windows_are_told_apart_by_what_they_acted_last_not_by_their_clocks(tmp_path: Path) -> None:
    def reading(book: Book, window: str, line_no: int, minutes: int) -> None:
        at = place(window, line_no, minutes)
        append(book, lambda _: [read(line_no)], at=AT, actor=CLERK, position=at)

    with new_book(tmp_path / "b.db") as book:
        write(book, opened())
        seq = head(book)[0]
        assert positions_since(book, MEETING_ID, 0) == []
        reading(book, "w1", 1, minutes=30)
        reading(book, "w2", 2, minutes=0)
        assert positions_since(book, MEETING_ID, 1) == [(seq + 2, place("w2", 2)), (seq + 1, place("w1", 1, minutes=30))]
        assert positions_since(book, MEETING_ID, seq + 2) == [(seq + 2, place("w2", 2))]
        save_position(book, place("w1", 9, minutes=40))
        assert positions_since(book, MEETING_ID, seq + 2) == [(seq + 2, place("w2", 2))]
        save_position(book, place("w2", 3, minutes=1))
        assert positions_since(book, MEETING_ID, seq + 2) == [(seq + 2, place("w2", 3, minutes=1))]


def test_a_refused_act_moves_no_window(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        append(book, lambda _: [], at=AT, actor=CLERK, position=place("w1", 1))
        assert position(book, "w1") is None


def test_how_a_shape_was_understood_is_remembered(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        assert mapping(book, "日期|摘要") is None
        for body in ('{"date":1}', '{"date":2}'):
            save_mapping(book, "日期|摘要", body)
            assert mapping(book, "日期|摘要") == body


def test_contents_can_be_kept_before_the_act_that_names_them(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        content = "账目".encode("gb18030")
        name = sha256_of(content)
        assert not keeps(book, name)
        keep(book, {name: content})
        assert keeps(book, name)
        assert blob(book, name) == content
        with pytest.raises(KeyError):
            blob(book, "0" * 64)


def test_the_head_of_an_empty_book_is_genesis(tmp_path: Path) -> None:
    with Book.create(tmp_path / "b.db") as book:
        assert head(book) == (0, GENESIS)


def test_the_hash_of_each_record_can_be_asked_for(tmp_path: Path) -> None:
    with held_meeting(tmp_path / "b.db") as book:
        for row in journal(book.path):
            assert hash_of(book, int(str(row[0]))) == row[8]
        with pytest.raises(KeyError):
            hash_of(book, 999)
