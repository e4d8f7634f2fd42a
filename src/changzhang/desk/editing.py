"""Simple edits of ``village.toml`` from the screen: checked, written whole, adopted at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Literal

from changzhang.desk.changed_settings import changed_files
from changzhang.desk.desk import Desk, Outcome
from changzhang.desk.files import read_whole, write_whole
from changzhang.desk.problems import SettingsWaiting
from changzhang.desk.settings_in_force import VILLAGE_FILE
from changzhang.domain.commands.book import AdoptSettings
from changzhang.domain.text import clean
from changzhang.domain.village import Hotline, Person, Role
from changzhang.settings import village_edit

Fact = Literal["asker_shown", "fonts", "relatives_declared", "place", "voucher_place", "publication_url"]


def add_person(desk: Desk, name: str, roles: Sequence[Role], group: str = "") -> Outcome:
    """Put somebody on the roster. Raises SettingsInvalid (same name twice, both committees …)."""
    person = Person(name=_said(name), roles=tuple(roles), group=_said(group) or None)
    return _edit(desk, lambda data: village_edit.with_person(data, person))


def remove_person(desk: Desk, name: str) -> Outcome:
    """Take somebody off the roster; what they did stays in the book."""
    return _edit(desk, lambda data: village_edit.without_person(data, name))


def set_roles(desk: Desk, name: str, roles: Sequence[Role]) -> Outcome:
    """Change somebody's roles. Raises SettingsInvalid."""
    return _edit(desk, lambda data: village_edit.with_roles(data, name, [role.value for role in roles]))


def add_hotline(desk: Desk, name: str, number: str) -> Outcome:
    """Add an official phone. Raises SettingsInvalid."""
    hotline = Hotline(name=_said(name), number=_said(number))
    return _edit(desk, lambda data: village_edit.with_hotline(data, hotline))


def remove_hotline(desk: Desk, name: str) -> Outcome:
    """Take out a phone."""
    return _edit(desk, lambda data: village_edit.without_hotline(data, name))


def set_fact(desk: Desk, key: Fact, value: str) -> Outcome:
    """Change how askers are named, the fonts, or another plain fact. Raises SettingsInvalid."""
    return _edit(desk, lambda data: village_edit.with_value(data, key, _said(value)))


def _said(text: str) -> str:
    """One line of text."""
    return " ".join(clean(text).split())


def _edit(desk: Desk, edited: Callable[[bytes], bytes]) -> Outcome:
    """Raises SettingsInvalid with nothing written, SettingsWaiting, FileUnreadable, FileUnwritable, BookProblem."""
    if any(file.name == VILLAGE_FILE for file in changed_files(desk)):
        raise SettingsWaiting(VILLAGE_FILE)
    before = read_whole(desk.folder / VILLAGE_FILE)
    after = edited(before)
    if after == before:
        return Outcome(notice="没有变化")
    write_whole(desk.folder / VILLAGE_FILE, after)
    sha = hashlib.sha256(after).hexdigest()
    return desk.do(AdoptSettings(files={VILLAGE_FILE: sha}), new_blobs={sha: after})
