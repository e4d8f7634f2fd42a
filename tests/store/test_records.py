from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from changzhang.domain.record import FactList, record_of
from changzhang.domain.states import MeetingState
from changzhang.store.book import Book
from changzhang.store.problems import BookDamaged
from changzhang.store.queries import facts_between, head

from .given import (
    FIX,
    LINES,
    LINES_BLOB,
    MEETING,
    QUESTION,
    accepted,
    asked,
    held_meeting,
    new_book,
    note,
    opened,
    promised,
    read,
    rows,
    tamper,
    withdrawn,
    write,
)


def reads(book: Book) -> list[str]:
    meeting = book.record.meeting("reading-2026-10")
    assert meeting is not None
    return list(meeting.reads)


def upto(book: Book) -> int:
    return int(book.conn.execute("SELECT upto_seq FROM record WHERE stream = ?", (MEETING,)).fetchone()[0])


def states_of(book: Book) -> dict[str, object]:
    return {stream: book.record.load(stream) for stream in book.record.summaries}


def test_two_windows_see_each_other_in_turns(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as clerk, Book.open(tmp_path / "b.db") as other:
        write(clerk, opened())
        assert other.catch_up()
        for line_no in range(1, 6):
            write(clerk if line_no % 2 else other, read(line_no))
        assert clerk.catch_up() is False  # its own act came last and folded the other's on the way
        assert other.catch_up() is True
        assert other.catch_up() is False
        assert reads(clerk) == reads(other) == ["2:1", "2:2", "2:3", "2:4", "2:5"]
        assert head(clerk) == head(other)


def test_asking_for_news_where_there_is_none_reads_nothing(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as clerk, Book.open(tmp_path / "b.db", query_only=True) as reader:
        write(clerk, opened())
        asked_for: list[str] = []
        for expected in (True, False, False):
            asked_for.clear()
            reader.conn.set_trace_callback(asked_for.append)
            assert reader.catch_up() is expected
        assert asked_for == ["PRAGMA data_version"]


def test_any_window_at_any_time_holds_what_folding_from_the_start_gives(tmp_path: Path) -> None:
    with held_meeting(tmp_path / "b.db") as book, Book.open(tmp_path / "b.db", query_only=True) as reader:
        facts = facts_between(book, 1, head(book)[0])
        expected = record_of(facts)
        for window in (book, reader):
            assert window.record.summaries == expected.summaries
            assert list(window.record.summaries) == list(expected.summaries)
            assert states_of(window) == {stream: expected.load(stream) for stream in expected.summaries}


def test_every_prefix_is_caught_up_by_a_window_opened_before(tmp_path: Path) -> None:
    with held_meeting(tmp_path / "all.db") as source:
        facts = facts_between(source, 1, head(source)[0])
    with new_book(tmp_path / "b.db") as clerk, Book.open(tmp_path / "b.db", query_only=True) as warm:
        for act in sorted({fact.act for fact in facts} - {1}):
            write(clerk, *[(fact.stream, fact.event) for fact in facts if fact.act == act])
            warm.catch_up()
            assert states_of(warm) == states_of(clerk)
            assert warm.record.summaries == clerk.record.summaries
        with Book.open(tmp_path / "b.db", query_only=True) as cold:
            assert states_of(cold) == states_of(clerk)


def test_reading_a_line_leaves_the_cached_row_behind_and_is_caught_up_from_the_journal(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        write(book, opened())
        for line_no in (1, 2, 3):
            write(book, read(line_no))
        assert upto(book) == 2
        with Book.open(tmp_path / "b.db") as fresh:
            assert reads(fresh) == ["2:1", "2:2", "2:3"]
        write(book, note("x"))
        assert upto(book) == 6


def test_a_withdrawal_folds_the_stream_again_and_can_itself_be_withdrawn(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book, Book.open(tmp_path / "b.db") as other:
        write(book, opened())
        slip = write(book, read(1)).act
        other.catch_up()
        assert reads(other) == ["2:1"]
        undone = write(book, withdrawn(slip)).act
        other.catch_up()
        assert reads(book) == reads(other) == []
        assert upto(book) == 4
        write(other, withdrawn(undone))
        book.catch_up()
        assert reads(book) == reads(other) == ["2:1"]


def test_a_stream_withdrawn_whole_stays_as_a_row_so_that_its_number_is_not_given_again(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        write(book, opened())
        act = write(book, asked()).act
        write(book, withdrawn(act, QUESTION))
        with Book.open(tmp_path / "b.db") as fresh:
            for window in (book, fresh):
                assert window.record.question("Q2026-001") is None
                assert window.record.summaries[QUESTION].state == "withdrawn"
                assert window.record.next_number("Q", 2026, "question") == "Q2026-002"


def test_a_reader_that_has_not_caught_up_shows_one_moment_only(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as clerk, Book.open(tmp_path / "b.db", query_only=True) as reader:
        write(clerk, opened(), read(1))
        reader.catch_up()
        write(clerk, read(2), note("later"))
        assert reads(reader) == ["2:1"]
        assert [fact.seq for fact in reader.record.history.stream(MEETING)] == [2, 3]
        assert reader.record.history.fact(4) is None
        assert reader.record.history.act(4) == []
        reader.catch_up()
        assert reads(reader) == ["2:1", "2:2"]


def test_history_is_that_of_a_list_in_memory(tmp_path: Path) -> None:
    with held_meeting(tmp_path / "b.db") as book:
        facts = facts_between(book, 1, head(book)[0])
        in_memory = FactList(facts)
        for fact in facts:
            assert list(book.record.history.stream(fact.stream)) == in_memory.stream(fact.stream)
            assert list(book.record.history.act(fact.act)) == in_memory.act(fact.act)
            assert book.record.history.fact(fact.seq) == fact
        assert [fact.seq for fact in facts_between(book, 3, 5)] == [3, 4, 5]


def test_the_lines_of_a_ledger_come_from_the_version_asked_for(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        write(book, accepted())
        assert book.record.ledger(2) == LINES
        assert book.record.ledger(2) is book.record.ledger(2)
        with pytest.raises(KeyError):
            book.record.ledger(1)


def test_lines_that_are_gone_are_told_as_damage(tmp_path: Path) -> None:
    new_book(tmp_path / "b.db").close()
    with Book.open(tmp_path / "b.db") as book:
        write(book, accepted(), blobs={})
        with pytest.raises(BookDamaged, match="第2条"):
            book.record.ledger(2)


@pytest.mark.parametrize("body", ["{", '{"line":"x"}', "{}"])
def test_a_body_that_does_not_fit_names_its_record(tmp_path: Path, body: str) -> None:
    with new_book(tmp_path / "b.db") as book:
        write(book, opened())
        write(book, read(1))
    tamper(tmp_path / "b.db", f"UPDATE journal SET body = '{body}' WHERE seq = 3")
    with Book.open(tmp_path / "b.db") as book, pytest.raises(BookDamaged, match="第3条"):
        book.record.load(MEETING)


def test_cached_bodies_are_exactly_what_the_state_encodes_to(tmp_path: Path) -> None:
    with held_meeting(tmp_path / "b.db") as book:
        stored = {row[0]: row[5] for row in rows(book, "record", "stream")}
        assert stored[FIX] == msgspec.json.encode(book.record.load(FIX)).decode()
        assert stored["question/Q2026-002"] is None
        assert isinstance(book.record.load(MEETING), MeetingState)
        assert msgspec.json.encode(book.record.ledger(2)) == LINES_BLOB


def test_catching_up_halfway_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise KeyboardInterrupt

    with new_book(tmp_path / "b.db") as clerk, Book.open(tmp_path / "b.db") as other:
        write(clerk, opened(), read(1))
        other.catch_up()
        assert reads(other) == ["2:1"]
        write(clerk, read(2), promised())
        with monkeypatch.context() as patch:
            patch.setattr(other.record, "_summary_on_disk", failing)
            with pytest.raises(KeyboardInterrupt):
                other.catch_up()
        assert reads(other) == ["2:1"]
        assert other.catch_up()
        assert reads(other) == ["2:1", "2:2"]
        assert other.record.rectification("R2026-001") is not None
