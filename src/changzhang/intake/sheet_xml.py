"""What the XML of an xlsx sheet knows and a cell value does not: extent, hidden rows, formulas, error cells.

Also the guard before the reader: one far cell makes it ask for a terabyte and abort the process, so the extent is
measured here first, in small pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from changzhang.intake import refusals

MAX_ROWS = 200_000
MAX_COLUMNS = 16_384
MAX_AREA = 6_000_000
_COLUMNS_OF_ONE_LETTER = 26
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)(\d+)["']""")
# Cells beyond column Z, cells and rows beyond row 99,999; the others cannot make a sheet large, and passing over them is quick.
_FAR_REFERENCE = re.compile(rb"""r\s*=\s*["'](?:([A-Za-z]{2,})(\d+)|([A-Za-z]?)(\d{6,}))["']""")
_ROW_TAG = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_ELEMENT = re.compile(rb"<(?:\w+:)?(?:(row)\b([^>]*)>|c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c\s*>))", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)<")
_ERROR_TYPE = re.compile(rb"""\bt\s*=\s*["']e["']""")
_PIECE_LIMIT = 4 * 1024 * 1024


@dataclass(slots=True)
class SheetFacts:
    """Facts of one sheet; rows and columns are 1-based, ``flaws`` maps (row, column) to what stands there instead of a value."""

    row_count: int = 0
    last_row: int = 0
    last_column: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    formula_rows: set[int] = field(default_factory=set)
    unsaved_rows: set[int] = field(default_factory=set)
    flaws: dict[tuple[int, int], str] = field(default_factory=dict)


def scan_sheet(pieces: Iterable[bytes]) -> SheetFacts:
    """The facts of one worksheet part. Raises UnreadableFile for an extent no ledger has."""
    facts = SheetFacts()
    for piece in _by_rows(pieces):
        _measure(piece, facts)
        _note_cells(piece, facts)
    return facts


def guard_extent(rows: int, columns: int) -> None:
    """Raise UnreadableFile when a sheet reaches further than any ledger."""
    if rows > MAX_ROWS:
        raise refusals.too_large(f"超过{MAX_ROWS // 10_000}万行")
    if rows * columns > MAX_AREA or columns > MAX_COLUMNS:
        raise refusals.too_large(f"有单元格远在第{rows}行、第{columns}列之外")


def column_number(letters: bytes) -> int:
    """``A`` → 1, ``AA`` → 27; nothing → 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _by_rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, cut behind whole rows so that no cell is torn."""
    kept = b""
    for piece in pieces:
        kept += piece
        end = kept.rfind(b"row>") + 4
        if end > 3 or len(kept) > _PIECE_LIMIT:
            end = end if end > 3 else len(kept)
            yield kept[:end]
            kept = kept[end:]
    yield kept


def _measure(piece: bytes, facts: SheetFacts) -> None:
    for letters, row, letter, far_row in _FAR_REFERENCE.findall(piece):
        facts.last_row = max(facts.last_row, int((row or far_row)[:9]))
        facts.last_column = max(facts.last_column, column_number((letters or letter)[:9]))
    guard_extent(facts.last_row, facts.last_column)


def _note_cells(piece: bytes, facts: SheetFacts) -> None:
    if _may_have_flaws(piece):
        _walk(piece, facts)
    elif b"hidden" in piece or b":row" in piece:
        _walk_rows(piece, facts)
    else:
        last = piece[max(piece.rfind(b"<row "), 0) :]
        explicit = _REFERENCE.search(last[: last.find(b">")]) if last.startswith(b"<row ") else None
        facts.row_count = int(explicit[2][:9]) if explicit else facts.row_count + piece.count(b"<row")
    facts.last_row = max(facts.last_row, facts.row_count)
    guard_extent(facts.last_row, max(facts.last_column, _COLUMNS_OF_ONE_LETTER))


def _may_have_flaws(piece: bytes) -> bool:
    has_formula = (b"<f" in piece or b":f" in piece) and _FORMULA.search(piece) is not None
    return has_formula or ((b'"e"' in piece or b"'e'" in piece) and _ERROR_TYPE.search(piece) is not None)


def _walk_rows(piece: bytes, facts: SheetFacts) -> None:
    for match in _ROW_TAG.finditer(piece):
        facts.row_count = _row_number(match[0], facts.row_count)
        if _HIDDEN.search(match[0]):
            facts.hidden_rows.add(facts.row_count)


def _walk(piece: bytes, facts: SheetFacts) -> None:
    column = 0
    for match in _ELEMENT.finditer(piece):
        is_row, row_tag, tag, content = match.groups()
        if is_row:
            facts.row_count, column = _row_number(row_tag, facts.row_count), 0
            if _HIDDEN.search(row_tag):
                facts.hidden_rows.add(facts.row_count)
            continue
        reference = _REFERENCE.search(tag)
        row, column = (int(reference[2][:9]), column_number(reference[1][:9])) if reference else (facts.row_count, column + 1)
        if content and (_ERROR_TYPE.search(tag) or _FORMULA.search(content)):
            _note_flaw(facts, row, column, tag, content)


def _row_number(tag: bytes, before: int) -> int:
    reference = _REFERENCE.search(tag)
    return int(reference[2][:9]) if reference else before + 1


def _note_flaw(facts: SheetFacts, row: int, column: int, tag: bytes, content: bytes) -> None:
    value = _VALUE.search(content)
    text = value[1].decode("utf-8", "replace") if value else ""
    if _ERROR_TYPE.search(tag):
        facts.flaws[row, column] = text or "#ERROR"
    elif not text and b"<is" not in content:
        facts.unsaved_rows.add(row)
        facts.flaws[row, column] = "（公式没有保存结果）"
    else:
        facts.formula_rows.add(row)
