"""Row heights of a sheet: as high as the text needs, and free to grow when somebody types more.

xlsxwriter marks each height it writes as set by hand, and Excel never stretches such a row again; without any height some
programs draw every row one line high. So heights are written and the mark is taken off.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from changzhang.domain.text import cells, wrap
from changzhang.render.sheet_typed import Typed
from changzhang.render.zip_parts import repacked

LINE_POINTS, TALLEST = 14.0, 409.0
_ROW = re.compile(rb'(<row r="(\d+)"[^>]*?) customHeight="1"')
# A column so many digits of the default font wide holds fewer half characters of 宋体.
_HELD = 0.93


def row_points(row: Sequence[Typed], widths: Sequence[int]) -> float:
    """Points a row needs; ``widths`` in half characters."""
    lines = max((_lines(typed, width) for typed, width in zip(row, widths, strict=True)), default=1)
    return min(lines * LINE_POINTS + 4, TALLEST)


def _lines(typed: Typed, width: int) -> int:
    if typed.value is not None:
        return 1
    room = max(int(width * _HELD), 2)
    return 1 if "\n" not in typed.text and cells(typed.text) <= room else len(wrap(typed.text, room))


def growing(packed: bytes, rows: Mapping[int, range]) -> bytes:
    """The workbook with the rows (from 0) of these worksheets (from 0) free to grow; otherwise the same, undated."""
    return repacked(packed, {f"xl/worksheets/sheet{sheet + 1}.xml": partial(_freed, free) for sheet, free in rows.items()})


def _freed(free: range, xml: bytes) -> bytes:
    return _ROW.sub(lambda row: row[1] if int(row[2]) - 1 in free else row[0], xml)
