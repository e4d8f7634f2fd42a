"""The looks of cells, made once each: a workbook holds only so many."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook

from changzhang.papers.blocks import Align, Tone
from changzhang.render.sheet_typed import Typed

# Light enough to read black words on, and on a black-and-white print.
FILLS: dict[Tone, str] = {"red": "#F4B6B6", "yellow": "#FFE699", "green": "#C6E0B4"}
DATE_FORMAT, AMOUNT_FORMAT, INTEGER_FORMAT = 'yyyy"年"m"月"d"日"', "#,##0.00", "0"
_FORMULA_STARTS = ("=", "+", "-", "@")
_BASE = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}


class Looks:
    """Cell formats of one workbook by their properties."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, **properties: Any) -> Any:
        """The format with these properties of xlsxwriter over our base."""
        return self._format(_BASE | properties)

    def fill(self, tone: Tone) -> Any:
        """A light alone, for conditional formats, which may not name a font."""
        return self._format({"bg_color": FILLS[tone]})

    def _format(self, properties: dict[str, Any]) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def line(self, text: str, align: Align, *, is_bold: bool = False, points: float = 11) -> Any:
        """Running text over the whole width."""
        face = "黑体" if is_bold else "宋体"
        return self.of(align=align, text_wrap=True, font_name=face, font_size=points, quote_prefix=starts_formula(text))

    def head(self) -> Any:
        """A column title."""
        return self.of(align="center", text_wrap=True, border=1, font_name="黑体", bg_color="#EDEDED")

    def cell(self, typed: Typed, align: Align, number_format: str, *, is_total: bool) -> Any:
        """A cell of a table."""
        look: dict[str, Any] = {"align": align, "text_wrap": True, "border": 1, "num_format": number_format}
        if typed.tone != "plain":
            look["bg_color"] = FILLS[typed.tone]
        if is_total:
            look["font_name"] = "黑体"
        if typed.value is None and starts_formula(typed.text):
            look["quote_prefix"] = True
        return self.of(**look)


def starts_formula(text: str) -> bool:
    """Text Excel would take for a formula as soon as somebody edits the cell."""
    return text.startswith(_FORMULA_STARTS)
