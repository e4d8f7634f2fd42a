"""Tables: the header row repeats, rows stay whole, amounts never wrap, widths are fixed.

Written as one piece of XML: measured as fast as python-docx can parse and save it, where ``table.cell`` is quadratic.
"""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.papers.blocks import Cell, Column, Table, Tone
from changzhang.render.column_widths import shared_out
from changzhang.render.word_needs import least_widths, table_needs
from changzhang.render.word_style import TABLE_NAME
from changzhang.render.word_text import Surface, paragraph_xml, run_xml, text_xml

# Light enough to read black words on, and on a black-and-white print.
FILLS: dict[Tone, str] = {"red": "F4B6B6", "yellow": "FFE699", "green": "C6E0B4"}
_SMALLER_POINTS = (10.5, 9.0, 7.5)
_Pieces = dict[Tone, tuple[str, str]]


def table_xml(block: Table, on: Surface, *, is_kept: bool) -> str:
    """A table with its caption; ``is_kept`` keeps its last row on the page of the next block."""
    points, widths = _fitted(block, on)
    size = "" if points == on.cell_points else f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'
    caption = paragraph_xml(on.styles["caption"], run_xml(block.caption)) if block.caption else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'{caption}<w:tbl><w:tblPr><w:tblStyle w:val="{on.styles[TABLE_NAME]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{_header_xml(block, widths, size, on)}{_rows_xml(block, widths, size, on, is_kept=is_kept)}</w:tbl>"
        f"{paragraph_xml(on.styles['表后间隔'], '', '<w:keepNext/>' if is_kept else '')}"
    )


def _rows_xml(block: Table, widths: Sequence[int], size: str, on: Surface, *, is_kept: bool) -> str:
    plain = [_pieces(*column, size, on.styles["表格文字"]) for column in zip(block.columns, widths, strict=True)]
    last = [*block.rows[-1:]] if is_kept and block.total is None else []
    rows = block.rows[: len(block.rows) - len(last)]
    written = [_row_xml(row, plain) for row in rows]
    if last:
        kept = [_pieces(*column, size, on.styles["表格文字"], keep="<w:keepNext/>") for column in zip(block.columns, widths, strict=True)]
        written.append(_row_xml(last[0], kept))
    if block.total is not None:
        keep = "<w:keepNext/>" if is_kept else ""
        strong = [_pieces(*column, size, on.styles["表格合计"], keep=keep) for column in zip(block.columns, widths, strict=True)]
        written.append(_row_xml(block.total, strong))
    return "".join(written)


def _row_xml(row: Sequence[Cell], columns: Sequence[_Pieces]) -> str:
    inside = []
    for cell, pieces in zip(row, columns, strict=True):
        before, after = pieces[cell.tone]
        inside.append(f"{before}{text_xml(cell.text)}{after}" if cell.text else f"{before}{after}")
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(inside)}</w:tr>"


def _header_xml(block: Table, widths: Sequence[int], size: str, on: Surface) -> str:
    cells = []
    for column, width in zip(block.columns, widths, strict=True):
        before, after = _pieces(Column(column.title, align="center"), width, size, on.styles["表头文字"])["plain"]
        cells.append(f"{before}{text_xml(column.title)}{after}")
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _pieces(column: Column, width: int, size: str, style_id: str, *, keep: str = "") -> _Pieces:
    """What stands before and after a cell's text, by tone."""
    look = f"<w:rPr>{size}</w:rPr>" if size else ""
    align = f'<w:jc w:val="{column.align}"/>'
    wrap = "<w:noWrap/>" if column.no_wrap else ""
    shades: dict[Tone, str] = {"plain": ""}
    shades |= {tone: f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' for tone, fill in FILLS.items()}
    inside = f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{keep}{align}</w:pPr><w:r>{look}'
    return {tone: (f"{_open_cell(width, shade + wrap)}{inside}", "</w:r></w:p></w:tc>") for tone, shade in shades.items()}


def _open_cell(width: int, properties: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}<w:vAlign w:val="center"/></w:tcPr>'


def _fitted(block: Table, on: Surface) -> tuple[float, list[int]]:
    """Text size in points and column widths in twips: smaller text only where names or amounts would be broken otherwise."""
    shares = [column.width for column in block.columns]
    largest = block.text_points or on.cell_points
    sizes = (largest, *(smaller for smaller in _SMALLER_POINTS if smaller < largest))
    needs = table_needs(block)
    easy = [points for points in sizes if points >= min(largest, _SMALLER_POINTS[0])]
    for points, is_easy in (*((points, True) for points in easy), *((points, False) for points in sizes)):
        if widths := shared_out(shares, least_widths(needs, on.width, points, is_easy=is_easy), on.width):
            return points, widths
    return _SMALLER_POINTS[-1], shared_out(shares, [0] * len(shares), on.width) or []
