"""Which settings count: the adopted bytes, and for a meeting those it opened with."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from changzhang.domain.disclosure.items import Catalog
from changzhang.domain.errors import Problem
from changzhang.domain.record import Record
from changzhang.domain.states import MeetingState
from changzhang.domain.template import Deadlines, SessionTemplate, WorkCalendar
from changzhang.domain.village import Village
from changzhang.settings import load_deadlines, load_template, load_village, read_shipped
from changzhang.settings.disclosure import FILE, load_disclosure_items

VILLAGE_FILE = "village.toml"
DEADLINES_FILE = "session_templates/rules/deadlines.toml"
DISCLOSURE_FILE = "session_templates/rules/disclosure_items.toml"


def template_file(template_id: str) -> str:
    """The name of a template's file, relative to the village folder."""
    return f"session_templates/{template_id}.toml"


class NothingAdopted(Problem):
    """A settings file was never adopted."""

    number = 504

    def __init__(self, name: str) -> None:
        super().__init__("这个设置文件还没有启用", name, "在村文件夹里放好这个文件，再打开程序启用")


class SettingsInForce:
    """Reads adopted settings out of the book's blobs; each version is parsed once."""

    def __init__(self, blob: Callable[[str], bytes]) -> None:
        self._village = lru_cache(maxsize=8)(lambda sha: load_village(blob(sha), VILLAGE_FILE))
        self._template = lru_cache(maxsize=8)(lambda sha, name: load_template(blob(sha), name))
        self._disclosure = lru_cache(maxsize=4)(
            lambda sha: load_disclosure_items(blob(sha) if sha else read_shipped(FILE), DISCLOSURE_FILE)
        )
        self._deadlines = lru_cache(maxsize=8)(lambda sha: load_deadlines(blob(sha), DEADLINES_FILE))

    def sha_of(self, record: Record, name: str) -> str:
        """The SHA-256 of the adopted bytes of a file. Raises NothingAdopted."""
        sha = record.book.settings.get(name)
        if sha is None:
            raise NothingAdopted(name)
        return sha

    def village(self, record: Record, meeting: MeetingState | None = None) -> Village:
        """The village's profile."""
        return self._village(meeting.opened.village_sha256 if meeting else self.sha_of(record, VILLAGE_FILE))

    def deadlines(self, record: Record, meeting: MeetingState | None = None) -> Deadlines:
        """The time limits."""
        return self._deadlines(meeting.opened.deadlines_sha256 if meeting else self.sha_of(record, DEADLINES_FILE))

    def template(self, record: Record, template_id: str) -> SessionTemplate:
        """An adopted template by id."""
        name = template_file(template_id)
        return self._template(self.sha_of(record, name), name)

    def template_of(self, meeting: MeetingState) -> SessionTemplate:
        """The template a meeting opened with."""
        return self._template(meeting.opened.template_sha256, template_file(meeting.opened.template_id))

    def disclosure(self, record: Record) -> Catalog:
        """What is published how often: the village's list once it was adopted, until then the shipped one."""
        return self._disclosure(record.book.settings.get(DISCLOSURE_FILE, ""))

    def calendar(self, record: Record) -> WorkCalendar:
        """The adopted holidays; an empty calendar (all estimated) when none were adopted."""
        adopted = record.book.calendar
        if adopted is None:
            return WorkCalendar()
        return WorkCalendar(off=frozenset(adopted.off), work=frozenset(adopted.work), known_years=frozenset(adopted.known_years))
