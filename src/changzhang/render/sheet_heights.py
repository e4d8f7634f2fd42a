"""Row heights of a sheet: as high as the text needs, and free to grow when somebody types more.

xlsxwriter marks each height it writes as set by hand, and Excel never stretches such a row again; without any height some
programs draw every row one line high. So heights are written and the mark is taken off.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from changzhang.domain.text import cells, wrap
from changzhang.render.sheet_typed import Typed

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
    mended = BytesIO()
    with ZipFile(BytesIO(packed)) as old, ZipFile(mended, "w") as new:
        named = {f"xl/worksheets/sheet{sheet + 1}.xml": free for sheet, free in rows.items()}
        for member in old.infolist():
            content = old.read(member)
            if member.filename in named:
                content = _freed(content, named[member.filename])
            new.writestr(_undated(member.filename), content)
    return mended.getvalue()


def _freed(xml: bytes, free: range) -> bytes:
    return _ROW.sub(lambda row: row[1] if int(row[2]) - 1 in free else row[0], xml)


def _undated(name: str) -> ZipInfo:
    """A member dated 1980-01-01, the zero of the format."""
    member = ZipInfo(name)
    member.compress_type = ZIP_DEFLATED
    return member
