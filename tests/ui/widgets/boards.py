"""A bare app that shows one widget and keeps what it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

from changzhang.ui.drafts import Drafts
from changzhang.ui.themes import LIGHT, THEMES
from changzhang.ui.widgets.choice import Choice
from changzhang.ui.widgets.line_table import LineTable
from changzhang.ui.widgets.text_box import TextBox


class Board(App[None]):
    """Shows a widget; keeps the messages of text boxes, choices and tables, and the function keys that passed through."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, widget: Widget, folder: Path | None = None) -> None:
        super().__init__()
        self.widget = widget
        self.heard: list[Message] = []
        self.passed: list[str] = []
        if folder is not None:
            self.drafts = Drafts(folder, "main")
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT

    def compose(self) -> ComposeResult:
        """The widget alone."""
        yield self.widget

    def on_mount(self) -> None:
        """Ready to type."""
        self.widget.focus()

    def on_key(self, event: Any) -> None:
        """A key no widget took."""
        self.passed.append(event.key)

    def on_text_box_saved(self, message: TextBox.Saved) -> None:
        self.heard.append(message)

    def on_text_box_browsed(self, message: TextBox.Browsed) -> None:
        self.heard.append(message)

    def on_choice_picked(self, message: Choice.Picked) -> None:
        self.heard.append(message)

    def on_line_table_marked(self, message: LineTable.Marked) -> None:
        self.heard.append(message)
