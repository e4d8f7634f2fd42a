"""Sharing out a width."""

from __future__ import annotations

import pytest

from changzhang.render.column_widths import shared_out


@pytest.mark.parametrize(
    ("shares", "needs", "room", "widths"),
    [
        ([1.0, 1.0], [0, 0], 10, [5, 5]),
        ([1.0, 3.0], [0, 0], 100, [25, 75]),
        ([1.0, 3.0], [40, 0], 100, [40, 60]),
        # One need met takes from the others, which may then fall under theirs.
        ([1.0, 1.0, 4.0], [30, 20, 10], 60, [30, 20, 10]),
        ([1.0, 1.0, 1.0], [0, 0, 0], 100, [33, 34, 33]),
        ([], [], 10, []),
        ([1.0], [11], 10, None),
    ],
)
def test_shared_out(shares: list[float], needs: list[int], room: int, widths: list[int] | None) -> None:
    assert shared_out(shares, needs, room) == widths
