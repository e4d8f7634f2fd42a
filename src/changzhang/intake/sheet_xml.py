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
MAX_AREA = 6_000_000
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)(\d+)["']""")
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
    if rows * columns > MAX_AREA:
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
    references = _REFERENCE.findall(piece)
    if references:
        facts.last_row = max(facts.last_row, max(int(row[:9]) for _, row in references))
        longest = max({letters for letters, _ in references}, key=column_number)
        facts.last_column = max(facts.last_column, column_number(longest[:9]))
    guard_extent(max(facts.last_row, facts.row_count), facts.last_column)


def _note_cells(piece: bytes, facts: SheetFacts) -> None:
    has_flaws = _FORMULA.search(piece) is not None or _ERROR_TYPE.search(piece) is not None
    if has_flaws:
        _walk(piece, facts)
        return
    for tag in _ROW_TAG.findall(piece):
        facts.row_count = _row_number(tag, facts.row_count)
        if b"hidden" in tag and _HIDDEN.search(tag):
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
        row, column = (int(reference[2]), column_number(reference[1])) if reference else (facts.row_count, column + 1)
        if content and (_ERROR_TYPE.search(tag) or _FORMULA.search(content)):
            _note_flaw(facts, row, column, tag, content)


def _row_number(tag: bytes, before: int) -> int:
    reference = _REFERENCE.search(tag)
    return int(reference[2]) if reference else before + 1


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
