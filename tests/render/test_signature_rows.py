"""Which signatures share a line."""

from __future__ import annotations

import pytest

from changzhang.render.signature_rows import signature_rows


@pytest.mark.parametrize(
    ("labels", "per_row", "rows"),
    [
        ((), 2, []),
        (("甲：",), 2, [["甲："]]),
        (("甲：", "乙：", "丙："), 2, [["甲：", "乙："], ["丙："]]),
        (("甲：", "乙：", "丙："), 3, [["甲：", "乙：", "丙："]]),
        # A label that leaves no room to sign takes a line of its own, and nobody joins it.
        (("甲：", "很长的一个签字人名称（签字）：", "乙："), 2, [["甲："], ["很长的一个签字人名称（签字）："], ["乙："]]),
        (("甲：", "乙："), 0, [["甲："], ["乙："]]),
    ],
)
def test_signature_rows(labels: tuple[str, ...], per_row: int, rows: list[list[str]]) -> None:
    assert signature_rows(labels, per_row, 56, lambda text: 2 * len(text)) == rows
