"""Ctrl+P: every command of the screen, found as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input

from changzhang.ui.commands import found
from changzhang.ui.keys import Act
from changzhang.ui.widgets.choice import Choice, Option


class PaletteScreen(ModalScreen[str]):
    """Dismisses with the id of the chosen act, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f12,ctrl+p", "close", "返回", show=False, priority=True),
        Binding("down", "move(1)", "下", show=False, priority=True),
        Binding("up", "move(-1)", "上", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    PaletteScreen { align: center top; background: $background 40%; }
    """

    def __init__(self, acts: Sequence[Act]) -> None:
        super().__init__()
        self.acts = [act for act in acts if act.id not in ("palette", "menu", "cancel")]

    def compose(self) -> ComposeResult:
        """A line to type into, and what was found."""
        with VerticalScroll(id="pick-box", can_focus=False):
            yield Input(placeholder="打字找命令，或者拼音首字母（提问：tw）")
            yield Choice(_options(self.acts))

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find as one types."""
        self.query_one(Choice).replace(_options(found(self.acts, event.value)))

    def on_input_submitted(self) -> None:
        """Enter takes the marked one."""
        option = self.query_one(Choice).option
        self.dismiss(option.id if option else None)

    def on_key(self, event: events.Key) -> None:
        """Digits choose, also while typing: no command has a digit in its name."""
        if event.character and self.query_one(Choice).take_digit(event.character):
            event.stop()
            event.prevent_default()

    def on_choice_picked(self, message: Choice.Picked) -> None:
        """Chosen by digit or mouse."""
        self.dismiss(message.option.id)

    def action_move(self, step: int) -> None:
        """Move the mark."""
        self.query_one(Choice).action_move(step)

    def action_close(self) -> None:
        """Nothing chosen."""
        self.dismiss(None)


def _options(acts: Sequence[Act]) -> list[Option]:
    return [Option(act.id, f"{act.label}  {act.shown}  {act.help}") for act in acts]
