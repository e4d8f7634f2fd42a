"""The lines of a file before it is accepted: a table, and the whole of the marked line with its raw cells below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.money import format_yuan
from changzhang.domain.text import clean, wrap
from changzhang.ui import keys
from changzhang.ui.card_rows import Row, Span
from changzhang.ui.screens.text_screen import PageRows
from changzhang.ui.widgets.key_bar import KeyBar
from changzhang.ui.widgets.line_table import LineTable
from changzhang.ui.widgets.title_bar import TitleBar


class LinesScreen(ModalScreen[None]):
    """All lines of the sheets that were read."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f12,enter,f5", "close", "返回", show=False)]
    DEFAULT_CSS = """
    LinesScreen { background: $background; }
    LinesScreen #page { height: 7; background: $surface; padding: 0 1; }
    """

    def __init__(self, lines: Sequence[LedgerLine]) -> None:
        super().__init__()
        self.lines = lines
        self.marked: LedgerLine | None = lines[0] if lines else None

    def compose(self) -> ComposeResult:
        """Table above, whole line below."""
        yield TitleBar(((f" 明细：共{len(self.lines)}笔",),))
        yield LineTable(self.lines)
        yield PageRows(self._whole)
        yield KeyBar((keys.Act("dialog", "close", (), "Esc/F12", "返回", "", 1),), hint="↑↓ 看每一笔")

    def on_mount(self) -> None:
        """The arrows work at once."""
        self.query_one(LineTable).focus()

    def on_line_table_marked(self, message: LineTable.Marked) -> None:
        """Show the whole line."""
        self.marked = message.line
        self.query_one(PageRows).show_anew()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def _whole(self, width: int) -> list[Row]:
        return whole_line(self.marked, width) if self.marked else []


def whole_line(line: LedgerLine, width: int) -> list[Row]:
    """Every field of a line with the raw cell where the reading differs."""
    side = "收入" if line.side == "income" else "支出"
    day = f"{line.dated_on:%Y-%m-%d}" if line.dated_on else "日期空白"
    head = f"第{line.line_no}笔（表上第{line.row}行） {day} {side} {format_yuan(line.amount_fen)}"
    names = (("凭证", line.voucher_no), ("用途", line.summary), ("收款人", line.payee), ("经手", line.handler), ("证明", line.witness))
    more = (("审批", line.approver), ("方式", line.method), ("票据", line.document), ("发票号", line.invoice_no), ("备注", line.remark))
    words = "；".join(f"{name} {clean(value)}" for name, value in (*names, *more) if value)
    raw = "；".join(f"“{clean(cell)}”" for cell in line.raw.values())
    rows: list[Row] = [(Span(part, "number"),) for part in wrap(head, width)]
    rows += [(Span(part),) for part in wrap(words, width)]
    return rows + ([(Span(part, "label"),) for part in wrap(f"表上原样：{raw}", width)] if raw else [])
