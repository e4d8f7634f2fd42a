"""How wide the columns of a table must be at least."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from changzhang.papers.blocks import Table
from changzhang.render.print_width import half_ems

_CELL_MARGINS = 2 * 57 + 20
# Two characters; a name, a light, 佐证材料 or 10月15日 stays whole where there is room for it.
_NARROWEST, _SHORT = 4, 8
# Latin letters of a stand-in font are wider than half a character.
_LATIN_SLACK = 0.2
# What such comfort leaves a column of long text of its share.
_LEFT_FOR_LONG = 0.7


def table_needs(block: Table, room: int, points: float) -> tuple[list[int], list[int]]:
    """Least widths in twips at this size of text: at best with short lines whole, and at worst with nothing but
    ``no_wrap`` columns whole."""
    texts = [_column(block, place) for place in range(len(block.columns))]
    parts = sum(column.width for column in block.columns) or 1.0
    easy, strict = [], []
    for column, written in zip(block.columns, texts, strict=True):
        least = max((half_ems(text) for text in written), default=0) if column.no_wrap else 0
        strict.append(_twips(max(least, _NARROWEST), points))
        long = 0 if column.no_wrap or not _has_long(written) else _LEFT_FOR_LONG * column.width / parts * room
        easy.append(max(strict[-1], _twips(_shorts([column.title, *written]), points), round(long)))
    return easy, strict


def _column(block: Table, place: int) -> list[str]:
    return [row[place].text for row in chain(block.rows, (block.total,) if block.total else ())]


def _shorts(texts: Sequence[str]) -> float:
    """The widest of the short lines, in half characters."""
    lines = (line for text in texts for line in text.split("\n"))
    return max((_width(line) for line in lines if half_ems(line) <= _SHORT), default=0)


def _width(line: str) -> float:
    return half_ems(line) + _LATIN_SLACK * sum(character.isascii() for character in line)


def _has_long(texts: Sequence[str]) -> bool:
    return any(half_ems(text) > 2 * _SHORT for text in texts)


def _twips(half_characters: float, points: float) -> int:
    return round(half_characters * points * 10) + _CELL_MARGINS
