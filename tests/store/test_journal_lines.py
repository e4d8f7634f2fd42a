"""The journal as JSON Lines: there and back, whatever its texts hold; a new book of it; lines that are no records."""

from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.domain.chain import GENESIS, record_hash
from changzhang.domain.events import encode_body
from changzhang.domain.events.book import BookCreated
from changzhang.store.book import Book
from changzhang.store.facts import Row
from changzhang.store.journal_lines import as_lines, from_lines, journal_rows, restore
from changzhang.store.problems import BookExists
from changzhang.store.verify import verify_file

AT = "2026-11-15T14:00:00.000000+08:00"
BODY = encode_body(BookCreated(book_id="b-1", village="小山村", town="八里镇"))
HASH = record_hash(prev=GENESIS, seq=1, stream="book", act=1, at=AT, actor="宋玉洁", kind="book.created", body=BODY)
BIRTH: Row = (1, "book", 1, AT, "宋玉洁", "book.created", BODY, GENESIS, HASH)


@pytest.mark.parametrize("text", ["平常", "一行\n两行", "行\u2028分隔\u0085", '引号"和\\', "😀𠮷", ""])
def test_there_and_back(text: str) -> None:
    row: Row = (2, "book", 2, AT, text, "note", text, HASH, "x")
    lines = as_lines([BIRTH, row])
    assert lines.count(b"\n") == 2
    assert from_lines(lines) == [BIRTH, row]


@pytest.mark.parametrize("content", [b"[]\n", b"{}\n", b"x\n", b"\xff\n", as_lines([BIRTH]).replace(b'"seq":1,', b"")])
def test_lines_that_are_no_records(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"record|decode|Expecting"):
        from_lines(content)


def test_a_new_book_of_it(tmp_path: Path) -> None:
    path = tmp_path / "新.db"
    restore(path, [BIRTH], {})
    assert verify_file(path).ok
    with Book.open(path) as book:
        assert (book.record.book.village, book.record.head_hash) == ("小山村", HASH)
        assert journal_rows(book, 9) == [BIRTH]
        assert journal_rows(book, 0) == []
    with pytest.raises(BookExists):
        restore(path, [BIRTH], {})
    with pytest.raises(ValueError, match="SHA-256"):
        restore(tmp_path / "另一本.db", [BIRTH], {"a" * 64: b"x"})
