"""The one gate of public papers: every free text passes it, and private numbers stay behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from changzhang.domain.masking import private_numbers, without_numbers
from changzhang.domain.village import Village
from changzhang.papers.blocks import Block, Cell, Column, Heading, Paragraph, Span, Table

# Fields of the sheet, not words: vouchers, invoices, amounts, dates and numbers of our own are never searched.
NOT_SEARCHED = frozenset({"凭证号", "票据号", "发票号", "编号", "序号"})


def for_the_public(blocks: Sequence[Block], village: Village) -> tuple[Block, ...]:
    """The blocks with private numbers left out; the village's hotlines stay. Codes and QR marks are not touched."""
    official = tuple(hotline.number for hotline in village.hotlines)
    return tuple(_shown(block, lambda text: without_numbers(text, official)) for block in blocks)


def left_out(blocks: Sequence[Block], village: Village) -> tuple[str, ...]:
    """What ``for_the_public`` leaves out of the blocks, as written: for the preview."""
    official = tuple(hotline.number for hotline in village.hotlines)
    found: list[str] = []

    def look(text: str) -> str:
        found.extend(private_numbers(text, official))
        return text

    for block in blocks:
        _shown(block, look)
    return tuple(found)


def _shown(block: Block, mask: Callable[[str], str]) -> Block:
    match block:
        case Heading():
            return replace(block, text=mask(block.text))
        case Paragraph():
            return _paragraph(block, mask)
        case Table():
            rows = tuple(_row(block.columns, row, mask) for row in block.rows)
            return replace(block, rows=rows, total=_row(block.columns, block.total, mask) if block.total else None)
    return block


def _paragraph(block: Paragraph, mask: Callable[[str], str]) -> Paragraph:
    """A number that runs over several spans is hidden too, at the price of their marks."""
    spans = tuple(Span(mask(span.text), is_bold=span.is_bold) for span in block.spans)
    said = "".join(span.text for span in spans)
    return replace(block, spans=spans if mask(said) == said else (Span(mask(block.text)),))


def _row(columns: Sequence[Column], row: Sequence[Cell], mask: Callable[[str], str]) -> tuple[Cell, ...]:
    return tuple(
        cell if column.kind != "text" or column.title in NOT_SEARCHED else replace(cell, text=mask(cell.text))
        for column, cell in zip(columns, row, strict=True)
    )
