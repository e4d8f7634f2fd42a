"""One question with a numbered list of answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from changzhang.ui.widgets.choice import Choice, Option


class PickScreen(ModalScreen[str]):
    """Asks and dismisses with the id of the answer; Esc and F12 dismiss with None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f12", "close", "返回", show=False)]
    DEFAULT_CSS = """
    PickScreen { align: center top; background: $background 40%; }
    """

    def __init__(self, title: str, options: Sequence[Option | tuple[str, str]], *, marked: int = 0) -> None:
        super().__init__()
        self.question = title
        self.options = options
        self.marked = marked

    def compose(self) -> ComposeResult:
        """The list."""
        with VerticalScroll(id="pick-box", can_focus=False):
            yield Choice(self.options, title=self.question, marked=self.marked)

    def on_mount(self) -> None:
        """Digits work at once."""
        self.query_one(Choice).focus()

    def on_choice_picked(self, message: Choice.Picked) -> None:
        """Answered."""
        self.dismiss(message.option.id)

    def action_close(self) -> None:
        """Not answered."""
        self.dismiss(None)
