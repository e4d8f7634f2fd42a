"""What can go wrong with the book and the disk, one class a problem, and which of them an error of SQLite or the system means."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from changzhang.domain.errors import BookProblem
from changzhang.store.facts import Unreadable


class BookMissing(BookProblem):
    """There is no file, or its folder is gone."""

    number = 301

    def __init__(self, path: Path) -> None:
        what = "找不到账本文件" if path.parent.is_dir() else "找不到账本所在的文件夹"
        super().__init__(what, f"位置：{path}", "请检查U盘是否插好、文件夹是否改名；首次使用请先建账本（changzhang init）")


class BookEmpty(BookProblem):
    """The file is there and holds nothing: zero bytes, or no first record."""

    number = 302

    def __init__(self, path: Path) -> None:
        super().__init__("账本是空的，里面没有任何记录", f"位置：{path}", "请不要继续使用；用最近一次备份替换后再打开")


class NotABook(BookProblem):
    """The file is something else."""

    number = 303

    def __init__(self, path: Path) -> None:
        super().__init__("这个文件不是唱账账本", f"位置：{path}", "请选对文件；如果原来是账本，请用最近一次备份替换")


class BookDamaged(BookProblem):
    """The file is a book, and part of it cannot be read."""

    number = 304

    def __init__(self, path: Path, detail: str = "") -> None:
        where = f"位置：{path}" + (f"（{detail}）" if detail else "")
        super().__init__("账本文件已损坏", where, "请停止记录，把文件另存一份留证，再用最近一次备份恢复")


class BookReadOnly(BookProblem):
    """Nothing may be written here."""

    number = 305

    def __init__(self, path: Path) -> None:
        super().__init__("账本不能写入，刚才的操作没有记下", f"位置：{path}", "请检查U盘写保护、文件或文件夹是否只读，改好后再按一次")


class DiskFull(BookProblem):
    """No room is left."""

    number = 306

    def __init__(self, path: Path) -> None:
        super().__init__("磁盘已满，刚才的操作没有记下，此前的记录完好", f"位置：{path}", "请腾出空间后再按一次")


class BookBusy(BookProblem):
    """Another window held the book for too long."""

    number = 307

    def __init__(self, path: Path) -> None:
        super().__init__("另一窗口正占用账本，刚才的操作没有记下", f"位置：{path}", "请稍等再试；仍不行就关闭其他窗口或备份软件")


class BookReplaced(BookProblem):
    """The file under the program is gone or is another one now."""

    number = 308

    def __init__(self, path: Path) -> None:
        super().__init__(
            "账本文件被删除或换成了另一个，刚才的操作没有记下", f"位置：{path}", "请把原来的账本文件放回原处，然后重新打开程序"
        )


class BookNewer(BookProblem):
    """A newer version of the program has written into the book; this one may only read it."""

    number = 309

    def __init__(self, path: Path, unknown: str) -> None:
        super().__init__("账本由更新版本的程序写过，本版本只能查看，不能记录", f"位置：{path}（不认识：{unknown}）", "请升级程序后再记录")


class BookExists(BookProblem):
    """There is a file already where a new one should be made."""

    number = 310

    def __init__(self, path: Path) -> None:
        super().__init__("这里已有同名文件，没有覆盖", f"位置：{path}", "请换一个位置或文件名")


class BackupUnsound(BookProblem):
    """The copy was made, but does not prove whole."""

    number = 311

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            "备份已写好，但核验没有通过", f"位置：{path}（{detail}）", "请保留原账本和以前的备份，运行 changzhang verify 查看详情"
        )


class DiskFailed(BookProblem):
    """The disk or the system failed in another way."""

    number = 312

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__("磁盘读写失败，刚才的操作没有记下", f"位置：{path}（{detail}）", "请检查U盘或硬盘，必要时换盘后用备份恢复")


class BookOlder(BookProblem):
    """The book must be brought up to date by a writing window first."""

    number = 313

    def __init__(self, path: Path) -> None:
        super().__init__("账本由旧版程序建立，还没有升级", f"位置：{path}", "请先用主窗口打开一次，程序会先备份再升级")


_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}


def told(error: sqlite3.Error, path: Path) -> BookProblem:
    """The problem an SQLite error means for a person. ``path`` is the book's."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_ERROR:
        return BookDamaged(path, str(error))
    if code == sqlite3.SQLITE_NOTADB:
        return NotABook(path)
    if code == sqlite3.SQLITE_CORRUPT:
        return BookDamaged(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BookBusy(path)
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(path)
    if code in _READ_ONLY:
        return BookReadOnly(path)
    if code == sqlite3.SQLITE_CANTOPEN:
        return BookReadOnly(path) if path.parent.is_dir() else BookMissing(path)
    return DiskFailed(path, str(error))


def told_by_system(error: OSError, path: Path) -> BookProblem:
    """The problem an error of the operating system means for a person."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return BookReadOnly(path)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return BookMissing(path)
    return DiskFailed(path, error.strerror or str(error))


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Errors of SQLite, of the system and of stored text inside leave as problems a person can read; all else passes.

    So do IntegrityError and ProgrammingError of SQLite: they are ours, not the disk's.
    """
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except sqlite3.Error as error:
        raise told(error, path) from error
    except Unreadable as error:
        raise BookDamaged(path, f"第{error.seq}条记录读不懂") from error
    except msgspec.DecodeError as error:
        raise BookDamaged(path, str(error)) from error
    except OSError as error:
        raise told_by_system(error, path) from error
