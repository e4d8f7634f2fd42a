"""A paper as text to paste into a chat: a line a paragraph, nothing wrapped or indented."""

from __future__ import annotations

from changzhang.papers.blocks import Paper, Paragraph
from changzhang.render.legal_text import legal


def to_message(paper: Paper) -> bytes:
    """Title and paragraphs in UTF-8; other blocks have no place in a message."""
    said = [*([paper.mark] if paper.mark else []), paper.title, *(block.text for block in paper.blocks if isinstance(block, Paragraph))]
    said += [paper.footer_note] if paper.footer_note else []
    return ("\n".join(legal(each) for each in said) + "\n").encode("utf-8", "replace")
