"""Which settings files differ from what was adopted, and in which lines. Cheap: 看板 asks at every look."""

from __future__ import annotations

import difflib
import hashlib
from pathlib import Path

import msgspec

from changzhang.desk.desk import Desk
from changzhang.desk.places import TEMPLATES_FOLDER
from changzhang.desk.problems import FileUnreadable
from changzhang.desk.settings_in_force import VILLAGE_FILE
from changzhang.domain.text import clean
from changzhang.store import queries


class ChangedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A settings file whose bytes differ from those that count. ``is_new`` when it never counted before."""

    name: str
    sha256: str
    content: bytes
    is_new: bool


def changed_files(desk: Desk) -> tuple[ChangedFile, ...]:
    """The settings files in the folder that differ from what counts. Raises FileUnreadable."""
    adopted = desk.record.book.settings
    changed = []
    for name, content in settings_files(desk.folder).items():
        sha = hashlib.sha256(content).hexdigest()
        if adopted.get(name) != sha:
            changed.append(ChangedFile(name=name, sha256=sha, content=content, is_new=name not in adopted))
    return tuple(changed)


def settings_files(folder: Path) -> dict[str, bytes]:
    """Every settings file of a village folder by its name in it. Raises FileUnreadable."""
    paths = [folder / VILLAGE_FILE, *sorted((folder / TEMPLATES_FOLDER).rglob("*.toml"))]
    files = {}
    for path in paths:
        try:
            if path.is_file():
                files[path.relative_to(folder).as_posix()] = path.read_bytes()
        except OSError as error:
            raise FileUnreadable(path, error.strerror or "") from error
    return files


def differences(desk: Desk, file: ChangedFile) -> tuple[str, ...]:
    """The lines of a changed file that are new (``＋``) or gone (``－``), in the order of the file, cleaned for the screen."""
    sha = desk.record.book.settings.get(file.name)
    before = _lines(queries.blob(desk.book, sha)) if sha else []
    told = []
    for line in difflib.ndiff(before, _lines(file.content)):
        if line[:2] in ("+ ", "- "):
            told.append(("＋" if line[0] == "+" else "－") + line[2:])
    return tuple(told)


def _lines(content: bytes) -> list[str]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return clean(content.decode(encoding)).split("\n")
        except UnicodeDecodeError:
            continue
    return clean(content.decode("utf-8", "replace")).split("\n")
