"""Two windows are two processes: neither loses an act, and the chain stays one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from changzhang.store.book import Book
from changzhang.store.queries import head, rebuild
from changzhang.store.verify import verify

from .given import new_book, opened, rows, write

ACTS = 200
WINDOW = """
import sys
from pathlib import Path
from changzhang.store.book import Book
from tests.store.given import read, write

with Book.open(Path(sys.argv[1])) as book:
    print("ready", flush=True)
    sys.stdin.readline()
    for line_no in range(int(sys.argv[2]), int(sys.argv[2]) + int(sys.argv[3])):
        write(book, read(line_no))
    book.catch_up()
    print(len(book.record.meeting("reading-2026-10").reads))
"""


def window(path: Path, first: int) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", WINDOW, str(path), str(first), str(ACTS)]
    return subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_two_windows_writing_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with new_book(path) as book:
        write(book, opened())
        windows = [window(path, first) for first in (1, 1001)]
        for process in windows:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in windows:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        counts = [int(process.communicate()[0]) for process in windows]
        assert [process.returncode for process in windows] == [0, 0]
        assert max(counts) == 2 * ACTS
        book.catch_up()
        meeting = book.record.meeting("reading-2026-10")
        assert meeting is not None
        assert set(meeting.reads) == {f"2:{first + number}" for first in (1, 1001) for number in range(ACTS)}
    with Book.open(path) as fresh:
        assert head(fresh)[0] == 2 + 2 * ACTS
        assert verify(fresh).ok
        assert fresh.record.meeting("reading-2026-10") == meeting
        before = rows(fresh, "record", "stream")
        rebuild(fresh)
        assert rows(fresh, "record", "stream") == before
