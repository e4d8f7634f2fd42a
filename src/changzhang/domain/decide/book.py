"""Decides about the book's birth and what it adopts."""

from __future__ import annotations

from changzhang.domain import refusals
from changzhang.domain.commands.book import AdoptCalendar, AdoptSettings, CreateBook
from changzhang.domain.context import Context, Decision
from changzhang.domain.decide.base import decide, drafts
from changzhang.domain.events.book import BookCreated, CalendarAdopted, SettingsAdopted
from changzhang.domain.record import Record


@decide.register
def create(command: CreateBook, record: Record, context: Context) -> Decision:
    """A book is born once."""
    if record.book.book_id:
        raise refusals.BookExists()
    return drafts("book", BookCreated(book_id=command.book_id, village=command.village, town=command.town))


@decide.register
def adopt(command: AdoptSettings, record: Record, context: Context) -> Decision:
    """Only files whose bytes differ from what counts are adopted."""
    known = record.book.settings
    changed = [SettingsAdopted(name=name, sha256=sha) for name, sha in sorted(command.files.items()) if known.get(name) != sha]
    return drafts("book", *changed) if changed else Decision(notice="设置没有变化")


@decide.register
def adopt_calendar(command: AdoptCalendar, record: Record, context: Context) -> Decision:
    """A calendar that differs from the one in force is adopted."""
    adopted = CalendarAdopted(off=command.off, work=command.work, known_years=command.known_years)
    return Decision(notice="节假日安排没有变化") if record.book.calendar == adopted else drafts("book", adopted)
