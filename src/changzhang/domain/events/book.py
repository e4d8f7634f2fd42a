"""Events of the book itself: its birth, and what was adopted from the files people edit."""

from __future__ import annotations

from datetime import date

from changzhang.domain.events.base import Event


class BookCreated(Event, frozen=True, kw_only=True):
    """Genesis of a book."""

    book_id: str
    village: str
    town: str


class SettingsAdopted(Event, frozen=True, kw_only=True):
    """The bytes of one settings file that count from now on. ``name`` is relative to the village folder."""

    name: str
    sha256: str


class CalendarAdopted(Event, frozen=True, kw_only=True):
    """The holidays that count from now on, with the years they are known for."""

    off: tuple[date, ...] = ()
    work: tuple[date, ...] = ()
    known_years: tuple[int, ...] = ()
