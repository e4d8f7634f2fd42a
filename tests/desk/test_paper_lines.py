"""Two readings of a paper laid side by side."""

from __future__ import annotations

import pytest

from changzhang.desk.paper_lines import changes, likeness

PAPER = ("题目", "正文", "\t序号\t金额", "\t1\t12.00", "\t2\t30.00", "落款", "\t甲\t乙")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (PAPER, []),
        (("题目", "正文改", *PAPER[2:]), [("第2段", "正文", "正文改")]),
        ((*PAPER[:4], "\t2\t300.00", *PAPER[5:]), [("第1张表第3行第2格", "30.00", "300.00")]),
        ((*PAPER[:6], "\t丙\t丁"), [("第2张表第1行第1格", "甲", "丙"), ("第2张表第1行第2格", "乙", "丁")]),
        ((*PAPER[:4], *PAPER[5:]), [("第1张表第3行", "2 │ 30.00", "")]),
        (("题目", "多一句", *PAPER[1:]), [("第2段（多出来的）", "", "多一句")]),
        ((*PAPER[:3], "\t1\t12.00\t又一格", *PAPER[4:]), [("第1张表第2行", "1 │ 12.00", "1 │ 12.00 │ 又一格")]),
        ((), [("第1段", "题目", ""), ("第2段", "正文", ""), ("第1张表第1行", "序号 │ 金额", ""), ("第1张表第2行", "1 │ 12.00", ""),
              ("第1张表第3行", "2 │ 30.00", ""), ("第3段", "落款", ""), ("第2张表第1行", "甲 │ 乙", "")]),
    ],
)  # fmt: skip
def test_what_differs_is_named(now: tuple[str, ...], expected: list[tuple[str, str, str]]) -> None:
    assert [(each.where, each.was, each.now) for each in changes(PAPER, now)] == expected


def test_likeness() -> None:
    assert likeness(PAPER, PAPER) == 1.0
    assert likeness(("甲", "乙"), ("乙", "丙")) == 0.5
    assert likeness((), ()) == 0.0
