"""One durable act through the journal against one raw insert with the same pragmas, interleaved: what the chain costs a key press."""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

from changzhang.domain.events.book import BookCreated
from changzhang.domain.events.meeting import LineRead, MeetingOpened
from changzhang.domain.ledger import LineRef
from changzhang.store.book import Book
from changzhang.store.connection import connect
from changzhang.store.facts import CIVIL
from changzhang.store.journal import append
from changzhang.store.positions import Position

STREAM = "meeting/reading-2026-10"
BEGAN_AT = datetime(2026, 11, 15, 14, 0, tzinfo=CIVIL)
RAW_TABLE = "CREATE TABLE event (id INTEGER PRIMARY KEY, at TEXT, kind TEXT, body TEXT) STRICT"


def main(rounds: int) -> None:
    """Print a ratio for each length of meeting."""
    for lines, with_place in ((60, False), (60, True), (10_000, False)):
        with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
            compare(Path(folder), lines, with_place, rounds)


def compare(folder: Path, lines: int, with_place: bool, rounds: int) -> None:
    """Read ``rounds`` lines aloud in a meeting that has read ``lines``, a raw insert between any two."""
    raw = connect(folder / "raw.db")
    raw.execute(RAW_TABLE)
    with Book.create(folder / "book.db") as book:
        numbers = count(1)
        open_meeting(book, [next(numbers) for _ in range(lines)])
        ours, base = [], []
        for line_no in range(lines + 1, lines + rounds + 1):
            base.append(milliseconds(lambda: raw_insert(raw)))
            ours.append(milliseconds(lambda line_no=line_no: read_line(book, line_no, with_place)))
    raw.close()
    mine, floor = statistics.median(ours), statistics.median(base)
    name = f"act_{lines}_lines_read" + ("_with_position" if with_place else "")
    print(f"{name}: {mine / floor:.2f} ({mine:.3f} ms / {floor:.3f} ms)")


def raw_insert(raw: sqlite3.Connection) -> None:
    """The floor: one row, one commit."""
    body = '{"line":[2,17],"seconds":4.2}'
    raw.execute("INSERT INTO event (at, kind, body) VALUES (?, ?, ?)", (BEGAN_AT.isoformat(), "line.read", body))


def read_line(book: Book, line_no: int, with_place: bool) -> None:
    """One act: a line was read."""
    line = LineRef(2, line_no)
    place = Position(window="w1", meeting="reading-2026-10", stage="reading", line=line, seen_at=BEGAN_AT) if with_place else None
    append(
        book,
        lambda _: [(STREAM, LineRead(line=line, seconds=4.2))],
        at=BEGAN_AT + timedelta(seconds=line_no),
        actor="王秀兰",
        position=place,
    )


def open_meeting(book: Book, line_numbers: list[int]) -> None:
    """A meeting that has read these lines already, in one act to have it quickly."""
    append(book, lambda _: [("book", BookCreated(book_id="b1", village="清溪村", town="某镇"))], at=BEGAN_AT, actor="王秀兰")
    append(book, lambda _: [(STREAM, opened()), *reads(line_numbers)], at=BEGAN_AT, actor="王秀兰")


def opened() -> MeetingOpened:
    """How the meeting began."""
    return MeetingOpened(
        kind="reading",
        held_on=date(2026, 11, 15),
        number=1,
        title="2026年10月唱账会",
        template_id="monthly_reading",
        template_sha256="",
        village_sha256="",
        deadlines_sha256="",
    )


def reads(line_numbers: list[int]) -> Iterator[tuple[str, LineRead]]:
    """The lines as read."""
    return ((STREAM, LineRead(line=LineRef(2, number), seconds=4.2)) for number in line_numbers)


def milliseconds(act: Callable[[], None]) -> float:
    """How long it took."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
