from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from changzhang.domain.errors import BookProblem
from changzhang.store import problems
from changzhang.store.problems import telling, told, told_by_system

ALL = [each for each in vars(problems).values() if isinstance(each, type) and issubclass(each, BookProblem) and each is not BookProblem]


def sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("what sqlite says")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (sqlite3.SQLITE_NOTADB, problems.NotABook),
        (sqlite3.SQLITE_CORRUPT, problems.BookDamaged),
        (sqlite3.SQLITE_CORRUPT_INDEX, problems.BookDamaged),
        (sqlite3.SQLITE_ERROR, problems.BookDamaged),
        (sqlite3.SQLITE_BUSY, problems.BookBusy),
        (sqlite3.SQLITE_BUSY_RECOVERY, problems.BookBusy),
        (sqlite3.SQLITE_LOCKED, problems.BookBusy),
        (sqlite3.SQLITE_FULL, problems.DiskFull),
        (sqlite3.SQLITE_READONLY, problems.BookReadOnly),
        (sqlite3.SQLITE_READONLY_DIRECTORY, problems.BookReadOnly),
        (sqlite3.SQLITE_CANTOPEN, problems.BookReadOnly),
        (sqlite3.SQLITE_IOERR_FSYNC, problems.DiskFailed),
    ],
)
def test_each_error_of_sqlite_has_its_problem(tmp_path: Path, code: int, expected: type[BookProblem]) -> None:
    assert type(told(sqlite_error(code), tmp_path / "b.db")) is expected


def test_what_cannot_be_opened_where_there_is_no_folder_is_missing(tmp_path: Path) -> None:
    assert type(told(sqlite_error(sqlite3.SQLITE_CANTOPEN), tmp_path / "usb" / "b.db")) is problems.BookMissing


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, problems.DiskFull),
        (errno.EROFS, problems.BookReadOnly),
        (errno.EACCES, problems.BookReadOnly),
        (errno.ENOENT, problems.BookMissing),
        (errno.EIO, problems.DiskFailed),
    ],
)
def test_each_error_of_the_system_has_its_problem(number: int, expected: type[BookProblem]) -> None:
    assert type(told_by_system(OSError(number, "what the system says"), Path("b.db"))) is expected


def test_mistakes_of_ours_are_not_blamed_on_the_disk() -> None:
    for mistake in (sqlite3.ProgrammingError("x"), sqlite3.IntegrityError("x"), ValueError("x")):
        with pytest.raises(type(mistake)), telling(Path("b.db")):
            raise mistake


def test_numbers_are_one_each_and_told_first() -> None:
    numbers = [each.number for each in ALL]
    assert sorted(numbers) == list(range(301, 301 + len(ALL)))
    assert problems.DiskFull(Path("账本.db")).sentence() == (
        "错误306 磁盘已满，刚才的操作没有记下，此前的记录完好。位置：账本.db。请腾出空间后再按一次。"
    )
