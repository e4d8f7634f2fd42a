"""One line of the books, large, with the words it is read aloud in; ← → go through the findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from changzhang.ui import keys
from changzhang.ui.card_facts import CardFacts, book_facts
from changzhang.ui.widgets.key_bar import KeyBar
from changzhang.ui.widgets.line_card import LineCard
from changzhang.ui.widgets.title_bar import TitleBar
from changzhang.ui.words import stream_title

if TYPE_CHECKING:
    from changzhang.desk.looking_up import BookLine


class CardScreen(ModalScreen[int]):
    """Dismisses with the place of the finding shown last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f12,enter,f1", "close", "返回", show=False),
        Binding("right,pagedown,space", "go(1)", "下一笔", show=False),
        Binding("left,pageup", "go(-1)", "上一笔", show=False),
    ]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    CardScreen { background: $background; }
    CardScreen LineCard { padding: 0 1; }
    """

    def __init__(self, lines: Sequence[BookLine], place: int) -> None:
        super().__init__()
        self.lines = lines
        self.place = place

    def compose(self) -> ComposeResult:
        """Head, card, keys."""
        yield TitleBar(self._head())
        yield LineCard()
        yield KeyBar(
            (
                keys.Act("dialog", "close", (), "Esc/F12", "返回", "", 1),
                keys.Act("dialog", "go(-1)", (), "←", "上一笔", "", 2),
                keys.Act("dialog", "go(1)", (), "→", "下一笔", "", 3),
            ),
            hint="",
        )

    def on_mount(self) -> None:
        """The line in hand."""
        self.query_one(LineCard).show(_facts(self.lines, self.place))

    def on_key(self, event: events.Key) -> None:
        """A long card scrolls."""
        if event.key in ("down", "up"):
            self.query_one(LineCard).scroll_rows(1 if event.key == "down" else -1)

    def action_go(self, step: int) -> None:
        """Another finding."""
        self.place = max(0, min(self.place + step, len(self.lines) - 1))
        self.query_one(TitleBar).show(self._head())
        self.query_one(LineCard).show(_facts(self.lines, self.place))

    def action_close(self) -> None:
        """Back to the list."""
        self.dismiss(self.place)

    def _head(self) -> Sequence[tuple[str, ...]]:
        return ((f" 查账：{stream_title(self.lines[self.place].key.stream)}", " 查账"), (f"{self.place + 1}/{len(self.lines)}",))


def _facts(lines: Sequence[BookLine], place: int) -> CardFacts:
    each = lines[place]
    review = f"{'存疑' if each.is_doubted else '通过'}（{len(each.reviewed_by)}人签字）" if each.reviewed_by else "未经预审签字"
    return book_facts(
        each.line,
        each.columns,
        ledger=stream_title(each.key.stream),
        place=f"查到的第{place + 1}/{len(lines)}",
        so_far_fen=each.so_far_fen,
        total_fen=each.total_fen,
        review=review,
    )
