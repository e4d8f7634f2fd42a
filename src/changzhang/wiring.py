"""The one composition root: paths, clock and window names in; a desk, and an app around it, out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from changzhang.desk.clock import system_clock
from changzhang.desk.desk import Desk
from changzhang.desk.problems import VillageMissing
from changzhang.desk.setting_up import is_village, open_desk
from changzhang.desk.window import WindowName, take_window

if TYPE_CHECKING:
    from changzhang.ui.app import ChangzhangApp


def _remembered() -> Path:
    return Path(click.get_app_dir("changzhang")) / "last_folder"


def remember(folder: Path) -> None:
    """Remember the village folder for the next start without one; comfort, so a failure is no problem of the user's."""
    note = _remembered()
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(str(folder.resolve()), encoding="utf-8")
    except OSError:
        return


def village_folder(given: Path | None) -> Path:
    """The village folder meant: the one given, else the current one, else the last one used. Raises VillageMissing."""
    if given is not None:
        return given
    here = Path.cwd()
    if is_village(here):
        return here
    note = _remembered()
    last = Path(note.read_text(encoding="utf-8").strip()) if note.is_file() else None
    if last is not None and is_village(last):
        return last
    raise VillageMissing(here)


def desk_of(given: Path | None, *, actor: str = "", window: str = "cli", query_only: bool = False) -> Desk:
    """The desk of a village folder for one command. Raises VillageMissing, BookProblem."""
    desk = open_desk(village_folder(given), window=window, clock=system_clock, query_only=query_only)
    desk.actor = actor
    return desk


def app_of(folder: Path, *, actor: str = "", start: str = "home") -> tuple[ChangzhangApp, WindowName]:
    """The terminal UI over a village folder, with the window name it holds. Raises VillageMissing, BookProblem."""
    from changzhang.ui.terminal import settle_environment

    settle_environment()
    from changzhang.ui.app import ChangzhangApp

    if not is_village(folder):
        raise VillageMissing(folder)
    name = take_window(folder)
    desk = open_desk(folder, window=name.name, clock=system_clock)
    running = desk.record.open_meeting
    desk.actor = actor or (_last_actor(desk) if running else "")
    remember(folder)
    return ChangzhangApp(desk, start="meeting" if running or start == "meeting" else "home"), name


def _last_actor(desk: Desk) -> str:
    """Who made the last record: after a power cut the same person goes on without being asked."""
    last = desk.record.history.fact(desk.book.record.head)
    return last.actor if last else ""
