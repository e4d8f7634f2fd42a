"""A small book to write into: one village, one meeting, events as short as they may be."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec

from changzhang.domain.events.base import Event
from changzhang.domain.events.book import BookCreated, SettingsAdopted
from changzhang.domain.events.entry import EntryWithdrawn
from changzhang.domain.events.ledger import LedgerAccepted
from changzhang.domain.events.meeting import LineRead, MeetingAdjourned, MeetingOpened, NoteTaken, StageEntered
from changzhang.domain.events.question import QuestionAsked, QuestionDeferred
from changzhang.domain.events.rectification import Evidence, RectificationCompleted, RectificationPromised
from changzhang.domain.ledger import Ledger, LedgerKey, LedgerLine, LineRef
from changzhang.domain.record import Record
from changzhang.store.blobs import sha256_of
from changzhang.store.book import Book
from changzhang.store.facts import CIVIL
from changzhang.store.journal import Appended, append

AT = datetime(2026, 11, 15, 14, 0, tzinfo=CIVIL)
CLERK = "王秀兰"
MEETING = "meeting/reading-2026-10"
QUESTION = "question/Q2026-001"
FIX = "rectification/R2026-001"
LEDGER = LedgerKey("village_committee", "all", "2026-10")

LINES = Ledger(
    period="2026-10",
    layout="running",
    lines=(
        LedgerLine(line_no=1, row=5, summary="收水费", income_fen=125_000),
        LedgerLine(line_no=2, row=6, summary="路灯电费", expense_fen=23_050),
    ),
)
LINES_BLOB = msgspec.json.encode(LINES)
VILLAGE_BLOB = 'name = "清溪村"\n'.encode()
BLOBS = {sha256_of(LINES_BLOB): LINES_BLOB, sha256_of(VILLAGE_BLOB): VILLAGE_BLOB}
PHOTO = b"a photo of the mended street lamp"

Drafts = list[tuple[str, Event]]


def new_book(path: Path) -> Book:
    """A book with its first record."""
    book = Book.create(path)
    write(book, ("book", BookCreated(book_id="b-1", village="清溪村", town="石桥镇")))
    return book


def write(book: Book, *drafts: tuple[str, Event], blobs: Mapping[str, bytes] | None = None, later: int = 0) -> Appended:
    """One act, ``later`` seconds after the meeting began, with the contents its events name unless told otherwise."""
    if blobs is None:
        blobs = BLOBS if any(isinstance(event, MeetingOpened | LedgerAccepted) for _, event in drafts) else {}
    return append(book, lambda _: drafts, at=AT + timedelta(seconds=later), actor=CLERK, blobs=blobs)


def opened() -> tuple[str, Event]:
    sha256 = sha256_of(VILLAGE_BLOB)
    event = MeetingOpened(
        kind="reading",
        held_on=date(2026, 11, 15),
        number=1,
        title="10月唱账会",
        template_id="monthly_reading",
        template_sha256="",
        village_sha256=sha256,
        deadlines_sha256="",
    )
    return MEETING, event


def read(line_no: int) -> tuple[str, Event]:
    return MEETING, LineRead(line=LineRef(2, line_no), seconds=4.5)


def note(text: str) -> tuple[str, Event]:
    return MEETING, NoteTaken(text=text)


def asked(text: str = "路灯电费为什么涨了？") -> tuple[str, Event]:
    return QUESTION, QuestionAsked(text=text, meeting="reading-2026-10", number=1, line=LineRef(2, 2))


def deferred() -> tuple[str, Event]:
    return QUESTION, QuestionDeferred(owner="李会计", due_on=date(2026, 11, 25), reckoning="自11月15日起10日")


def promised() -> tuple[str, Event]:
    return FIX, RectificationPromised(measure="换节能灯", owner="李会计", due_on=date(2026, 12, 15))


def completed() -> tuple[str, Event]:
    evidence = (Evidence(name="路灯.jpg", sha256=sha256_of(PHOTO)),)
    return FIX, RectificationCompleted(result="已换", completed_on=date(2026, 12, 1), evidence=evidence)


def accepted() -> tuple[str, Event]:
    sha256 = sha256_of(LINES_BLOB)
    event = LedgerAccepted(
        key=LEDGER, file_name="10月.xlsx", file_sha256=sha256, ledger_sha256=sha256, line_count=2, income_fen=125_000, expense_fen=23_050
    )
    return LEDGER.stream, event


def withdrawn(act: int | None, stream: str = MEETING) -> tuple[str, Event]:
    assert act is not None
    return stream, EntryWithdrawn(act=act, reason="按错了")


def held_meeting(path: Path) -> Book:
    """A book with everything in it: a ledger, lines read, a question, a promise, withdrawals of each sort."""
    book = new_book(path)
    write(book, accepted())
    write(book, ("book", SettingsAdopted(name="village.toml", sha256=sha256_of(VILLAGE_BLOB))), opened())
    write(book, (MEETING, StageEntered(stage="reading")), later=1)
    for line_no in (1, 2):
        write(book, read(line_no), later=2 + line_no)
    slip = write(book, read(9), later=5).act
    undone = write(book, withdrawn(slip), later=6).act
    write(book, asked(), deferred(), note("张书记到会"), later=7)
    write(book, promised(), later=8)
    write(book, withdrawn(undone), later=9)
    gone = write(book, ("question/Q2026-002", QuestionAsked(text="再问", meeting="reading-2026-10")), later=10).act
    write(book, withdrawn(gone, "question/Q2026-002"), later=11)
    write(book, completed(), later=12)
    write(book, read(3), later=13)
    write(book, (MEETING, MeetingAdjourned(present=31)), read(4), later=14)
    write(book, read(5), later=15)
    return book


def rows(book: Book, table: str, key: str) -> list[tuple[object, ...]]:
    """A table as it lies on the disk."""
    return book.conn.execute(f"SELECT * FROM {table} ORDER BY {key}").fetchall()


def journal(path: Path) -> list[tuple[object, ...]]:
    """The journal as another program sees it."""
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute("SELECT * FROM journal ORDER BY seq").fetchall()


def tamper(path: Path, *statements: str) -> None:
    """Change a closed or open book as somebody with another tool would: the triggers dropped first, then put back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        triggers = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            conn.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            conn.execute(statement)
        for _, sql in triggers:
            conn.execute(sql)


def nothing(_: Record) -> Drafts:
    """A command that finds there is nothing to do."""
    return []
