"""A list with one entry marked: ↑ ↓ mark, keys act on the marked one, and what is acted is committed before it is painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from textual import events

from changzhang.domain.commands import Command
from changzhang.domain.errors import BookProblem, Problem
from changzhang.domain.text import cells, wrap
from changzhang.ui import keys
from changzhang.ui.card_rows import Row, Span
from changzhang.ui.drafts import DraftFailed
from changzhang.ui.screens.listed import ListedRows, ListedScreen

if TYPE_CHECKING:
    from changzhang.desk.desk import Outcome
    from changzhang.ui.dialogs.base import Dialog

T = TypeVar("T")


def headed(lit: Sequence[Span], words: str, width: int) -> list[Row]:
    """A light and what it is of: side by side where there is room, else one below the other."""
    if sum(cells(span.text) for span in lit) + 2 + cells(words) <= width:
        return [(*lit, Span(f"  {words}", "label"))]
    return [*([tuple(lit)] if lit else []), *((Span("   "), Span(line, "label")) for line in wrap(words, max(15, width - 3)))]


class MarkedScreen(ListedScreen):
    """Subclasses name their entries by id (``ids``), lay each out (``entry_rows``) and say which acts it takes (``possible``)."""

    def __init__(self) -> None:
        super().__init__()
        self.marked_id = ""
        self._starts: dict[str, tuple[int, int]] = {}

    def ids(self) -> Sequence[str]:
        """The entries, in order."""
        raise NotImplementedError

    def entry_rows(self, name: str, width: int) -> list[Row]:
        """One entry."""
        raise NotImplementedError

    def possible(self) -> set[str]:
        """The acts that make sense now, for the marked entry or for none."""
        raise NotImplementedError

    def empty(self) -> str:
        """What stands there when there is no entry."""
        raise NotImplementedError

    @property
    def marked(self) -> str:
        """The id of the marked entry; empty when there is none."""
        ids = self.ids()
        return self.marked_id if self.marked_id in ids else ids[0] if ids else ""

    def lay_out(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - as many rows as there are
        """Entry below entry, the marked one behind a ``>`` on colour."""
        rows: list[Row] = []
        self._starts = {}
        for name in self.ids():
            own = self.entry_rows(name, max(18, width - 2))
            self._starts[name] = (len(rows), len(rows) + len(own))
            head = Span("> ", "marked") if name == self.marked else Span("  ")
            rows += [((head if place == 0 else Span("  ")), *row) for place, row in enumerate(own)]
        return rows or [(Span(self.empty()),)]

    def offered(self) -> Sequence[keys.Act]:
        """What the marked entry takes."""
        possible = self.possible()
        return [act for act in keys.footer(self.WHERE) if act.where == "app" or act.id in possible]

    def repaint(self) -> None:
        """Lay out anew where it was scrolled to, the marked entry in sight."""
        super().repaint()
        self.call_after_refresh(self._bring_into_sight)

    def move(self, step: int) -> None:
        """Mark a neighbour."""
        ids = list(self.ids())
        if ids:
            self.marked_id = ids[max(0, min(ids.index(self.marked) + step, len(ids) - 1))]
            self.say("")
            self.repaint()

    def _bring_into_sight(self) -> None:
        body = self.query_one(ListedRows)
        height = body.content_size.height
        if len(body.rows) <= height or self.marked not in self._starts:
            return
        first, end = self._starts[self.marked]
        # The rows that announce what lies above and below hide one each.
        body.top = max(0, min(first - 1, max(body.top, end - height + 1)))
        body.refresh()

    def on_key(self, event: events.Key) -> None:
        """↑ ↓ mark, Enter tells the story; a page key scrolls, as on every list."""
        if event.key in ("down", "up"):
            event.prevent_default()
            self.move(1 if event.key == "down" else -1)
        elif event.key == "enter":
            event.stop()
            self.run_chosen("story")

    def action_menu(self) -> None:
        """Tab: what the marked entry takes, the rarer acts below the digits."""
        from changzhang.ui.dialogs.act_menu import MenuDialog

        possible = self.possible()
        digits = [item for item in keys.menu(self.WHERE) if item.id in possible]
        below = [keys.MenuItem("", act.id, act.label) for act in keys.beside_menu(self.WHERE) if act.id in possible]
        self.app.push_screen(MenuDialog((*digits, *below)), self._menu_chosen)

    # What is put on record

    def commit(self, command: Command, words: str = "", slot: str = "") -> Outcome | None:
        """On disk first, then the paint. A refusal is a notice, a failing disk a dialog; a draft is kept until its text is in the book."""
        try:
            outcome = self.desk.do(command)
        except BookProblem as problem:
            self.shell.tell(problem)
            return None
        except Problem as problem:
            self.say(problem.sentence())
            return None
        self._drop(slot)
        self.repaint()
        self.say(outcome.notice or words)
        return outcome

    def ask(self, dialog: Dialog[T], told: Callable[[T], Any]) -> None:
        """Open a dialog and go on with what it hands back, if anything."""

        def answered(result: T | None) -> None:
            if result is not None:
                told(result)

        self.app.push_screen(dialog, answered)

    def _drop(self, slot: str) -> None:
        try:
            if slot:
                self.shell.drafts.drop(slot)
        except DraftFailed:
            self.say("草稿文件写不进磁盘，请检查磁盘空间")
