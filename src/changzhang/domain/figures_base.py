"""One figure with what it was counted from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

# In the order of printing; the last five are 五规范.
TITLES = {
    "disclosure_overdue_rate": "公开逾期率",
    "rectification_rate": "整改落实率",
    "on_spot_rate": "就地化解率",
    "timely_answer_rate": "答复及时率",
    "satisfaction_rate": "满意率",
    "suggestions": "建议条数",
    "questions": "提问条数",
    "seconded": "附议人次",
    "visits": "上门次数",
    "calls": "来访来电次数",
    "content_norm": "内容规范",
    "form_norm": "形式规范",
    "time_norm": "时间规范",
    "procedure_norm": "程序规范",
    "supervision_norm": "监督规范",
}


class Counted(NamedTuple):
    """One thing that was counted, and whether it counts above the line."""

    id: str
    is_in: bool


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A rate (``denominator`` set, 0 when there was nothing to divide by) or a plain count (None).

    ``ids`` are everything counted; of a rate those above the line come first.
    """

    name: str
    numerator: int
    denominator: int | None = None
    ids: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What people call it."""
        return TITLES[self.name]

    @property
    def value(self) -> str | None:
        """``0.98``, ``0.667``, ``12``; None when there is nothing to divide by."""
        if self.denominator is None:
            return str(self.numerator)
        if not self.denominator:
            return None
        thousandths = (self.numerator * 2000 + self.denominator) // (2 * self.denominator)
        text = f"{thousandths // 1000}.{thousandths % 1000:03d}"
        return text.removesuffix("0")

    @property
    def words(self) -> str:
        """``98.0%（49/50）``, ``12``, or that nothing was due."""
        if self.denominator is None:
            return str(self.numerator)
        if not self.denominator:
            return "没有可算的"
        tenths = (self.numerator * 2000 + self.denominator) // (2 * self.denominator)
        return f"{tenths // 10}.{tenths % 10}%（{self.numerator}/{self.denominator}）"


def rate(name: str, counted: Sequence[Counted]) -> Figure:
    """How many of those counted are in."""
    inside = [each.id for each in counted if each.is_in]
    outside = [each.id for each in counted if not each.is_in]
    return Figure(name=name, numerator=len(inside), denominator=len(counted), ids=(*inside, *outside))


def count(name: str, ids: Iterable[str]) -> Figure:
    """How many there were."""
    every = tuple(ids)
    return Figure(name=name, numerator=len(every), ids=every)
