"""Where templates and rules are found: the village's own folder, then what the package ships, then a checkout of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import changzhang
from changzhang.domain.errors import Problem

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FOLDER = "session_templates"
_NAME = re.compile(r"(rules/)?[\w-]+\.toml")


class SettingNotFound(Problem):
    """Neither the village nor the program has a template or rule of this name."""

    number = 502

    def __init__(self, relative_name: str) -> None:
        super().__init__(
            f"没有 {relative_name}", f"村文件夹的 {FOLDER} 和自带的样例里都找过", "核对名称，用 changzhang templates check 可以看到有哪些"
        )


class SettingUnreadable(Problem):
    """A settings file is there but the system does not let it be read."""

    number = 503

    def __init__(self, relative_name: str) -> None:
        super().__init__(f"读不了 {relative_name}", f"村文件夹的 {FOLDER}", "看看文件是否正被别的程序打开、有没有读的权限")


def find_setting(relative_name: str, village_folder: Path | None = None) -> bytes:
    """The bytes of ``monthly_reading.toml`` or ``rules/deadlines.toml``, the village's own first.

    Raises SettingNotFound and SettingUnreadable.
    """
    own = village_folder / FOLDER / relative_name if village_folder and _NAME.fullmatch(relative_name) else None
    if own is None or not own.is_file():
        return read_shipped(relative_name)
    try:
        return own.read_bytes()
    except OSError:
        raise SettingUnreadable(relative_name) from None


def read_shipped(relative_name: str) -> bytes:
    """The bytes of a file as shipped. Raises SettingNotFound; a name that leaves the folder is never found."""
    shipped = shipped_files()
    if relative_name not in shipped:
        raise SettingNotFound(relative_name)
    return shipped[relative_name]


def shipped_files() -> dict[str, bytes]:
    """Every shipped template and rule by its name under ``session_templates``, as ``init`` copies them."""
    return {name: entry.read_bytes() for name, entry in sorted(_entries(_shipped_folder()), key=lambda pair: pair[0])}


def village_files(village_folder: Path) -> dict[str, bytes]:
    """Every template, rule and holiday file of the village's own folder. Raises SettingUnreadable."""
    files = {}
    for name, entry in sorted(_entries(village_folder / FOLDER), key=lambda pair: pair[0]):
        try:
            files[name] = entry.read_bytes()
        except OSError:
            raise SettingUnreadable(name) from None
    return files


def _shipped_folder() -> Traversable:
    # Only a village that is made, or a file it lacks, asks for this: not worth its import at every start.
    from importlib import resources

    packed = resources.files(changzhang) / FOLDER
    return packed if packed.is_dir() else Path(changzhang.__file__).parents[2] / FOLDER


def _entries(folder: Traversable) -> Iterator[tuple[str, Traversable]]:
    for prefix, place in (("", folder), ("rules/", folder / "rules")):
        if place.is_dir():
            yield from ((prefix + entry.name, entry) for entry in place.iterdir() if entry.is_file() and _NAME.fullmatch(entry.name))
