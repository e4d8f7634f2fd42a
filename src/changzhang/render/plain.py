"""A paper as plain text for the screen: the same blocks, nothing left out."""

from __future__ import annotations

from changzhang.domain.text import Align, cells, clean, pad, wrap
from changzhang.papers.blocks import Block, Heading, Paper, Paragraph, QrMark, SealPlace, Signatures, Table
from changzhang.render.legal_text import legal
from changzhang.render.plain_table import table_lines
from changzhang.render.signature_rows import ROOM_TO_SIGN, signature_rows

WIDTH = 100


def to_text(paper: Paper, *, width: int = WIDTH) -> str:
    """The paper in lines of at most ``width`` terminal cells (a table of very many columns may be wider), ending in ``\\n``.

    Holds every text of the paper; the same paper gives the same text. Controls and lone surrogates become U+FFFD.
    """
    head = [*_set(f"【{paper.mark}】" if paper.mark else "", width, "center"), *_set(paper.title, width, "center")]
    head += _set(paper.subtitle, width, "center")
    body = [line for block in paper.blocks for line in _block(block, width)]
    foot = ["", *_set(f"（页脚：{paper.footer_note}）", width)] if paper.footer_note else []
    return "\n".join(line.rstrip() for line in (*head, "", *body, *foot)) + "\n"


def _block(block: Block, width: int) -> list[str]:
    match block:
        case Heading():
            return ["", *_set(block.text, width)]
        case Paragraph():
            return _paragraph(block, width)
        case Table():
            return table_lines(block, width)
        case Signatures():
            return _signatures(block, width)
        case SealPlace():
            return ["", *_set(block.publisher, width, "right"), *_set(block.date_text, width, "right")]
        case QrMark():
            return ["", *_set(f"〔二维码〕{block.caption}", width), *_set(block.payload, width)]


def _set(text: str, width: int, align: Align = "left") -> list[str]:
    """Wrapped and aligned; nothing for nothing."""
    return [pad(line, width, align) for line in wrap(_safe(text), width)] if text else []


def _safe(text: str) -> str:
    return legal(clean(text))


def _paragraph(block: Paragraph, width: int) -> list[str]:
    """Hanging text stands behind its label; a line broken by the writer begins at the margin, as on paper."""
    text = _safe(block.text)
    if block.align != "left":
        return _set(text, width, block.align)
    if block.hanging:
        label = text[: block.hanging]
        room = max(width - cells(label), 2)
        lines = wrap(text[block.hanging :], room)
        return [label + lines[0], *(" " * cells(label) + line for line in lines[1:])]
    return wrap("\u3000" * block.indent + text, width)


def _signatures(block: Signatures, width: int) -> list[str]:
    lines = [""]
    for row in signature_rows(block.labels, block.per_row, width, cells):
        lines += wrap("    ".join(_safe(label) + "_" * ROOM_TO_SIGN for label in row), width)
    return lines
