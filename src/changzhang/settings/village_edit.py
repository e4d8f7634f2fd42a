"""``village.toml`` changed in one place: bytes in, bytes out, every comment and everything else as it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from changzhang.domain.village import Hotline, Person, Village
from changzhang.settings.toml_file import decode
from changzhang.settings.village import load_village

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

_FILE = "village.toml"
_HEADER = re.compile(r"^\s*\[")


def with_value(data: bytes, key: str, value: str) -> bytes:
    """A fact of the village (``fonts``, ``asker_shown`` …) set. Raises SettingsInvalid."""
    document = _document(data)
    document[key] = value
    return _checked(document)


def with_person(data: bytes, person: Person) -> bytes:
    """Somebody added to the roster. Raises SettingsInvalid."""
    entry = {"name": person.name, "roles": [role.value for role in person.roles]}
    return _appended(data, "people", entry | ({"group": person.group} if person.group else {}))


def with_hotline(data: bytes, hotline: Hotline) -> bytes:
    """A phone added. Raises SettingsInvalid."""
    return _appended(data, "hotlines", {"name": hotline.name, "number": hotline.number})


def with_roles(data: bytes, name: str, roles: Sequence[str]) -> bytes:
    """Somebody's roles replaced; the same bytes when nobody has this name. Raises SettingsInvalid."""
    place = _place(load_village(data).people, name)
    if place is None:
        return data
    document = _document(data)
    document["people"][place]["roles"] = list(roles)
    return _checked(document)


def without_person(data: bytes, name: str) -> bytes:
    """Somebody taken off the roster; the same bytes when nobody has this name. Raises SettingsInvalid."""
    return _without(data, "people", _place(load_village(data).people, name))


def without_hotline(data: bytes, name: str) -> bytes:
    """A phone taken out; the same bytes when there is none of this name. Raises SettingsInvalid."""
    return _without(data, "hotlines", _place(load_village(data).hotlines, name))


def _place(entries: Sequence[Person | Hotline], name: str) -> int | None:
    return next((place for place, entry in enumerate(entries) if entry.name == name), None)


def _document(data: bytes) -> TOMLDocument:
    import tomlkit

    load_village(data)
    return tomlkit.parse(decode(data, _FILE))


def _checked(document: TOMLDocument) -> bytes:
    import tomlkit

    data = tomlkit.dumps(document).encode()
    load_village(data)
    return data


def _appended(data: bytes, key: str, entry: dict[str, Any]) -> bytes:
    import tomlkit
    from tomlkit.items import AoT, Array

    document = _document(data)
    known = document.get(key)
    if isinstance(known, Array) and len(known):
        line = tomlkit.inline_table()
        line.update(entry)
        known.append(line)
        return _checked(document)
    table = tomlkit.table()
    table.update(entry)
    if isinstance(known, AoT) and len(known):
        known[-1].add(tomlkit.nl())
        known.append(table)
        return _checked(document)
    document.pop(key, None)
    tables = tomlkit.aot()
    tables.append(table)
    document.append(key, tables)
    return _checked(document)


def _without(data: bytes, key: str, place: int | None) -> bytes:
    if place is None:
        return data
    village = load_village(data)
    entries: tuple[Person | Hotline, ...] = getattr(village, key)
    wanted = msgspec.structs.replace(village, **{key: entries[:place] + entries[place + 1 :]})
    cut = _cut_table(decode(data, _FILE), key, place).encode()
    if _is_village(cut, wanted):
        return cut
    # Written in a way this cannot follow (one line, a heading inside a text): the writer of TOML knows it, but drops comments.
    document = _document(data)
    del document[key][place]
    return _checked(document)


def _cut_table(text: str, key: str, place: int) -> str:
    """The text without the table ``[[key]]`` number ``place``; comments behind its last value stay, as they speak of what follows."""
    lines = text.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if re.match(rf"\s*\[\[\s*{key}\s*\]\]", line)]
    if place >= len(starts):
        return text
    start = starts[place]
    end = next((number for number in range(start + 1, len(lines)) if _HEADER.match(lines[number])), len(lines))
    while end > start + 1 and not lines[end - 1].split("#")[0].strip():
        end -= 1
    return "".join(lines[:start] + lines[end:])


def _is_village(data: bytes, wanted: Village) -> bool:
    from changzhang.settings.check import SettingsInvalid

    try:
        return load_village(data) == wanted
    except SettingsInvalid:
        return False
