"""The floor: the emptiest Textual app that paints a line and echoes a key."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """One line of text; each key is counted on it."""

    count = 0

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("READY-0000", id="line")

    def on_key(self, _event: events.Key) -> None:
        """Count a key and show it."""
        self.count += 1
        self.query_one("#line", Static).update(f"KEY-{self.count:04d}")


if __name__ == "__main__":
    EmptyApp().run()
