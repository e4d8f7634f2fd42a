"""Vertical merges in amount columns: one amount that covers several rows."""

from __future__ import annotations

from changzhang.intake.grid import Grid


def covered_amounts(grid: Grid, columns: set[int]) -> dict[int, int]:
    """Each row below the top of a merged amount → the top row. ``columns`` are 0-based."""
    last = grid.numbers[-1] if grid.rows else 0
    covered: dict[int, int] = {}
    for top, left, bottom, right in grid.merges:
        if bottom > top and left == right and left - 1 in columns:
            covered.update(dict.fromkeys(range(top + 1, min(bottom, last) + 1), top))
    return covered
