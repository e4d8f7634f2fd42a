"""A short numbered list chosen by digit (both widths), by arrows and Enter, or by mouse; nine to a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from changzhang.domain.text import clean, half_width, wrap

PAGE = 9


class Option(NamedTuple):
    """One thing to choose. ``id`` is what the program reads, ``label`` what people read."""

    id: str
    label: str


class Choice(Widget, can_focus=True):
    """A numbered list. ``title`` stands above it; ``marked`` is where the cursor begins (the default)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "上", show=False),
        Binding("down", "move(1)", "下", show=False),
        Binding("enter", "take", "选定", show=False),
    ]
    DEFAULT_CSS = """
    Choice { height: auto; width: 1fr; }
    """
    marked: reactive[int] = reactive(0)

    class Picked(Message):
        """An option was chosen; ``index`` counts from 0."""

        def __init__(self, choice: Choice, option: Option, index: int) -> None:
            super().__init__()
            self.choice = choice
            self.option = option
            self.index = index

        @property
        def control(self) -> Choice:
            """The list."""
            return self.choice

    def __init__(
        self,
        options: Sequence[Option | tuple[str, str]],
        *,
        title: str = "",
        marked: int = 0,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.options = [Option(*option) for option in options]
        self.title = title
        self.set_reactive(Choice.marked, max(0, min(marked, len(options) - 1)))

    @property
    def option(self) -> Option | None:
        """The option under the cursor; None when the list is empty."""
        return self.options[self.marked] if self.options else None

    def replace(self, options: Sequence[Option | tuple[str, str]], *, marked: int = 0) -> None:
        """Show other options."""
        self.options = [Option(*option) for option in options]
        self.marked = max(0, min(marked, len(options) - 1))
        self.refresh(layout=True)

    def take_digit(self, text: str) -> bool:
        """Choose by a digit of either width; 0 turns the page when there are more than nine. False when it means nothing here."""
        digit = half_width(text)
        if len(digit) != 1 or not digit.isdecimal() or not digit.isascii():
            return False
        if digit == "0":
            return self._turn_page()
        index = self._first + int(digit) - 1
        if index >= min(len(self.options), self._first + PAGE):
            return False
        self.marked = index
        self.action_take()
        return True

    def action_move(self, step: int) -> None:
        """Move the cursor, stopping at the ends."""
        if self.options:
            self.marked = max(0, min(self.marked + step, len(self.options) - 1))

    def action_take(self) -> None:
        """Choose the option under the cursor."""
        if self.option:
            self.post_message(self.Picked(self, self.option, self.marked))

    def on_key(self, event: events.Key) -> None:
        """Digits choose."""
        if event.character and self.take_digit(event.character):
            event.stop()
            event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """A click chooses the option under it."""
        rows = [index for index, _ in self._rows(self.content_size.width)]
        place = event.get_content_offset_capture(self).y
        if 0 <= place < len(rows) and rows[place] is not None:
            self.focus()
            self.marked = rows[place] or 0
            self.action_take()

    def watch_marked(self, before: int, now: int) -> None:
        """Another page may be of another height."""
        if before // PAGE != now // PAGE:
            self.refresh(layout=True)

    def render(self) -> Content:
        """The list; the cursor's option is shown reversed."""
        lines = []
        for index, text in self._rows(self.content_size.width):
            is_marked = index is not None and index == self.marked
            lines.append(Content.styled(text, "reverse" if is_marked and self.has_focus else "bold" if is_marked else ""))
        return Content("\n").join(lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - textual's signature
        """One row a wrapped line."""
        return max(1, len(self._rows(width)))

    @property
    def _first(self) -> int:
        return self.marked // PAGE * PAGE

    def _turn_page(self) -> bool:
        if len(self.options) <= PAGE:
            return False
        after = self._first + PAGE
        self.marked = after if after < len(self.options) else 0
        return True

    def _rows(self, width: int) -> list[tuple[int | None, str]]:
        """Every row with the option it belongs to."""
        width = max(width, 6)
        rows: list[tuple[int | None, str]] = [(None, line) for line in wrap(clean(self.title), width)] if self.title else []
        for index in range(self._first, min(self._first + PAGE, len(self.options))):
            label = wrap(clean(self.options[index].label), width - 3)
            rows += [(index, (f"{index % PAGE + 1}. " if row == 0 else "   ") + line) for row, line in enumerate(label)]
        if len(self.options) > PAGE:
            rows.append((None, f"0. 下一页（共{len(self.options)}项）"))
        return rows
