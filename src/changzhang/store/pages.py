"""Copies an open book page by page into a new file that is whole before it gets its name."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

# Few enough for a writer never to wait noticeably, with a breath between.
PAGES = 512
BREATH_SECONDS = 0.01


def copy_pages(source: sqlite3.Connection, target: Path) -> None:
    """Write the whole book to ``target``, replacing it, through a temporary file beside it. Raises sqlite3.Error, OSError."""
    draft = target.with_name(target.name + ".part")
    draft.unlink(missing_ok=True)
    try:
        _copy(source, draft)
        settle(draft)
        draft.replace(target)
        settle_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, draft: Path) -> None:
    copy = sqlite3.connect(draft, isolation_level=None)
    try:
        source.backup(copy, pages=PAGES, sleep=BREATH_SECONDS)
    finally:
        copy.close()


def settle(path: Path) -> None:
    """Have the system bring a file's content to the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def settle_folder(folder: Path) -> None:
    """Have the system bring a folder's new names to the disk; Windows does so by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
