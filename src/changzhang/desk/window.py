"""Each running window has a name of its own on a book; the lock that holds it dies with the process, even by kill -9."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

from changzhang.desk.problems import FileUnwritable

FOLDER = ".changzhang/windows"
_MOST = 20


class WindowName:
    """A name held by this process: ``main`` for the first window on a book, then ``window-2`` …"""

    def __init__(self, name: str, file: IO[bytes]) -> None:
        self.name = name
        self._file = file

    def release(self) -> None:
        """Give the name back."""
        self._file.close()


def take_window(folder: Path) -> WindowName:
    """The first free window name of a village folder. Raises FileUnwritable when the folder takes no lock file."""
    place = folder / FOLDER
    try:
        place.mkdir(parents=True, exist_ok=True)
        for number in range(1, _MOST + 1):
            name = "main" if number == 1 else f"window-{number}"
            file = (place / f"{name}.lock").open("ab+")
            if _lock(file):
                return WindowName(name, file)
            file.close()
    except OSError as error:
        raise FileUnwritable(place, error.strerror or str(error)) from error
    raise FileUnwritable(place, f"已经开了{_MOST}个窗口")


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
