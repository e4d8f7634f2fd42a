"""How wide the columns of a table must be at least."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import msgspec

from changzhang.papers.blocks import Cell, Column, Table, Tone
from changzhang.render.print_width import half_ems

_CELL_MARGINS = 2 * 57 + 20
# Two characters; a name, a light, 佐证材料 or 10月15日 stays whole where there is room for it.
_NARROWEST, _SHORT, _SHORT_LIGHT = 4, 8, 11
# Latin letters of a stand-in font are wider than half a character, and some readers leave room around them.
_LATIN_SLACK = 0.35
# What such comfort leaves a column of long text of its share.
_LEFT_FOR_LONG = 0.7


class Need(msgspec.Struct, frozen=True):
    """What a column needs in half characters: ``least`` to keep a ``no_wrap`` column whole, ``easy`` to keep short lines
    whole too. ``share`` is what a column of long text should keep of the table's width."""

    least: float
    easy: float
    share: float


def table_needs(block: Table) -> list[Need]:
    """What each column needs, whatever the size of the text."""
    parts = sum(column.width for column in block.columns) or 1.0
    return [_need(column, {(cell.text, cell.tone) for cell in _cells(block, place)}, parts) for place, column in enumerate(block.columns)]


def least_widths(needs: Sequence[Need], room: int, points: float, *, is_easy: bool) -> list[int]:
    """Least widths in twips of ``room`` at this size of text, with or without comfort."""
    if not is_easy:
        return [_twips(need.least, points) for need in needs]
    return [max(_twips(need.easy, points), round(need.share * room)) for need in needs]


def _cells(block: Table, place: int) -> Iterable[Cell]:
    return (row[place] for row in chain(block.rows, (block.total,) if block.total else ()))


def _need(column: Column, written: set[tuple[str, Tone]], parts: float) -> Need:
    widest = max((half_ems(text) for text, _ in written), default=0)
    least = max(widest if column.no_wrap else 0, _NARROWEST)
    is_long = not column.no_wrap and widest > 2 * _SHORT
    title: tuple[str, Tone] = (column.title, "plain")
    short = _widest_short({title, *written})
    return Need(least, max(least, short), _LEFT_FOR_LONG * column.width / parts if is_long else 0.0)


def _widest_short(written: Iterable[tuple[str, Tone]]) -> float:
    """The widest of the short lines, in half characters."""
    lines = {(line, _SHORT if tone == "plain" else _SHORT_LIGHT) for text, tone in written for line in text.split("\n")}
    return max((_width(line) for line, limit in lines if half_ems(line) <= limit), default=0)


def _width(line: str) -> float:
    return half_ems(line) + _LATIN_SLACK * sum(map(str.isascii, line))


def _twips(half_characters: float, points: float) -> int:
    return round(half_characters * points * 10) + _CELL_MARGINS
