"""Photos and files of a rectification, kept in the village folder under the SHA-256 of their bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from changzhang.desk.desk import Desk
from changzhang.desk.files import read_whole, write_whole
from changzhang.domain.events.rectification import Evidence

FOLDER = "evidence"


def keep(desk: Desk, path: Path) -> Evidence:
    """Copy a file into ``evidence/`` under its SHA-256; its name goes into the event. Raises FileUnreadable, FileUnwritable."""
    content = read_whole(path)
    sha = hashlib.sha256(content).hexdigest()
    target = desk.folder / FOLDER / sha
    if not target.exists():
        write_whole(target, content)
    return Evidence(name=path.name, sha256=sha)
