"""F8 查找: a line by its text or its amount; only the rows in sight are painted, however many lines there are."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.money import format_yuan
from changzhang.domain.reading import PlannedLine
from changzhang.domain.text import clean, half_width
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.lines import side_word
from changzhang.ui.dialogs.page import Page, Row

_KEYS = "↑↓ 挑  回车 去这一笔  Esc 关"
_SHOWN = 30


class FindDialog(Dialog[LineRef]):
    """Hands back the line found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "mark(1)", "下", show=False, priority=True),
        Binding("up", "mark(-1)", "上", show=False, priority=True),
    ]

    def __init__(self, view: MeetingView) -> None:
        super().__init__("查找一笔账")
        self.view = view
        self.hay = [_hay(planned) for planned in view.plan.lines]
        self.found: list[PlannedLine] = list(view.plan.lines)
        self.marked = 0

    async def flow(self) -> LineRef:
        """Words or an amount until something is found."""
        while True:
            await self.text("写几个字、金额或者笔号", words=self._rows(), keys=_KEYS)
            if self.found:
                return self.found[self.marked].ref
            self.warn("没有找到，换几个字试试")

    def on_text_area_changed(self) -> None:
        """Narrow down as it is typed."""
        super().on_text_area_changed()
        self.found, self.marked = self._search(self.box.said if self.box else ""), 0
        self._show_found()

    def action_mark(self, step: int) -> None:
        """The finding above or below."""
        self.marked = max(0, min(self.marked + step, len(self.found) - 1))
        self._show_found()

    def _search(self, text: str) -> list[PlannedLine]:
        wanted = half_width(text).lower()
        lines = self.view.plan.lines
        found = [planned for planned, hay in zip(lines, self.hay, strict=True) if wanted in hay]
        exact = [planned for planned in found if str(planned.line.line_no) == wanted]
        return exact + [planned for planned in found if planned not in exact] if exact else found

    def _show_found(self) -> None:
        self.query_one("#dialog-words", Page).show(self._rows(), from_top=True)
        self._fit()

    def _rows(self) -> list[Row]:
        """The findings from a little above the marked one on."""
        first = max(0, self.marked - 2)
        head = Row(Content.styled(f"找到{len(self.found)}笔，第{self.marked + 1}笔亮着" if self.found else "没有找到", "$cz-label"))
        return [head, *(self._row(first + place, each) for place, each in enumerate(self.found[first : first + _SHOWN]))]

    def _row(self, place: int, planned: PlannedLine) -> Row:
        line = planned.line
        text = f"{line.line_no}. {side_word(line)}{format_yuan(line.amount_fen)} {clean(line.summary)} {clean(line.payee or '')}"
        return Row(Content.styled(text, "bold $cz-marked-text on $cz-marked" if place == self.marked else ""), hang=4)


def _hay(planned: PlannedLine) -> str:
    line = planned.line
    parts = [str(line.line_no), line.summary, line.payee, line.voucher_no, line.handler, line.remark]
    parts += [format_yuan(line.amount_fen), format_yuan(line.amount_fen, grouping=False)]
    return "\n".join(half_width(part).lower() for part in parts if part)
