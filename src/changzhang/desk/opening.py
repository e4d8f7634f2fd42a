"""Opening the desk of a village folder."""

from __future__ import annotations

from pathlib import Path

from changzhang.desk.clock import Clock, system_clock
from changzhang.desk.desk import Desk
from changzhang.desk.places import BOOK_FILE, is_village
from changzhang.desk.problems import VillageMissing
from changzhang.store.book import Book


def open_desk(folder: Path, *, window: str = "main", clock: Clock = system_clock, query_only: bool = False) -> Desk:
    """The desk of a village folder. Raises VillageMissing, BookProblem."""
    if not is_village(folder):
        raise VillageMissing(folder)
    return Desk(Book.open(folder / BOOK_FILE, query_only=query_only), folder, window=window, clock=clock)
