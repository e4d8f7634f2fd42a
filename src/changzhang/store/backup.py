"""A safe copy of a book that may be open and written to meanwhile: whole, on the disk, reopened and verified."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

from changzhang.store.connection import connect
from changzhang.store.pages import copy_pages
from changzhang.store.problems import BackupUnsound, BookExists, BookMissing, telling
from changzhang.store.verify import verify_file


def backup(book_path: Path, target: Path, *, on: date | None = None) -> Path:
    """Copy a book to ``target``; the path of the copy. A folder gets a file named after ``on``, numbered when there is one.

    Raises BookExists rather than overwrite, BackupUnsound when the copy was made but does not prove whole, other BookProblem
    for the disk.
    """
    with telling(book_path):
        if not book_path.is_file():
            raise BookMissing(book_path)
        with closing(connect(book_path, query_only=True)) as source, telling(target):
            copy = _place(book_path, target, on)
            if copy.exists():
                raise BookExists(copy)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy_pages(source, copy)
    _prove(copy)
    return copy


def _place(book_path: Path, target: Path, on: date | None) -> Path:
    if not target.is_dir() and target.suffix:
        return target
    stem = f"{book_path.stem}-{on.isoformat()}" if on else book_path.stem
    names = (f"{stem}{book_path.suffix}" if number == 1 else f"{stem}-{number}{book_path.suffix}" for number in count(1))
    return next(place for name in names if not (place := target / name).exists())


def _prove(copy: Path) -> None:
    verified = verify_file(copy)
    if not verified.ok:
        raise BackupUnsound(copy, verified.problems[0].message)
