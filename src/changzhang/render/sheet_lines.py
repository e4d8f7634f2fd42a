"""What stands above and below the table of a sheet: title, sentences, lines to sign, each over the whole width."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from math import ceil
from typing import Any

from changzhang.papers.blocks import Align, Block, Heading, Paper, Paragraph, QrMark, SealPlace, Signatures, Table
from changzhang.render.legal_text import legal
from changzhang.render.print_width import half_ems
from changzhang.render.qr import qr_matrix, qr_png
from changzhang.render.sheet_looks import Looks
from changzhang.render.sheet_typed import LONGEST_TEXT
from changzhang.render.signature_rows import ROOM_TO_SIGN, signature_rows

_LINE_POINTS, _TALLEST = 16, 409
_SIGNING_POINTS, _TITLE_POINTS = 32, 18
# 2 pixels a module at 96 pixels an inch is half a millimetre.
_QR_PIXELS, _POINTS_PER_PIXEL = 2, 0.75
_QR_LEAST_PIXELS = 95


def write_title(sheet: Any, looks: Looks, paper: Paper, widths: Sequence[int]) -> int:
    """Mark, title and subtitle from row 0 on; returns the next free row."""
    at = 0
    for text, points in ((f"【{paper.mark}】" if paper.mark else "", 14), (paper.title, _TITLE_POINTS), (paper.subtitle, 12)):
        if text:
            at = _line(sheet, looks, at, text, widths, align="center", is_bold=points > 12, points=points)
    return at


def write_blocks(sheet: Any, looks: Looks, at: int, blocks: Sequence[Block], widths: Sequence[int]) -> int:
    """Blocks without tables from row ``at`` on; returns the next free row."""
    for block in blocks:
        at = _block(sheet, looks, at, block, widths)
    return at


def _block(sheet: Any, looks: Looks, at: int, block: Block, widths: Sequence[int]) -> int:
    match block:
        case Heading():
            return _line(sheet, looks, at, block.text, widths, is_bold=True)
        case Paragraph():
            return _line(sheet, looks, at, block.text, widths, align=block.align)
        case Signatures():
            return _signatures(sheet, looks, at, block, widths)
        case SealPlace():
            at = _line(sheet, looks, at, block.publisher, widths, align="right")
            return _line(sheet, looks, at, block.date_text, widths, align="right")
        case QrMark():
            return _qr(sheet, looks, at, block, widths)
        case Table():
            raise TypeError("a table has its own worksheet")


def _line(
    sheet: Any, looks: Looks, at: int, text: str, widths: Sequence[int], *, align: Align = "left", is_bold: bool = False, points: float = 11
) -> int:
    """One merged row, as high as its text needs: Excel does not stretch merged rows by itself."""
    room = max(sum(widths) * 11 / points, 2)
    lines = sum(max(1, ceil(half_ems(part) * 1.05 / room)) for part in text.split("\n"))
    sheet.set_row(at, min(ceil(lines * _LINE_POINTS * points / 11) + 4, _TALLEST))
    _merge(sheet, at, 0, len(widths) - 1, text, looks.line(text, align, is_bold=is_bold, points=points))
    return at + 1


def _merge(sheet: Any, at: int, first: int, last: int, text: str, look: Any) -> None:
    whole = legal(text)[:LONGEST_TEXT]
    if last > first:
        sheet.merge_range(at, first, at, last, "", look)
    sheet.write_string(at, first, whole, look)


def _signatures(sheet: Any, looks: Looks, at: int, block: Signatures, widths: Sequence[int]) -> int:
    sheet.set_row(at, _LINE_POINTS / 2)
    at += 1
    for row in signature_rows(block.labels, block.per_row, sum(widths), half_ems):
        sheet.set_row(at, _SIGNING_POINTS)
        edges = _edges(widths, 1 if len(row) == 1 else block.per_row)
        for label, (first, end) in zip(row, pairwise(edges), strict=False):
            text = f"{label}{'_' * ROOM_TO_SIGN}"
            _merge(sheet, at, first, end - 1, text, looks.line(text, "left", points=12))
        at += 1
    return at


def _edges(widths: Sequence[int], parts: int) -> list[int]:
    """Columns at which equal parts of the width begin, each at least one column wide."""
    parts = max(1, min(parts, len(widths)))
    edges, used = [0], 0
    for place, width in enumerate(widths):
        used += width
        left = len(widths) - place - 1
        if len(edges) < parts and (used * parts >= sum(widths) * len(edges) or left == parts - len(edges)):
            edges.append(place + 1)
    return [*edges, len(widths)]


def _qr(sheet: Any, looks: Looks, at: int, block: QrMark, widths: Sequence[int]) -> int:
    if block.caption:
        at = _line(sheet, looks, at, block.caption, widths, is_bold=True)
    at = _line(sheet, looks, at, block.payload, widths)
    payload = legal(block.payload)
    modules = len(qr_matrix(payload))
    scale = max(_QR_PIXELS, ceil(_QR_LEAST_PIXELS / modules))
    sheet.set_row(at, min((modules * scale + 8) * _POINTS_PER_PIXEL, _TALLEST))
    sheet.insert_image(
        at, 0, "qr.png", {"image_data": BytesIO(qr_png(payload, scale=scale)), "description": "二维码", "object_position": 1}
    )
    return at + 1
