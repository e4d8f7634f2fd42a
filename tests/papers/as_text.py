"""A paper as the plain text its golden file holds: every block, nothing of its looks."""

from __future__ import annotations

from changzhang.papers.blocks import Block, Cell, Heading, Paper, Paragraph, QrMark, SealPlace, Signatures, Table


def as_text(paper: Paper) -> str:
    """Title, mark and all blocks; a row is one line, a line break inside a cell a slash."""
    head = [f"《{paper.title}》{paper.subtitle}", f"标记：{paper.mark or '无'}", f"页脚：{paper.footer_note or '无'}"]
    return "\n".join([*head, *(line for block in paper.blocks for line in _lines(block))]) + "\n"


def _lines(block: Block) -> list[str]:
    match block:
        case Heading():
            return ["", f"{'#' * block.level} {block.text}"]
        case Paragraph():
            return [block.text]
        case Table():
            rows = [*block.rows, *([block.total] if block.total else [])]
            heads = " | ".join(column.title for column in block.columns)
            return [*([block.caption] if block.caption else []), f"| {heads} |", *(_row(row) for row in rows)]
        case Signatures():
            return ["签名栏 " + "　".join(block.labels)]
        case QrMark():
            return [f"二维码（{block.caption}）", *(f"  {line}" for line in block.payload.split("\n"))]
        case SealPlace():
            return [block.publisher, block.date_text]


def _row(row: tuple[Cell, ...]) -> str:
    return "| " + " | ".join(cell.text.replace("\n", " / ") for cell in row) + " |"
