"""What the records of an old .xls know and a cell value does not: extent, hidden rows, error cells, unsaved formulas."""

from __future__ import annotations

import struct
from typing import NamedTuple

from changzhang.intake import refusals
from changzhang.intake.sheet_xml import SheetFacts, guard_extent

_BEGIN, _BOUND_SHEET, _LOCKED, _DATE_MODE = 0x0809, 0x0085, 0x002F, 0x0022
_DIMENSIONS = 0x0200
_ROW, _FORMULA, _STRING, _TRUTH_OR_ERROR = 0x0208, 0x0006, 0x0207, 0x0205
_MANY_NUMBERS = 0x00BD
_CELLS = frozenset({0x0203, 0x027E, 0x00FD, 0x0204, 0x00D6, _TRUTH_OR_ERROR, _FORMULA, _MANY_NUMBERS})
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_UNSAVED = "（公式没有保存结果）"
_HEAD = struct.Struct("<HH")


class BiffFacts(NamedTuple):
    """Facts of every sheet in file order, and whether day numbers count from 1904."""

    sheets: list[SheetFacts]
    is_1904: bool


def scan_biff(stream: bytes) -> BiffFacts:
    """Walk the records once. Raises UnreadableFile for a password or an extent no ledger has."""
    places: dict[int, int] = {}
    sheets: list[SheetFacts] = []
    facts: SheetFacts | None = None
    is_1904, offset, end = False, 0, len(stream) - 4
    unsaved: tuple[int, int] | None = None
    while offset <= end:
        kind, size = _HEAD.unpack_from(stream, offset)
        if kind == _BEGIN:
            facts = sheets[places[offset]] if offset in places else None
        elif facts is not None:
            unsaved = _note(facts, kind, stream[offset + 4 : offset + 4 + size], unsaved)
        elif kind == _BOUND_SHEET and size >= 4:
            places[int.from_bytes(stream[offset + 4 : offset + 8], "little")] = len(sheets)
            sheets.append(SheetFacts())
        elif kind == _LOCKED:
            raise refusals.locked()
        elif kind == _DATE_MODE:
            is_1904 = stream[offset + 4 : offset + 5] == b"\x01"
        offset += 4 + size
    for found in sheets:
        guard_extent(found.last_row, found.last_column)
    return BiffFacts(sheets, is_1904)


def _note(facts: SheetFacts, kind: int, body: bytes, unsaved: tuple[int, int] | None) -> tuple[int, int] | None:
    """Note one record of a sheet; returns the formula cell that still waits for its text."""
    if kind == _STRING and unsaved is not None and body[:2] not in (b"", b"\x00\x00"):
        facts.flaws.pop(unsaved, None)
        facts.unsaved_rows.discard(unsaved[0])
        facts.formula_rows.add(unsaved[0])
        return None
    if kind == _ROW and len(body) >= 16:
        if body[12] & 0x20:
            facts.hidden_rows.add(int.from_bytes(body[:2], "little") + 1)
    elif kind == _DIMENSIONS:
        _check_declared(body)
    elif kind in _CELLS and len(body) >= 6:
        row, column = body[0] + body[1] * 256 + 1, body[2] + body[3] * 256 + 1
        last = int.from_bytes(body[-2:], "little") + 1 if kind == _MANY_NUMBERS else column
        facts.last_row, facts.last_column = max(facts.last_row, row), max(facts.last_column, last)
        if kind == _TRUTH_OR_ERROR and body[7:8] == b"\x01":
            facts.flaws[row, column] = _ERRORS.get(body[6], "#ERROR")
        if kind == _FORMULA and len(body) >= 14:
            return _note_formula(facts, row, column, body)
    return None


def _check_declared(body: bytes) -> None:
    """The reader sets aside room for the declared extent at once; no such sheet has more than 65536 rows and 256 columns."""
    shape = {14: "<IIHH", 10: "<HHHH"}.get(len(body))
    first, rows, _, columns = struct.unpack_from(shape, body) if shape else (0, 0, 0, 0)
    if rows > 65_536 or columns > 256 or (rows and first >= rows):
        raise refusals.broken("表格范围不实")


def _note_formula(facts: SheetFacts, row: int, column: int, body: bytes) -> tuple[int, int] | None:
    if body[12:14] != b"\xff\xff" or body[6] == 1:
        facts.formula_rows.add(row)
        return None
    if body[6] == 2:
        facts.flaws[row, column] = _ERRORS.get(body[8], "#ERROR")
        return None
    facts.flaws[row, column] = _UNSAVED
    facts.unsaved_rows.add(row)
    return (row, column) if body[6] == 0 else None
