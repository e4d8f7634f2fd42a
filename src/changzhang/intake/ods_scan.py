"""What the content of an .ods knows and a cell value does not: extent, hidden rows, merges, formulas, error cells.

A repeat count stands for any number of equal rows or cells: the extent is counted here before the reader unrolls it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from changzhang.intake.grid import Merge
from changzhang.intake.sheet_xml import SheetFacts, guard_extent
from changzhang.intake.zip_parts import ZipParts

_TOKEN = re.compile(
    rb"<(/?)table:(table-row|table-cell|covered-table-cell|table)(?=[\s/>])((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>", re.DOTALL
)
_ATTRIBUTE = re.compile(rb"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_FAR = 2_000_000
_PIECE_LIMIT = 4 * 1024 * 1024


@dataclass(slots=True)
class OdsFacts(SheetFacts):
    """Facts of one sheet, with its merges."""

    merges: list[Merge] = field(default_factory=list)


def scan_ods(parts: ZipParts) -> dict[str, OdsFacts]:
    """Facts of every sheet by name. Raises UnreadableFile for bombs and for an extent no ledger has."""
    for name in parts.names:
        if name != "content.xml":
            for _ in parts.pieces(name):
                continue
    scan = _Scan()
    for piece in _whole_tags(parts.pieces("content.xml") if "content.xml" in parts.names else ()):
        scan.take(piece)
    return scan.sheets


def _whole_tags(pieces: Iterable[bytes]) -> Iterator[bytes]:
    kept = b""
    for piece in pieces:
        kept += piece
        end = kept.rfind(b"table-row>") + 10
        if end > 9 or len(kept) > _PIECE_LIMIT:
            end = end if end > 9 else len(kept)
            yield kept[:end]
            kept = kept[end:]
    yield kept


class _Scan:
    """Walks the tags of the tables, keeping the place."""

    def __init__(self) -> None:
        self.sheets: dict[str, OdsFacts] = {}
        self._facts = OdsFacts()
        self._row, self._repeat, self._column = 0, 1, 1

    def take(self, piece: bytes) -> None:
        for match in _TOKEN.finditer(piece):
            closing, tag, attributes, _ = match.groups()
            if closing:
                continue
            found = {key: (one or two).decode("utf-8", "replace") for key, one, two in _ATTRIBUTE.findall(attributes)}
            if tag == b"table":
                self._table(found)
            elif tag == b"table-row":
                self._begin_row(found)
            else:
                self._cell(found)

    def _table(self, found: dict[bytes, str]) -> None:
        self._facts = self.sheets.setdefault(unescape(found.get(b"table:name", "")), OdsFacts())
        self._row, self._repeat = 0, 1

    def _begin_row(self, found: dict[bytes, str]) -> None:
        self._row += self._repeat
        self._repeat, self._column = _count(found.get(b"table:number-rows-repeated")), 1
        self._facts.row_count = self._row
        if found.get(b"table:visibility", "visible") != "visible":
            self._facts.hidden_rows.update(range(self._row, self._row + min(self._repeat, 1000)))

    def _cell(self, found: dict[bytes, str]) -> None:
        row, column = self._row, self._column
        repeat = _count(found.get(b"table:number-columns-repeated"))
        self._column += repeat
        self._spans(found, row, column)
        if b"office:value-type" not in found and b"table:formula" not in found:
            return
        self._facts.last_row = max(self._facts.last_row, row + self._repeat - 1)
        self._facts.last_column = max(self._facts.last_column, column + repeat - 1)
        guard_extent(self._facts.last_row, self._facts.last_column)
        if found.get(b"calcext:value-type") == "error":
            self._facts.flaws[row, column] = "#ERROR"
        elif b"table:formula" in found:
            self._formula(found, row, column)

    def _formula(self, found: dict[bytes, str], row: int, column: int) -> None:
        if b"office:value-type" in found:
            self._facts.formula_rows.add(row)
        else:
            self._facts.unsaved_rows.add(row)
            self._facts.flaws[row, column] = "（公式没有保存结果）"

    def _spans(self, found: dict[bytes, str], row: int, column: int) -> None:
        down, across = _count(found.get(b"table:number-rows-spanned")), _count(found.get(b"table:number-columns-spanned"))
        if down > 1 or across > 1:
            self._facts.merges.append((row, column, row + down - 1, column + across - 1))


def _count(text: str | None) -> int:
    return min(int(text[:9]), _FAR) or 1 if text and text.isascii() and text.isdigit() else 1
