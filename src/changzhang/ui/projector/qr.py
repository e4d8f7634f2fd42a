"""QR codes in half blocks: the light modules are the ink, on grounds of their own, so that a dark theme does not turn them over."""

from __future__ import annotations

from changzhang.ui.card_rows import Row, Span

# Light above, light below.
_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
# Phones read a border of two modules on a screen; paper has four.
_TRIMMED = 2


def qr_rows(matrix: tuple[tuple[bool, ...], ...]) -> list[Row]:
    """The modules (True is dark, with a border of four) in rows of role ``qr``; nothing for no modules."""
    inner = [row[_TRIMMED : len(row) - _TRIMMED] for row in matrix[_TRIMMED : len(matrix) - _TRIMMED]]
    if len(inner) % 2:
        inner.append((False,) * len(inner[0]))
    pairs = zip(inner[::2], inner[1::2], strict=True)
    return [(Span("".join(_BLOCKS[not up, not down] for up, down in zip(*pair, strict=True)), "qr"),) for pair in pairs]
