"""查账: all accepted months by amount, name or thing; nothing is shown before the look-up is on record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from changzhang.domain.errors import BookProblem, Problem
from changzhang.ui import keys
from changzhang.ui.card_rows import Row
from changzhang.ui.dialogs.look_up import SearchDialog, VisitorDialog
from changzhang.ui.dialogs.typed import amount_fen
from changzhang.ui.messages import RecordChanged
from changzhang.ui.screens.card import CardScreen
from changzhang.ui.screens.listed import ListedScreen
from changzhang.ui.widgets.found_table import FoundTable
from changzhang.ui.widgets.key_bar import KeyBar
from changzhang.ui.widgets.progress_strip import ProgressStrip
from changzhang.ui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from changzhang.desk.desk import Outcome
    from changzhang.desk.looking_up import BookLine, Visitor


class LookUpScreen(ListedScreen):
    """Findings in a table of any length; Enter enlarges the marked one."""

    WHERE: ClassVar[keys.Where] = "look_up"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("look_up")]

    def __init__(self) -> None:
        super().__init__()
        self.visitor: Visitor | None = None
        self.text = ""
        self.found: tuple[BookLine, ...] = ()

    def compose(self) -> ComposeResult:
        """Head, findings, notice, keys."""
        yield TitleBar(self.head_parts(), id="title")
        yield FoundTable(id="body")
        yield ProgressStrip(id="strip")
        yield KeyBar(self.offered(), id="keys")

    def on_mount(self) -> None:
        """Who, then what."""
        super().on_mount()
        self.call_after_refresh(self.action_visitor)

    def head_parts(self) -> Sequence[tuple[str, ...]]:
        """Who looked for what, and how much was found."""
        if self.visitor is None:
            return ((" 查账",),)
        who = self.visitor.name or (f"{self.visitor.group}村民" if self.visitor.group else "没说是谁")
        what = f"“{self.text}”" if self.text else "全部"
        return ((f" 查账 {who}：{what}", f" 查账 {what}", " 查账"), (f"{len(self.found)}笔",))

    def lay_out(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - the table paints itself
        """No rows of its own."""
        return []

    def repaint(self) -> None:
        """Head and table anew."""
        self.query_one(TitleBar).show(self.head_parts())
        self.query_one(FoundTable).show(self.found)

    def on_screen_resume(self) -> None:
        """A dialog closed: the arrows go to the table again."""
        self.query_one(FoundTable).focus()

    def on_record_changed(self, message: RecordChanged) -> None:
        """What was found stays as it was found."""
        message.stop()

    def on_key(self, event: events.Key) -> None:
        """The table takes the arrows."""
        event.prevent_default()

    # Keys

    def action_visitor(self) -> None:
        """Somebody else looks; who walks away before saying so has seen nothing."""

        def told(visitor: Visitor | None) -> None:
            if visitor is not None:
                self.visitor, self.text, self.found = visitor, "", ()
                self.repaint()
                self.action_search()
            elif self.visitor is None:
                self.dismiss(None)

        self.app.push_screen(VisitorDialog(self.desk.village), told)

    def action_search(self) -> None:
        """Look for something."""
        if self.visitor is None:
            self.action_visitor()
            return

        def told(text: str | None) -> None:
            if text is not None:
                self._search(text)

        self.app.push_screen(SearchDialog(self.text), told)

    def _search(self, text: str) -> None:
        from changzhang.desk import looking_up

        visitor = self.visitor
        found = looking_up.matching(looking_up.book_lines(self.desk), text, amount_fen(text))
        if visitor is not None and self._logged(lambda: looking_up.log(self.desk, visitor, text, found)):
            self.text, self.found = text, found
            self.repaint()
            self.say("" if found else f"没有找到“{text}”。已记下这次查账，按F2换几个字再查")

    def action_card(self) -> None:
        """The marked line, large."""
        if self.found:
            table = self.query_one(FoundTable)
            self.app.push_screen(CardScreen(self.found, table.marked), self._shown)

    def _shown(self, place: int | None) -> None:
        if place is not None:
            self.query_one(FoundTable).marked = place

    def action_copied(self) -> None:
        """复制 is on record too."""
        from changzhang.desk.looking_up import log_copy

        visitor = self.visitor
        if not self.found or visitor is None:
            self.say("先查到一笔，再记复制")
            return
        each = self.found[self.query_one(FoundTable).marked]
        if self._logged(lambda: log_copy(self.desk, visitor, each)):
            self.say(f"已记下：复制第{each.line.line_no}笔")

    def _logged(self, act: Callable[[], Outcome]) -> bool:
        try:
            act()
        except BookProblem as problem:
            self.shell.tell(problem)
            return False
        except Problem as problem:
            self.say(problem.sentence())
            return False
        return True
