from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.domain.fold import VERSION
from changzhang.store import projections, records
from changzhang.store import rebuild as rebuild_module
from changzhang.store.book import Book
from changzhang.store.queries import rebuild, todos

from .given import held_meeting, rows, tamper

TABLES = (("record", "stream"), ("todo", "id"))


def projections_of(book: Book) -> list[list[tuple[object, ...]]]:
    return [rows(book, table, key) for table, key in TABLES]


def test_rebuilding_gives_the_same_rows_to_the_letter(tmp_path: Path) -> None:
    with held_meeting(tmp_path / "b.db") as book:
        before = projections_of(book)
        assert len(before[0]) == 6
        assert len(before[1]) == 3
        assert rebuild(book) == 6
        assert projections_of(book) == before


def test_rebuilding_mends_rows_somebody_changed_or_removed(tmp_path: Path) -> None:
    with held_meeting(tmp_path / "b.db") as book:
        before = projections_of(book)
        tamper(tmp_path / "b.db", "UPDATE record SET body = 'x', upto_seq = 1", "DELETE FROM todo", "DROP TABLE record")
        rebuild(book)
        assert projections_of(book) == before
        meeting = book.record.meeting("reading-2026-10")
        assert meeting is not None
        assert meeting.adjourned_present == 31


def test_a_book_that_lost_cached_rows_is_rebuilt_when_opened(tmp_path: Path) -> None:
    with held_meeting(tmp_path / "b.db") as book:
        before = projections_of(book)
    tamper(tmp_path / "b.db", "DELETE FROM record WHERE stream LIKE 'question/%'")
    with Book.open(tmp_path / "b.db") as book:
        assert projections_of(book) == before


def use_newer_folds(patch: pytest.MonkeyPatch) -> int:
    newer = VERSION + 1
    for module in (projections, rebuild_module, records):
        patch.setattr(module, "VERSION", newer)
    return newer


def test_rows_of_another_fold_are_rebuilt_when_opened_for_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with held_meeting(tmp_path / "b.db") as book:
        before = projections_of(book)
    with monkeypatch.context() as patch:
        newer = use_newer_folds(patch)
        with Book.open(tmp_path / "b.db") as book:
            after = projections_of(book)
    assert {row[1] for row in after[0]} == {newer}
    assert [row[2:] for row in after[0]] == [row[2:] for row in before[0]]
    assert after[1] == before[1]


def test_a_reader_folds_rows_of_another_fold_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with held_meeting(tmp_path / "b.db") as book, monkeypatch.context() as patch:
        expected = {stream: book.record.load(stream) for stream in book.record.summaries}
        use_newer_folds(patch)
        with Book.open(tmp_path / "b.db", query_only=True) as reader:
            assert {stream: reader.record.load(stream) for stream in reader.record.summaries} == expected
            assert reader.record.summaries == book.record.summaries
            assert todos(reader) == todos(book)
