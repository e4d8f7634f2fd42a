"""A village folder: made once, opened many times; its settings files are adopted when they change."""

from __future__ import annotations

import uuid
from pathlib import Path

from changzhang.desk.changed_settings import ChangedFile, changed_files, settings_files
from changzhang.desk.clock import Clock, system_clock
from changzhang.desk.desk import Desk, Outcome
from changzhang.desk.files import make_folder, write_whole
from changzhang.desk.opening import open_desk
from changzhang.desk.places import BOOK_FILE, TEMPLATES_FOLDER, is_village
from changzhang.desk.problems import FolderInUse
from changzhang.desk.review_settings import BUDGET_FILE, CONTRACTS_FILE, RULES_FILE
from changzhang.desk.settings_in_force import DEADLINES_FILE, DISCLOSURE_FILE, VILLAGE_FILE
from changzhang.domain.commands.book import AdoptCalendar, AdoptSettings, CreateBook
from changzhang.settings import (
    SettingProblem,
    SettingsInvalid,
    deadline_warnings,
    draft_village,
    load_deadlines,
    load_holidays,
    load_template,
    load_village,
    shipped_files,
    village_warnings,
    work_calendar,
)
from changzhang.settings.disclosure import disclosure_warnings, load_disclosure_items
from changzhang.settings.plans import load_budget, load_contracts
from changzhang.settings.review_rules import load_review_rules, review_rule_warnings
from changzhang.store.book import Book

__all__ = [
    "ChangedFile",
    "SettingProblem",
    "adopt",
    "adopt_calendar",
    "changed_files",
    "check_file",
    "init_village",
    "is_village",
    "open_desk",
    "settings_problems",
]

_YEARS_BACK = 2
_YEARS_AHEAD = 2


def init_village(
    folder: Path,
    *,
    village: str,
    town: str,
    county: str = "",
    from_period: str,
    village_toml: bytes | None = None,
    clock: Clock = system_clock,
) -> Desk:
    """Make a village folder: ``village.toml``, ``session_templates/``, ``exports/`` and the book, with all settings adopted.

    Raises FolderInUse, SettingsInvalid, FileUnwritable, BookProblem.
    """
    if is_village(folder):
        raise FolderInUse(folder)
    text = village_toml or draft_village(village, town, county, from_period).encode()
    profile = load_village(text, VILLAGE_FILE)
    _write_new(folder / VILLAGE_FILE, text)
    for name, content in shipped_files().items():
        _write_new(folder / TEMPLATES_FOLDER / name, content)
    make_folder(folder / "exports")
    desk = Desk(Book.create(folder / BOOK_FILE), folder, window="main", clock=clock, actor="建账")
    desk.do(CreateBook(book_id=uuid.uuid4().hex, village=profile.name, town=profile.town))
    adopt(desk)
    adopt_calendar(desk)
    desk.actor = ""
    return desk


def _write_new(path: Path, content: bytes) -> None:
    if not path.exists():
        write_whole(path, content)


def adopt(desk: Desk) -> Outcome:
    """Let the changed files count from now on, all of them or none. Raises SettingsInvalid with every problem of a file."""
    changed = changed_files(desk)
    for file in changed:
        check_file(file.name, file.content)
    files = {file.name: file.sha256 for file in changed}
    return desk.do(AdoptSettings(files=files), new_blobs={file.sha256: file.content for file in changed})


def settings_problems(folder: Path) -> tuple[SettingProblem, ...]:
    """Every problem and doubt of every settings file in a village folder; of the shipped ones where the folder has none."""
    files = settings_files(folder) or {f"{TEMPLATES_FOLDER}/{name}": content for name, content in shipped_files().items()}
    found: list[SettingProblem] = []
    for name, content in files.items():
        try:
            check_file(name, content)
        except SettingsInvalid as invalid:
            found += invalid.problems
            continue
        if name == VILLAGE_FILE:
            found += village_warnings(load_village(content, name), name)
        elif name == DEADLINES_FILE:
            found += deadline_warnings(load_deadlines(content, name), name)
        elif name == RULES_FILE:
            found += review_rule_warnings(load_review_rules(content, name), name)
        elif name == DISCLOSURE_FILE:
            found += disclosure_warnings(load_disclosure_items(content, name), name)
    return tuple(found)


def check_file(name: str, content: bytes) -> None:
    """Raises SettingsInvalid when a settings file cannot count."""
    if name == VILLAGE_FILE:
        load_village(content, name)
    elif name == DEADLINES_FILE:
        load_deadlines(content, name)
    elif name.rpartition("/")[2].startswith("holidays_"):
        load_holidays(content, name)
    elif name == RULES_FILE:
        load_review_rules(content, name)
    elif name == DISCLOSURE_FILE:
        load_disclosure_items(content, name)
    elif name == BUDGET_FILE:
        load_budget(content, name)
    elif name == CONTRACTS_FILE:
        load_contracts(content, name)
    elif name.count("/") == 1:
        load_template(content, name)


def adopt_calendar(desk: Desk) -> Outcome:
    """Let the holidays known today count: those built in and the village's own ``holidays_YYYY.toml``."""
    this_year = desk.today().year
    local = {name.rpartition("/")[2]: content for name, content in settings_files(desk.folder).items() if "/holidays_" in name}
    calendar = work_calendar(range(this_year - _YEARS_BACK, this_year + _YEARS_AHEAD + 1), local)
    command = AdoptCalendar(
        off=tuple(sorted(calendar.off)), work=tuple(sorted(calendar.work)), known_years=tuple(sorted(calendar.known_years))
    )
    return desk.do(command)
