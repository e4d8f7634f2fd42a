from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from changzhang.domain.chain import code_of
from changzhang.domain.events.entry import PaperExported
from changzhang.store.blobs import sha256_of
from changzhang.store.book import Book
from changzhang.store.findings import Verified
from changzhang.store.queries import facts_between, head
from changzhang.store.verify import find_code, verify, verify_file

from .given import LINES_BLOB, PHOTO, held_meeting, journal, new_book, opened, read, tamper, write

NAME = sha256_of(LINES_BLOB)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    held_meeting(tmp_path / "b.db").close()
    evidence = tmp_path / "evidence"
    evidence.mkdir()
    (evidence / sha256_of(PHOTO)).write_bytes(PHOTO)
    return tmp_path / "b.db"


def proven(path: Path) -> Verified:
    return verify_file(path, path.parent / "evidence")


def found(path: Path) -> list[tuple[int | None, str]]:
    return [(problem.seq, problem.what) for problem in proven(path).problems]


def test_a_whole_book_verifies(path: Path) -> None:
    stored = journal(path)
    with Book.open(path, query_only=True) as book:
        verified = verify(book, path.parent / "evidence")
    assert verified.ok
    assert (verified.book_id, verified.records, verified.head) == ("b-1", len(stored), stored[-1][8])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("UPDATE journal SET body = replace(body, '4.5', '4.6') WHERE seq = 6", [(6, "hash")]),
        ("UPDATE journal SET at = replace(at, '14:', '15:') WHERE seq = 6", [(6, "hash")]),
        ("UPDATE journal SET actor = '张三' WHERE seq = 6", [(6, "hash")]),
        ("UPDATE journal SET kind = 'note.taken' WHERE seq = 6", [(6, "hash"), (6, "body")]),
        ("UPDATE journal SET kind = 'gossip.heard' WHERE seq = 6", [(6, "hash"), (6, "unknown")]),
        ("UPDATE journal SET stream = 'meeting/other' WHERE seq = 6", [(6, "hash")]),
        ("UPDATE journal SET act = 5 WHERE seq = 6", [(6, "hash")]),
        ("UPDATE journal SET act = 2 WHERE seq = 6", [(6, "act"), (6, "hash")]),
        ("UPDATE journal SET prev = replace(prev, substr(prev, 1, 4), 'beef') WHERE seq = 6", [(6, "prev"), (6, "hash")]),
        ("UPDATE journal SET hash = 'x' WHERE seq = 6", [(6, "hash"), (7, "prev")]),
        ("UPDATE journal SET at = 'yesterday' WHERE seq = 6", [(6, "hash"), (6, "body")]),
        ("UPDATE journal SET at = '2026-11-15T14:00:00' WHERE seq = 6", [(6, "hash"), (6, "body")]),
        ("UPDATE journal SET body = '' WHERE seq = 6", [(6, "hash"), (6, "body")]),
        ("UPDATE journal SET body = printf('%.*c', 100000, '[') WHERE seq = 6", [(6, "hash"), (6, "body")]),
        ("UPDATE journal SET body = CAST(x'ff00fe' AS TEXT), actor = CAST(x'ff' AS TEXT) WHERE seq = 6", [(6, "hash"), (6, "body")]),
        (
            "UPDATE journal SET body = '{\"line\":[2,1],\"deep\":' || printf('%.*c', 100000, '[') WHERE seq = 6",
            [(6, "hash"), (6, "body")],
        ),
        ("DELETE FROM journal WHERE seq = 6", [(6, "gap")]),
        ("DELETE FROM journal WHERE seq BETWEEN 6 AND 8", [(6, "gap")]),
        ("DELETE FROM journal WHERE seq = 1", [(1, "gap")]),
        ("UPDATE journal SET seq = -1 WHERE seq = 1", [(-1, "act"), (-1, "hash")]),
        ("DELETE FROM journal", [(1, "genesis")]),
        (f"UPDATE blob SET bytes = x'00' WHERE sha256 = '{NAME}'", [(2, "blob_altered")]),
        (f"UPDATE blob SET size = 1 WHERE sha256 = '{NAME}'", [(2, "blob_altered")]),
        (f"DELETE FROM blob WHERE sha256 = '{NAME}'", [(2, "blob_missing")]),
        ("INSERT INTO blob VALUES ('stray', x'00', 1)", [(None, "blob_altered")]),
    ],
)
def test_every_edit_is_found_and_named(path: Path, change: str, expected: list[tuple[int | None, str]]) -> None:
    tamper(path, change)
    result = found(path)
    assert [each for each in result if each in expected] == expected
    assert result[0] == expected[0]
    assert all(problem.message for problem in proven(path).problems)


@pytest.mark.parametrize("change", ["DROP TABLE blob", "DROP TABLE journal", "ALTER TABLE journal RENAME COLUMN prev TO before"])
def test_tables_taken_apart_are_a_finding_too(path: Path, change: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute(change)
    assert [problem.what for problem in proven(path).problems if problem.what not in ("trigger", "table")] == ["database"]


def test_tables_without_types_are_a_finding_too(path: Path) -> None:
    """A journal made anew by another tool may hold anything anywhere."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        for table in ("journal", "blob"):
            conn.execute(f"CREATE TABLE copy AS SELECT * FROM {table}")
            conn.execute(f"DROP TABLE {table}")
            conn.execute(f"ALTER TABLE copy RENAME TO {table}")
        for column in ("stream", "act", "at", "actor", "kind", "body", "prev", "hash"):
            for number, value in enumerate(("NULL", "x'ff'", "7", "2.5")):
                conn.execute(f"UPDATE journal SET {column} = {value} WHERE seq = {number + 3}")
        conn.execute("INSERT INTO blob VALUES (NULL, 'x', 'y'), (x'00', NULL, NULL), (7, 7, 7)")
        conn.execute("INSERT INTO journal (seq, stream) VALUES (NULL, 'x'), ('x', 'x'), (2.5, 'x')")
    assert {(3, "body"), (4, "body"), (5, "body"), (6, "body"), (None, "table"), (None, "blob_altered")} <= set(found(path))


def test_the_first_broken_record_comes_first_in_words(path: Path) -> None:
    tamper(path, "UPDATE journal SET actor = '张三' WHERE seq IN (4, 9)", f"DELETE FROM blob WHERE sha256 = '{NAME}'", "DROP TABLE todo")
    messages = [problem.message for problem in proven(path).problems]
    assert messages[0].startswith("第2条记录所附的文件内容不见了")
    assert messages[1:] == ["第4条记录的内容与校验值不符（被改动过）", "第9条记录的内容与校验值不符（被改动过）"]


def test_several_records_gone_are_told_as_one_gap(path: Path) -> None:
    tamper(path, "DELETE FROM journal WHERE seq BETWEEN 6 AND 8")
    assert proven(path).problems[0].message == "第6条至第8条记录不见了"


def test_protection_taken_away_or_hollowed_out_is_found(path: Path) -> None:
    with Book.open(path) as book:
        book.conn.execute("DROP TRIGGER journal_no_update")
        book.conn.execute("DROP TRIGGER blob_no_delete")
        book.conn.execute("CREATE TRIGGER blob_no_delete BEFORE DELETE ON blob BEGIN SELECT 1; END")
    assert found(path) == [(None, "trigger"), (None, "trigger")]
    assert "journal_no_update" in proven(path).problems[0].message


def test_evidence_files_are_looked_at_where_asked(path: Path) -> None:
    photo = path.parent / "evidence" / sha256_of(PHOTO)
    (seq,) = [row[0] for row in journal(path) if row[5] == "rectification.completed"]
    photo.write_bytes(PHOTO + b"!")
    assert found(path) == [(seq, "evidence_altered")]
    photo.unlink()
    assert found(path) == [(seq, "evidence_missing")]
    photo.mkdir()
    assert found(path) == [(seq, "evidence_missing")]
    assert verify_file(path).ok


def test_a_paper_handed_out_need_not_lie_in_the_book(path: Path) -> None:
    paper = PaperExported(paper="minutes", file_name="纪要.docx", sha256="a" * 64, text_sha256=NAME, is_draft=False)
    with Book.open(path) as book:
        write(book, ("meeting/reading-2026-10", paper))
    assert verify_file(path).ok


def test_only_the_records_up_to_a_seal_can_be_asked_for(path: Path) -> None:
    tamper(path, "UPDATE journal SET actor = '张三' WHERE seq = 9")
    verified = verify_file(path, upto=8)
    assert (verified.ok, verified.records, verified.head) == (True, 8, journal(path)[7][8])
    assert not verify_file(path, upto=9).ok


def test_a_cut_tail_shows_when_more_records_are_asked_for(path: Path) -> None:
    count = len(journal(path))
    tamper(path, f"DELETE FROM journal WHERE seq = {count}")
    assert verify_file(path).ok
    assert [(problem.seq, problem.what) for problem in verify_file(path, upto=count).problems] == [(count, "end")]


def test_a_file_that_is_no_book_is_a_finding_not_an_exception(tmp_path: Path) -> None:
    for name, content in (("empty.db", b""), ("text.db", b"hello " * 1000)):
        (tmp_path / name).write_bytes(content)
        assert [problem.what for problem in verify_file(tmp_path / name).problems] == ["database"]
    assert [problem.what for problem in verify_file(tmp_path / "none.db").problems] == ["database"]
    assert not (tmp_path / "none.db").exists()


def test_a_journal_longer_than_one_read_is_walked_whole(tmp_path: Path) -> None:
    with new_book(tmp_path / "b.db") as book:
        write(book, opened(), *[read(number) for number in range(1, 1203)])
    tamper(tmp_path / "b.db", "UPDATE journal SET actor = 'x' WHERE seq = 1100")
    verified = verify_file(tmp_path / "b.db")
    assert verified.records == 1204
    assert [problem.seq for problem in verified.problems if problem.what == "hash"] == [1100]


def test_a_printed_code_finds_its_record_however_it_is_typed(path: Path) -> None:
    with Book.open(path, query_only=True) as book:
        for fact in facts_between(book, 1, head(book)[0]):
            digest = str(journal(path)[fact.seq - 1][8])
            code = code_of(digest)
            full_width = "".join(chr(ord(letter) + 0xFEE0) for letter in code)
            for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('0', 'o').replace('1', 'l')} ", full_width):
                envelope = find_code(book, typed)
                assert envelope is not None
                assert (envelope.seq, envelope.hash) == (fact.seq, digest)


@pytest.mark.parametrize(
    "typed", ["", "9F2C", "9F2C-1A7B-9F2C-1A7", "0000-0000-0000-0000", "封存码封存码封存码封存码封存码封", "%%%%", "ZZZZ" * 5]
)
def test_a_code_of_no_record_finds_none(path: Path, typed: str) -> None:
    with Book.open(path, query_only=True) as book:
        assert find_code(book, typed) is None
