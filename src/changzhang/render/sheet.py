"""A paper as an Excel sheet people filter, fill in and send back: typed dates and amounts, drop-downs, lights."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

import msgspec
from xlsxwriter import Workbook

from changzhang.papers.blocks import Block, Paper, Table, paragraph
from changzhang.render.legal_text import legal
from changzhang.render.sheet_heights import growing
from changzhang.render.sheet_lines import write_blocks, write_title
from changzhang.render.sheet_looks import Looks
from changzhang.render.sheet_page import lay_out, sheet_name
from changzhang.render.sheet_table import write_table
from changzhang.render.sheet_typed import Grid, grid_of

# Nothing is a formula, a link or a number because it looks like one.
_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# Without a moment of its own a file still has one: the zero of the zip format, never now.
_NO_MOMENT = datetime(1980, 1, 1)
_LONGEST_PROPERTY = 255
_TEXT_COLUMNS = 10


class _Part(msgspec.Struct, frozen=True):
    """What goes on one worksheet: a table with the blocks before it, and after it if it is the last."""

    before: tuple[Block, ...]
    table: Table | None
    after: tuple[Block, ...]


def to_xlsx(paper: Paper, *, created_at: datetime | None = None) -> bytes:
    """The paper as the bytes of an .xlsx, one worksheet for each table; the same arguments give the same bytes.

    Dates and amounts in yuan are typed where they say all their text says; everything else is text, also what begins with
    ``=``. ``created_at`` goes into the document's properties. Raises ``QrTooLong``.
    """
    saved = BytesIO()
    book = Workbook(saved, _AS_TEXT)
    book.set_properties(_properties(paper, created_at))
    looks = Looks(book)
    tables: dict[int, range] = {}
    for number, part in enumerate(_parts(paper), start=1):
        place = len(book.worksheets())
        tables[place] = _write(book, looks, paper, part, number)
    book.close()
    return growing(saved.getvalue(), tables)


def _parts(paper: Paper) -> Iterator[_Part]:
    blocks = tuple(block for block in paper.blocks if not isinstance(block, Table) or block.columns)
    tables = [place for place, block in enumerate(blocks) if isinstance(block, Table)]
    if not tables:
        yield _Part(blocks, None, ())
    began = 0
    for place in tables:
        table = blocks[place]
        after = blocks[place + 1 :] if place == tables[-1] else ()
        yield _Part(blocks[began:place], table if isinstance(table, Table) else None, after)
        began = place + 1


def _write(book: Workbook, looks: Looks, paper: Paper, part: _Part, number: int) -> range:
    """Writes one worksheet; returns the rows of its table."""
    sheet = book.add_worksheet(sheet_name(paper.file_stem, number))
    grid = grid_of(part.table) if part.table else Grid(("",) * _TEXT_COLUMNS, (1.0,) * _TEXT_COLUMNS, (), None)
    widths = lay_out(sheet, paper, grid)
    at = write_title(sheet, looks, paper, widths)
    at = write_blocks(sheet, looks, at, (*part.before, *_caption(part.table)), widths)
    rows = range(0)
    if part.table:
        rows = write_table(book, sheet, looks, at, grid, widths)
        at = rows.stop
    at = write_blocks(sheet, looks, at, part.after, widths)
    sheet.print_area(0, 0, max(at - 1, 0), len(widths) - 1)
    return rows


def _caption(table: Table | None) -> tuple[Block, ...]:
    return (paragraph(table.caption, indent=0, align="center"),) if table and table.caption else ()


def _properties(paper: Paper, created_at: datetime | None) -> dict[str, str | datetime]:
    moment = created_at or _NO_MOMENT
    return {
        "title": legal(paper.title)[:_LONGEST_PROPERTY],
        "author": legal(paper.author)[:_LONGEST_PROPERTY],
        "created": moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment,
    }
