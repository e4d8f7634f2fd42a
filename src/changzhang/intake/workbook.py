"""A workbook (.xlsx, .xls, .ods) → grids, through the calamine reader once the bytes have been found harmless."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import python_calamine

from changzhang.intake import refusals
from changzhang.intake.biff_scan import scan_biff
from changzhang.intake.compound_file import CompoundFile
from changzhang.intake.grid import Grid, Merge, Unreadable, Value
from changzhang.intake.ods_scan import OdsFacts, scan_ods
from changzhang.intake.sheet_xml import SheetFacts
from changzhang.intake.workbook_xml import scan_workbook
from changzhang.intake.zip_parts import ZipParts

#: Some writers leave the last sector short, which the reader cannot bear.
_SECTOR = 512


def read_xlsx(data: bytes) -> list[Grid]:
    """The sheets of an .xlsx in file order. Raises UnreadableFile."""
    facts = scan_workbook(ZipParts(data))
    return _read(data, facts.sheets, facts.is_1904)


def read_xls(data: bytes) -> list[Grid]:
    """The sheets of an old .xls (BIFF) in file order. Raises UnreadableFile."""
    whole = data + b"\0" * (-len(data) % _SECTOR)
    facts = scan_biff(CompoundFile(whole).stream("Workbook", "Book"))
    return _read(whole, facts.sheets, facts.is_1904)


def _read(data: bytes, facts: Mapping[str, SheetFacts] | Sequence[SheetFacts], is_1904: bool) -> list[Grid]:
    try:
        return _grids(data, facts, is_1904)
    except python_calamine.PasswordError:
        raise refusals.locked() from None
    except (python_calamine.CalamineError, OSError, ValueError):
        raise refusals.broken() from None
    except BaseException as panic:
        # A panic of the reader on damaged records is no Exception, and its class is not exported: known by name only.
        if type(panic).__name__ != "PanicException":
            raise
        raise refusals.broken() from None


def _grids(data: bytes, facts: Mapping[str, SheetFacts] | Sequence[SheetFacts], is_1904: bool) -> list[Grid]:
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    metas = book.sheets_metadata
    if not metas:
        raise refusals.broken("没有工作表")
    by_name = facts if isinstance(facts, Mapping) else dict(zip((meta.name for meta in metas), facts, strict=False))
    return [_grid(book, meta, by_name.get(meta.name), is_1904) for meta in metas if _is_worksheet(meta)]


def _is_worksheet(meta: Any) -> bool:
    return bool(meta.typ == python_calamine.SheetTypeEnum.WorkSheet)


def _grid(book: Any, meta: Any, facts: SheetFacts | None, is_1904: bool) -> Grid:
    sheet = book.get_sheet_by_name(meta.name)
    rows: list[list[Value]] = sheet.to_python(skip_empty_area=False)
    facts = facts or SheetFacts()
    _put_flaws(rows, facts.flaws)
    return Grid(
        name=meta.name,
        rows=rows,
        numbers=range(1, len(rows) + 1),
        is_visible=bool(meta.visible == python_calamine.SheetVisibleEnum.Visible),
        is_1904=is_1904,
        merges=facts.merges if isinstance(facts, OdsFacts) else _merges(sheet),
        hidden_rows=frozenset(facts.hidden_rows),
        formula_rows=frozenset(facts.formula_rows),
        unsaved_rows=frozenset(facts.unsaved_rows),
    )


def _merges(sheet: Any) -> list[Merge]:
    return [(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]


def _put_flaws(rows: list[list[Value]], flaws: dict[tuple[int, int], str]) -> None:
    """Error cells and formulas without result come back empty from the reader: an amount must not vanish silently."""
    for (row, column), text in flaws.items():
        while len(rows) < row:
            rows.append([])
        cells = rows[row - 1]
        cells.extend([""] * (column - len(cells)))
        if cells[column - 1] == "":
            cells[column - 1] = Unreadable(text)


def read_ods(data: bytes) -> list[Grid]:
    """The sheets of an .ods in file order. Raises UnreadableFile."""
    return _read(data, scan_ods(ZipParts(data)), False)
