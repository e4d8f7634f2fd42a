"""Files written whole: to a temporary name beside the target, on the disk, then renamed."""

from __future__ import annotations

import os
from pathlib import Path

from changzhang.desk.problems import FileUnreadable, FileUnwritable


def write_whole(target: Path, content: bytes) -> None:
    """Write a file so that it is whole or not there. Raises FileUnwritable."""
    draft = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        raise FileUnwritable(target, error.strerror or str(error)) from error


def make_folder(path: Path) -> None:
    """Make a folder with what lies above it; one that is there is left alone. Raises FileUnwritable."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileUnwritable(path, error.strerror or str(error)) from error


def read_whole(path: Path) -> bytes:
    """The bytes of a file a person named. Raises FileUnreadable."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileUnreadable(path, error.strerror or str(error)) from error


def free_name(target: Path) -> Path:
    """The target, or the target with (2), (3) … before its ending: an existing file is never overwritten."""
    candidate, number = target, 1
    while candidate.exists():
        number += 1
        candidate = target.with_name(f"{target.stem}({number}){target.suffix}")
    return candidate
