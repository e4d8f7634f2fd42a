"""The look of a dialog: title, one entry in the upper half, words below it, and how they share the height."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from changzhang.ui.dialogs.page import Page, Row, said
from changzhang.ui.dialogs.picker import Picker
from changzhang.ui.keys import bindings
from changzhang.ui.widgets.text_box import TextBox

R = TypeVar("R")


class Frame(ModalScreen[R]):
    """One entry at a time under a title; PageDown and PageUp belong to the screen underneath."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("dialog"),
        Binding("ctrl+down", "scroll_words(1)", "往下", show=False),
        Binding("ctrl+up", "scroll_words(-1)", "往上", show=False),
    ]
    DEFAULT_CSS = """
    Frame { align: center top; background: $background 0%; }
    Frame > #dialog { width: 100%; height: auto; max-height: 100%; background: $surface; padding: 0 1; }
    Frame #dialog-title { background: $cz-title; color: $cz-title-text; text-style: bold; }
    Frame #dialog-entry { height: auto; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    Frame #dialog-entry TextBox { border: none; padding: 0 1; background: $background; height: 100%; }
    Frame #dialog-notice { background: $cz-notice; color: $cz-notice-text; text-style: bold; }
    Frame #dialog-keys { color: $cz-label; }
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.heading = title
        self._entry: Widget | None = None

    def compose(self) -> ComposeResult:
        """Title, entry, words, notice and keys, top down."""
        with Vertical(id="dialog"):
            yield _still(Page(id="dialog-title"))
            yield _still(Page(id="dialog-prompt"))
            yield Vertical(id="dialog-entry")
            yield _still(Page(id="dialog-notice"))
            yield _still(Page(id="dialog-words", more="Ctrl+↓"))
            yield _still(Page(id="dialog-keys"))

    def on_mount(self) -> None:
        """Show the title."""
        self.set_heading(self.heading)

    def set_heading(self, words: str) -> None:
        """Another title."""
        self.heading = words
        self.query_one("#dialog-title", Page).show([said(words)])

    @property
    def box(self) -> TextBox | None:
        """The text box, while there is one."""
        return self._entry if isinstance(self._entry, TextBox) else None

    @property
    def picker(self) -> Picker | None:
        """The list, while there is one."""
        return self._entry if isinstance(self._entry, Picker) else None

    def warn(self, words: str) -> None:
        """Say what is wrong with the answer just given; the next question shows it."""
        self.query_one("#dialog-notice", Page).show([said(words)] if words else [])
        self._fit()

    async def put(self, prompt: str, entry: Widget, words: Iterable[Row], keys: str) -> None:
        """Put another entry in place, with its words, and give it the focus."""
        # Entries answered are hidden, not removed: a text area taken out is drawn once more without its styles (KeyError).
        if self._entry:
            self._entry.display = False
        self._entry = entry
        await self.query_one("#dialog-entry", Vertical).mount(entry)
        self.query_one("#dialog-prompt", Page).show([said(prompt, "bold")] if prompt else [])
        self.query_one("#dialog-words", Page).show(words, from_top=True)
        self.query_one("#dialog-keys", Page).show([Row(Content(keys))] if keys else [])
        self.set_focus(entry)
        self._fit()

    def action_step_under(self) -> None:
        """PageDown belongs to the reading underneath."""
        self._under("step")

    def action_back_under(self) -> None:
        """PageUp belongs to the reading underneath."""
        self._under("back")

    def action_scroll_words(self, step: int) -> None:
        """Scroll what stands below the entry."""
        self.query_one("#dialog-words", Page).action_scroll_rows(step)

    def on_resize(self) -> None:
        """Share the height anew."""
        self._fit()

    def _fit(self) -> None:
        """Give each part its rows: the entry first, what is left to the words below it."""
        width, height = max(self.size.width - 2, 4), self.size.height
        pages = {page.id: page for page in self.query(Page)}
        fixed = ("dialog-title", "dialog-prompt", "dialog-notice", "dialog-keys")
        taken = 0
        for name in fixed:
            rows = pages[name].height_at(width) if pages[name].rows else 0
            rows = min(rows, max(1, height // 2))
            pages[name].styles.height = rows
            taken += rows
        wanted = pages["dialog-words"].height_at(width) if pages["dialog-words"].rows else 0
        entry = self._entry_rows(width, height - taken - min(wanted, 1))
        self.query_one("#dialog-entry", Vertical).styles.height = entry
        pages["dialog-words"].styles.height = max(0, min(wanted, height - taken - entry))
        if self.picker:
            self.call_after_refresh(self.picker.show_marked)

    def _entry_rows(self, width: int, room: int) -> int:
        if self.picker:
            return max(1, min(self.picker.get_content_height(self.size, self.size, width), room))
        return max(2, min(max(3, self.size.height // 4), room)) if self.box else 0

    def _under(self, way: str) -> None:
        for screen in reversed(self.app.screen_stack):
            if isinstance(screen, Frame):
                continue
            turn = getattr(screen, f"{way}_under", None) or getattr(screen, f"action_{way}", None)
            if turn:
                turn()
            return


def _still(page: Page) -> Page:
    """A page that never takes the focus from the entry."""
    page.can_focus = False
    return page
