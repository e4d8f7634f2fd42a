"""The birth of a book and what it adopts; a command nobody decides."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from changzhang.domain import refusals
from changzhang.domain.commands.base import Command
from changzhang.domain.commands.book import AdoptCalendar, AdoptSettings, CreateBook
from changzhang.domain.events.book import BookCreated, CalendarAdopted, SettingsAdopted
from tests.domain.given_when_then import check, decided

BORN = [("book", BookCreated(book_id="b", village="小山村", town="八里镇"))]
ADOPTED = [*BORN, ("book", SettingsAdopted(name="village.toml", sha256="1")), ("book", SettingsAdopted(name="a.toml", sha256="2"))]
HOLIDAYS = {"off": (date(2026, 10, 1),), "work": (date(2026, 10, 10),), "known_years": (2026,)}


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        ([], CreateBook(book_id="b", village="小山村", town="八里镇"), BORN),
        (BORN, CreateBook(book_id="c", village="小山村", town="八里镇"), refusals.BookExists),
        (
            BORN,
            AdoptSettings(files={"village.toml": "1", "a.toml": "2"}),
            [("book", SettingsAdopted(name="a.toml", sha256="2")), ("book", SettingsAdopted(name="village.toml", sha256="1"))],
        ),
        (ADOPTED, AdoptSettings(files={"village.toml": "3", "a.toml": "2"}), [("book", SettingsAdopted(name="village.toml", sha256="3"))]),
        (ADOPTED, AdoptSettings(files={"village.toml": "1"}), "设置没有变化"),
        (ADOPTED, AdoptSettings(files={}), "设置没有变化"),
        (BORN, AdoptCalendar(**HOLIDAYS), [("book", CalendarAdopted(**HOLIDAYS))]),
        ([*BORN, ("book", CalendarAdopted(**HOLIDAYS))], AdoptCalendar(**HOLIDAYS), "节假日安排没有变化"),
        (
            [*BORN, ("book", CalendarAdopted(**HOLIDAYS))],
            AdoptCalendar(off=(), work=(), known_years=()),
            [("book", CalendarAdopted())],
        ),
    ],
)
def test_book(given: Any, when: Command, then: Any) -> None:
    check(given, when, then)


def test_a_command_nobody_decides_is_a_mistake_of_the_program() -> None:
    class Sing(Command, frozen=True, kw_only=True):
        pass

    with pytest.raises(TypeError, match="Sing"):
        decided([], Sing())
