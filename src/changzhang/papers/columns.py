"""Columns and cells that several papers share: people, dates in narrow columns, amounts, lights."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from changzhang.domain.lights import WORDS, Lit
from changzhang.domain.money import yuan_text
from changzhang.papers.blocks import Cell, Column
from changzhang.papers.wording import day

# A name of up to four characters is never broken; several names in one cell, or an office, may be.
_WHOLE_NAME = 4


def person_column(title: str, width: float, names: Iterable[str]) -> Column:
    """A column of names, kept whole while all of them are short."""
    return Column(title, width, "center", no_wrap=all(len(name) <= _WHOLE_NAME for name in names))


def date_cell(on: date | None, under: str = "") -> Cell:
    """A date on two lines (whole it would take the width of two columns), with what is said under it; typed for sheets."""
    if on is None:
        return Cell("")
    return Cell(day(on).replace("年", "年\n") + (f"\n{under}" if under else ""), value=on.isoformat())


def amount_cell(fen: int | None) -> Cell:
    """Yuan with two decimals, or nothing."""
    return Cell("") if fen is None else Cell(yuan_text(fen), value=fen)


def light_cell(lit: Lit) -> Cell:
    """A light as its word on its colour, ``红 超期5天``."""
    return Cell(f"{WORDS[lit.light]} {lit.words}", tone=lit.light)
