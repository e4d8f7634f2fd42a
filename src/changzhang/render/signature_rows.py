"""Which signatures share a line: each keeps room to sign, a long label takes a line of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

ROOM_TO_SIGN = 12


def signature_rows(labels: Sequence[str], per_row: int, width: int, measure: Callable[[str], int]) -> list[list[str]]:
    """The labels in rows of at most ``per_row``; ``width`` of the page, ``measure`` and ``ROOM_TO_SIGN`` in half characters."""
    rows: list[list[str]] = []
    column = width // max(per_row, 1)
    is_open = False
    for label in labels:
        fits = measure(label) + ROOM_TO_SIGN <= column
        if fits and is_open and len(rows[-1]) < per_row:
            rows[-1].append(label)
        else:
            rows.append([label])
        is_open = fits
    return rows
