"""A stage made of a page of text and the acts that go with it; a presenter gets through it with one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual.app import ComposeResult

from changzhang.domain.commands import Command
from changzhang.domain.meeting_view import MeetingView
from changzhang.ui.dialogs.action_grid import ActionGrid
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import LABEL, Page, Row, blank, said
from changzhang.ui.drafts import DraftFailed, Drafts
from changzhang.ui.keys import MenuItem
from changzhang.ui.stages.base import StageWidget


class PagedStage(StageWidget):
    """Subclasses say what stands on the page (``rows``), what can be done (``actions``) and do it (``run``).

    The next-page key first shows what is still below, then goes on (``go_on``).
    """

    DEFAULT_CSS = """
    PagedStage { layout: vertical; padding: 0 1; }
    PagedStage #stage-page { height: 1fr; }
    PagedStage #stage-actions { height: auto; max-height: 50%; color: $cz-key; background: $panel; }
    """

    def rows(self) -> list[Row]:
        """What stands on the page."""
        raise NotImplementedError

    def actions(self) -> Sequence[tuple[str, str]]:
        """What can be done: id and label, numbered from 1."""
        return ()

    def run(self, act: str) -> None:
        """Do one of ``actions``."""

    def go_on(self) -> None:
        """What the next-page key does when everything has been seen."""
        self.host.enter_next_stage()

    def go_back(self) -> None:
        """What the previous-page key does at the top of the page."""

    def compose(self) -> ComposeResult:
        """The page, and the acts below it."""
        yield Page(self.rows(), id="stage-page")
        grid = ActionGrid(self._items(), is_flowing=True, id="stage-actions")
        grid.can_focus = False
        yield grid

    def on_mount(self) -> None:
        """↑↓ scroll the page."""
        if self.screen.is_current:
            self.page.focus()

    @property
    def page(self) -> Page:
        """The page."""
        return self.query_one("#stage-page", Page)

    @property
    def grid(self) -> ActionGrid:
        """The acts."""
        return self.query_one("#stage-actions", ActionGrid)

    def refresh_view(self, view: MeetingView) -> None:
        """Paint what was recorded."""
        self.view = view
        self.paint()

    def paint(self, *, from_top: bool = False) -> None:
        """Page and acts anew; ``from_top`` when it is another page."""
        self.page.show(self.rows(), from_top=from_top)
        self.grid.show(self._items())

    def step(self) -> None:
        """Scroll on, then go on."""
        if not self.page.turn():
            self.go_on()

    def back(self) -> None:
        """Scroll back, then go back."""
        if not self.page.turn_back():
            self.go_back()

    def digit(self, text: str) -> bool:
        """A digit does an act."""
        return self.grid.take_digit(text)

    def menu(self) -> tuple[MenuItem, ...]:
        """The stage's acts are in the Tab menu too, behind the chair's."""
        return tuple(MenuItem("", act, label) for act, label in self.actions())

    def run_menu(self, act: str) -> None:
        """An act chosen there."""
        self.run(act)

    def on_action_grid_chosen(self, event: ActionGrid.Chosen) -> None:
        """A digit or a click."""
        event.stop()
        self.run(event.item.id)

    def ask(self, dialog: Dialog[Any]) -> None:
        """Open a dialog and commit what it hands back."""
        self.app.push_screen(dialog, lambda result: self.commit(result, dialog.slot))

    def ask_for(self, dialog: Dialog[str], make: Callable[[str], Command]) -> None:
        """Open a dialog and commit what ``make`` makes of its text."""
        self.app.push_screen(dialog, lambda text: self.commit(make(text) if text else None, dialog.slot))

    def commit(self, result: Command | tuple[Command, ...] | None, slot: str = "") -> None:
        """Put commands on record, one after the other; the rest is left out when one is refused.

        The draft kept in ``slot`` is dropped once its text is in the book.
        """
        commands = result if isinstance(result, tuple) else (result,) if result is not None else ()
        if commands and all(self.host.act(command) is not None for command in commands):
            self._drop(slot)

    def _drop(self, slot: str) -> None:
        drafts = getattr(self.app, "drafts", None)
        if not slot or not isinstance(drafts, Drafts):
            return
        try:
            drafts.drop(slot)
        except DraftFailed:
            self.host.say("草稿文件写不进磁盘，请检查磁盘空间")

    def script(self) -> list[Row]:
        """What the chair says here, from the template."""
        text = self.stage.script.strip()
        return [*(said(line, LABEL) for line in text.splitlines()), blank()] if text else []

    def _items(self) -> tuple[MenuItem, ...]:
        return tuple(MenuItem(str(place) if place < 10 else "", act, label) for place, (act, label) in enumerate(self.actions(), start=1))
