"""黑屏: only the village's name and 会议进行中, until the key is pressed again."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class BlackOut(ModalScreen[None]):
    """Covers everything. The presenter's page keys only lift the cover: nobody reads a line that is not to be seen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5,b,B,full_stop,ideographic_full_stop,escape,f12,pagedown,pageup,space,enter,right,left", "lift", "恢复", show=False)
    ]
    DEFAULT_CSS = """
    BlackOut { background: #000000; align: center middle; }
    BlackOut Static { width: auto; background: #000000; color: #c8d0da; text-align: center; }
    """

    def __init__(self, village: str) -> None:
        super().__init__()
        self.village = village

    def compose(self) -> ComposeResult:
        """Two lines in the middle."""
        yield Static(Content(f"{self.village}\n\n会议进行中"))

    def action_lift(self) -> None:
        """Back to the meeting."""
        self.dismiss(None)
