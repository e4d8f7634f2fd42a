"""Columns as a sheet shows them: A, B … Z, AA; counted from 1."""

from __future__ import annotations

from changzhang.domain.ledger import SheetReading
from changzhang.domain.text import clean, half_width

_LETTERS = 26


def letter_of(column: int) -> str:
    """The letters over a column: 1 is A, 27 AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_of(text: str) -> int | None:
    """The column meant by letters of either width and case; None for anything else."""
    letters = half_width(text).strip().upper()
    if not letters or len(letters) > 3 or any(not "A" <= letter <= "Z" for letter in letters):
        return None
    column = 0
    for letter in letters:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return column


def column_words(sheet: SheetReading, column: int) -> str:
    """A column with the words over it: B列“用途”."""
    heading = clean(sheet.headings.get(column, ""))
    return f"{letter_of(column)}列" + (f"“{heading}”" if heading else "")


def columns_of(sheet: SheetReading) -> range:
    """Every column of the sheet that is known of."""
    widths = [len(cells) for cells in sheet.asked_rows.values()]
    return range(1, max([0, *widths, *sheet.headings, *sheet.columns.values()]) + 1)


def raw_words(sheet: SheetReading, row: int) -> str:
    """The cells of a row asked about as they stand, each with its heading or letter."""
    cells = sheet.asked_rows.get(row, ())
    heads = {column: clean(sheet.headings.get(column, "")) or f"{letter_of(column)}列" for column in range(1, len(cells) + 1)}
    return "；".join(f"{heads[column]} {clean(cell)}" for column, cell in enumerate(cells, 1) if cell)
