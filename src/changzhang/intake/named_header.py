"""The heading a clerk named where none was found: a row of unknown words, or none at all."""

from __future__ import annotations

from changzhang.domain.answers import SheetAnswers
from changzhang.intake.grid import Grid
from changzhang.intake.header import Block, Header, is_whole
from changzhang.intake.heading_words import heading_of, unit_in, year_in
from changzhang.intake.text import compact
from changzhang.intake.words import FIELD_WORDS


def named_header(grid: Grid, answers: SheetAnswers) -> Header | None:
    """The heading in the row named (0: lines begin at once), with the columns named; None while they make no ledger.

    Words of that row that are known count too, unless the clerk said otherwise.
    """
    row = answers.header_row
    numbers = list(grid.numbers)
    if row is None or (row and row not in numbers):
        return None
    index = numbers.index(row) if row else -1
    words = {column: compact(cell) for column, cell in enumerate(grid.rows[index]) if isinstance(cell, str) and cell} if row else {}
    block = Block(_columns(words, answers))
    texts = list(words.values())
    width = max(map(len, grid.rows), default=0)
    if not is_whole([block]) or any(not 0 <= column < width for column in block.columns.values()):
        return None
    return Header(
        rows=(row,) if row else (),
        start=index + 1,
        blocks=[block],
        score=len(block.columns),
        words=[words],
        texts=texts,
        year=next((year for year in map(year_in, texts) if year), None),
        factor=max((unit for unit in map(unit_in, texts) if unit), default=None),
    )


def _columns(words: dict[int, str], answers: SheetAnswers) -> dict[str, int]:
    named = {field: column - 1 for field, column in answers.columns.items() if field in FIELD_WORDS and column > 0}
    taken = set(named.values())
    known = {heading_of(text).name: column for column, text in words.items() if column not in taken}
    return {field: column for field, column in known.items() if field and field not in answers.columns} | named
