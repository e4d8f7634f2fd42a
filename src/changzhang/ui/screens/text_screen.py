"""A page of words to read: a paper's text, an item's story, the keys of a screen. Scrolled with the arrows and page keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from changzhang.domain.text import clean, wrap
from changzhang.ui import keys
from changzhang.ui.card_rows import Row, Span
from changzhang.ui.widgets.key_bar import KeyBar
from changzhang.ui.widgets.rows import Rows
from changzhang.ui.widgets.title_bar import TitleBar

LayOut = Callable[[int], list[Row]]


class PageRows(Rows):
    """Rows laid out by a function of the width."""

    def __init__(self, lay_out: LayOut) -> None:
        super().__init__(id="page")
        self._lay_out = lay_out

    def lay_out(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - a page is as long as it is
        """The page."""
        return self._lay_out(width)


class TextScreen(ModalScreen[None]):
    """A title and rows; Esc, F12, F1 and Enter close it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f12,f1,enter,q", "close", "返回", show=False),
        Binding("down,pagedown,space", "move(1)", "往下", show=False),
        Binding("up,pageup", "move(-1)", "往上", show=False),
    ]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    TextScreen { background: $background; }
    """

    def __init__(self, title: str, lay_out: LayOut) -> None:
        super().__init__()
        self.heading = title
        self._lay_out = lay_out

    def compose(self) -> ComposeResult:
        """Head, page, keys."""
        yield TitleBar(((f" {self.heading}",),))
        yield PageRows(self._lay_out)
        yield KeyBar(
            (
                keys.Act("dialog", "close", (), "Esc/F12", "返回", "", 1),
                keys.Act("dialog", "move(1)", (), "↓ 翻页", "往下看", "", 2),
            ),
            hint="",
        )

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls."""
        event.stop()
        self.action_move(1)

    def action_move(self, step: int) -> None:
        """Scroll."""
        self.query_one(PageRows).scroll_rows(step)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


def page_of(text: str) -> LayOut:
    """Plain text as a page."""
    return lambda width: [(Span(line),) for line in wrap(clean(text), max(2, width))]
