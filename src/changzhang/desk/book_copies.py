"""Other villages' books read without touching them: copied with their journal file, never opened where they lie, never locked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from changzhang.desk.clock import Clock
from changzhang.desk.desk import Desk
from changzhang.desk.opening import open_desk
from changzhang.desk.places import BOOK_FILE
from changzhang.desk.problems import FileUnreadable

_TRIES = 3


@contextmanager
def copied_desk(source: Path, clock: Clock) -> Iterator[Desk]:
    """The desk over a copy of a village folder's book or of a book file. Raises FileUnreadable, BookProblem."""
    book = source / BOOK_FILE if source.is_dir() else source
    with TemporaryDirectory() as place:
        folder = Path(place)
        _copy(book, folder / BOOK_FILE)
        desk = open_desk(folder, window="rollup", clock=clock, query_only=True)
        try:
            yield desk
        finally:
            desk.close()


def _copy(book: Path, target: Path) -> None:
    """Copy until nothing was written meanwhile; what an unfinished act left is rolled back in the copy from its journal file."""
    journal = book.with_name(book.name + "-journal")
    try:
        for _ in range(_TRIES):
            before = _stamp(book), _stamp(journal)
            shutil.copyfile(book, target)
            beside = target.with_name(target.name + "-journal")
            beside.unlink(missing_ok=True)
            if journal.is_file():
                shutil.copyfile(journal, beside)
            if (_stamp(book), _stamp(journal)) == before:
                return
    except OSError as error:
        raise FileUnreadable(book, error.strerror or str(error)) from error


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size
