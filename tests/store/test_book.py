from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from changzhang.domain.chain import record_hash
from changzhang.domain.errors import BookProblem
from changzhang.store import problems
from changzhang.store.book import Book
from changzhang.store.queries import head, save_mapping
from changzhang.store.verify import verify

from .given import AT, CLERK, MEETING, held_meeting, journal, new_book, note, opened, promised, read, write


def zero_bytes(path: Path) -> None:
    path.write_bytes(b"")


def garbage(path: Path) -> None:
    path.write_bytes("今天开会\n".encode() * 500)


def another_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE journal (x)")


def unborn(path: Path) -> None:
    Book.create(path).close()


def truncated(path: Path) -> None:
    held_meeting(path).close()
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def header_gone(path: Path) -> None:
    held_meeting(path).close()
    with path.open("r+b") as file:
        file.write(bytes(100))


def malformed(path: Path) -> None:
    """The first page stays, the pages of the tables are noise."""
    held_meeting(path).close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xee" * (path.stat().st_size - 4096))


def missing(_: Path) -> None:
    pass


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("query_only", [False, True])
@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (missing, problems.BookMissing),
        (folder, problems.NotABook),
        (zero_bytes, problems.BookEmpty),
        (unborn, problems.BookEmpty),
        (garbage, problems.NotABook),
        (header_gone, problems.NotABook),
        (another_database, problems.NotABook),
        (truncated, problems.BookDamaged),
        (malformed, problems.BookDamaged),
    ],
)
def test_what_cannot_be_opened_is_told_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], expected: type[BookProblem], query_only: bool
) -> None:
    path = tmp_path / "b.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(expected) as caught:
        Book.open(path, query_only=query_only)
    assert str(path) in caught.value.sentence()
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_missing_folder_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(problems.BookMissing, match="文件夹"):
        Book.open(tmp_path / "usb" / "b.db")
    with pytest.raises(problems.BookMissing, match="文件夹"):
        Book.create(tmp_path / "usb" / "b.db")


def test_damage_in_the_middle_is_found_at_the_start(tmp_path: Path) -> None:
    """In a place nothing reads until the next ledger is imported."""
    path = tmp_path / "b.db"
    with held_meeting(path) as book:
        save_mapping(book, "shape", "{}")
        (page,) = book.conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'mapping'").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes([13, 255, 255]) * 1365)
    with pytest.raises(problems.BookDamaged):
        Book.open(path)


def test_creating_never_overwrites_a_record_but_takes_up_a_book_never_begun(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    for make in (unborn, unborn):
        make(path)
    new_book(path).close()
    before = journal(path)
    for make in (unborn,):
        with pytest.raises(problems.BookExists):
            make(path)
    assert journal(path) == before
    zero_bytes(tmp_path / "empty.db")
    with pytest.raises(problems.BookExists):
        Book.create(tmp_path / "empty.db")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["b.db", "empty.db"]


def test_a_book_locked_by_another_program_is_told(tmp_path: Path) -> None:
    new_book(tmp_path / "b.db").close()
    with closing(sqlite3.connect(tmp_path / "b.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(problems.BookBusy):
            Book.open(tmp_path / "b.db", patience_ms=1)
        other.execute("ROLLBACK")
        Book.open(tmp_path / "b.db", patience_ms=1).close()


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_lets_read_and_refuses_to_write(tmp_path: Path) -> None:
    path = tmp_path / "usb" / "b.db"
    path.parent.mkdir()
    new_book(path).close()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with Book.open(path) as book:
            assert book.record.book.village == "清溪村"
            with pytest.raises(problems.BookReadOnly):
                write(book, opened())
        with pytest.raises(problems.BookReadOnly):
            Book.create(path.with_name("new.db"))
    finally:
        path.parent.chmod(0o755)


def test_a_reader_writes_nothing(tmp_path: Path) -> None:
    held_meeting(tmp_path / "b.db").close()
    with Book.open(tmp_path / "b.db", query_only=True) as book:
        assert book.is_read_only
        with pytest.raises(problems.BookReadOnly):
            write(book, note("x"))
        with pytest.raises(problems.BookReadOnly):
            save_mapping(book, "shape", "{}")


def test_a_file_deleted_under_the_program_is_noticed_at_the_next_act(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with new_book(path) as book:
        path.unlink()
        with pytest.raises(problems.BookReplaced):
            write(book, opened())
        with pytest.raises(problems.BookReplaced):
            book.catch_up()
    assert not path.exists()


@pytest.mark.parametrize("in_place", [False, True])
def test_a_file_swapped_under_the_program_is_noticed_at_the_next_act(tmp_path: Path, in_place: bool) -> None:
    path = tmp_path / "b.db"
    held_meeting(tmp_path / "other.db").close()
    with new_book(path) as book:
        write(book, opened())
        if in_place:
            path.write_bytes((tmp_path / "other.db").read_bytes())
        else:
            shutil.copy(tmp_path / "other.db", tmp_path / "swap.db")
            (tmp_path / "swap.db").replace(path)
        for act in (book.catch_up, lambda: write(book, read(1))):
            with pytest.raises(problems.BookReplaced):
                act()
    assert journal(path) == journal(tmp_path / "other.db")


def test_an_older_copy_put_back_in_place_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with new_book(path) as book:
        old = path.read_bytes()
        write(book, opened())
        write(book, read(1))
        path.write_bytes(old)
        with pytest.raises(problems.BookReplaced):
            write(book, read(2))


def test_the_file_copied_between_acts_opens_whole_and_verifies(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        for number, draft in enumerate([opened(), read(1), note("x"), promised()], start=1):
            write(book, draft)
            copy = tmp_path / f"copy{number}.db"
            shutil.copyfile(tmp_path / "b.db", copy)
            with Book.open(copy) as copied:
                assert head(copied) == head(book)
                assert verify(copied).ok


def forge(path: Path, kind: str, body: str, stream: str = MEETING) -> None:
    """A record as another version of the program would append it."""
    seq, _, _, _, _, _, _, _, prev = journal(path)[-1]
    fields = {
        "prev": prev,
        "seq": int(str(seq)) + 1,
        "stream": stream,
        "act": int(str(seq)) + 1,
        "at": AT.isoformat(timespec="microseconds"),
        "actor": CLERK,
        "kind": kind,
        "body": body,
    }
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        names = ", ".join([*fields, "hash"])
        conn.execute(f"INSERT INTO journal ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [*fields.values(), record_hash(**fields)])  # type: ignore[arg-type]


@pytest.mark.parametrize(("kind", "stream"), [("meeting.moved", MEETING), ("drone.flown", "drone/1")])
def test_records_of_a_newer_version_open_the_book_for_reading_and_it_says_so(tmp_path: Path, kind: str, stream: str) -> None:
    path = tmp_path / "b.db"
    held_meeting(path).close()
    forge(path, kind, "{}", stream)
    with Book.open(path) as book, Book.open(path, query_only=True) as reader:
        assert (book.is_read_only, book.unknown) == (True, (kind,))
        for window in (book, reader):
            meeting = window.record.meeting("reading-2026-10")
            assert meeting is not None
            assert "2:5" in meeting.reads
        with pytest.raises(problems.BookNewer, match=kind):
            write(book, note("x"))
    assert [problem.what for problem in verify(book).problems] == ["unknown"]


def test_records_of_a_newer_version_stop_a_window_that_is_open(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with held_meeting(path) as book:
        before = head(book)
        forge(path, "meeting.moved", "{}")
        with pytest.raises(problems.BookNewer):
            write(book, note("x"))
        assert book.is_read_only
        assert head(book)[0] == before[0] + 1
        assert book.record.open_meeting is None


def test_optional_fields_of_a_newer_version_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with held_meeting(path) as book:
        forge(path, "line.read", '{"line":[2,77],"loudness":3}')
        write(book, note("x"))
        meeting = book.record.meeting("reading-2026-10")
        assert meeting is not None
        assert "2:77" in meeting.reads
    assert verify(book).ok


def test_a_schema_of_a_newer_version_opens_for_reading(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with held_meeting(path) as book:
        book.conn.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('changzhang', 'm777_newer', '')")
    with Book.open(path) as book:
        assert book.unknown == ("m777_newer",)
        with pytest.raises(problems.BookNewer, match="m777_newer"):
            write(book, note("x"))


def test_a_half_written_act_is_rolled_back_by_whoever_opens_next(tmp_path: Path) -> None:
    """A reader, too, must be able to: hence query_only and never mode=ro."""
    path = tmp_path / "b.db"
    new_book(path).close()
    before = journal(path)
    die_in_commit = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size=1')\n"
        "c.execute('BEGIN')\n"
        "c.execute(\"UPDATE todo SET title = 'x'\")\n"
        "[c.execute('INSERT INTO mapping VALUES (?, ?)', (str(i), 'y' * 3000)) for i in range(200)]\n"
        "os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", die_in_commit, str(path)], check=False).returncode == 9
    assert path.with_name("b.db-journal").stat().st_size > 0
    with Book.open(path, query_only=True) as book:
        assert book.conn.execute("SELECT count(*) FROM mapping").fetchone() == (0,)
        assert verify(book).ok
    assert journal(path) == before
