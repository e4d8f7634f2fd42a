"""Folds the book's own stream."""

from __future__ import annotations

from msgspec.structs import replace

from changzhang.domain.chain import Fact
from changzhang.domain.events.book import BookCreated, CalendarAdopted, SettingsAdopted
from changzhang.domain.states import BookState


def apply(state: BookState | None, fact: Fact) -> BookState:
    """The book after one more fact."""
    state = state or BookState()
    match fact.event:
        case BookCreated(book_id=book_id, village=village, town=town):
            return replace(state, book_id=book_id, village=village, town=town)
        case SettingsAdopted(name=name, sha256=sha256):
            return replace(state, settings={**state.settings, name: sha256})
        case CalendarAdopted() as calendar:
            return replace(state, calendar=calendar)
    return state
