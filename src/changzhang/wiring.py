"""The one composition root: paths, clock and window names in; a desk, and an app around it, out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from changzhang.desk.clock import system_clock
from changzhang.desk.desk import Desk
from changzhang.desk.opening import open_desk
from changzhang.desk.places import is_village
from changzhang.desk.problems import VillageMissing
from changzhang.desk.window import WindowName, take_window

if TYPE_CHECKING:
    from changzhang.ui.app import ChangzhangApp
    from changzhang.ui.projector.app import ProjectorApp


def _remembered() -> Path:
    """Where the last folder is noted: the user's settings place, as each system has it."""
    if sys.platform == "win32":
        place = Path(os.environ.get("APPDATA", Path.home()))
    else:
        place = Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config"))
    return place / "changzhang" / "last_folder"


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


def screen_of(given: Path | None) -> ProjectorApp:
    """The projector window over a village folder; the folder must be there, its book may come later. Raises VillageMissing."""
    from changzhang.ui.terminal import settle_environment

    settle_environment()
    from changzhang.desk.following import Follower
    from changzhang.ui.projector.app import ProjectorApp

    folder = village_folder(given)
    if not folder.is_dir():
        raise VillageMissing(folder)
    return ProjectorApp(Follower(folder, clock=system_clock))


def first_answers() -> tuple[str, str, str] | None:
    """Village, town and first month, asked one after the other on the screen; None when the person left."""
    from changzhang.ui.terminal import settle_environment

    settle_environment()
    from changzhang.ui.first_start import FirstStartApp

    answers = FirstStartApp(system_clock().date()).run()
    return (answers.village, answers.town, answers.from_period) if answers else None


def _last_actor(desk: Desk) -> str:
    """Who made the last record: after a power cut the same person goes on without being asked."""
    last = desk.record.history.fact(desk.book.record.head)
    return last.actor if last else ""
