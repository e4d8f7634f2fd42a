"""A screen of rows with a head, a notice line and keys: what 看板, 导入, 整改 and 文书 share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from changzhang.ui import keys
from changzhang.ui.card_rows import Row
from changzhang.ui.messages import ActChosen, RecordChanged
from changzhang.ui.widgets.key_bar import KeyBar
from changzhang.ui.widgets.progress_strip import ProgressStrip
from changzhang.ui.widgets.rows import Rows
from changzhang.ui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from changzhang.desk.desk import Desk
    from changzhang.ui.app import ChangzhangApp


class ListedRows(Rows):
    """The rows its screen lays out."""

    def lay_out(self, width: int, height: int) -> list[Row]:
        """Ask the screen."""
        return cast(ListedScreen, self.screen).lay_out(width, height)


class ListedScreen(Screen[None]):
    """Rows between a head and keys; ↑ ↓ scroll, Tab shows the acts as a menu."""

    WHERE: ClassVar[keys.Where] = "home"
    AUTO_FOCUS = ""

    @property
    def shell(self) -> ChangzhangApp:
        """The app, with its desk and drafts."""
        return cast("ChangzhangApp", self.app)

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.shell.desk

    def head_parts(self) -> Sequence[tuple[str, ...]]:
        """The parts of the head, each with its shorter forms."""
        return ((" 唱账",),)

    def lay_out(self, width: int, height: int) -> list[Row]:
        """The rows."""
        raise NotImplementedError

    def offered(self) -> Sequence[keys.Act]:
        """The acts that work now, in the order of the foot."""
        return keys.footer(self.WHERE)

    def compose(self) -> ComposeResult:
        """Head, rows, notice, keys."""
        yield TitleBar(self.head_parts(), id="title")
        yield ListedRows(id="body")
        yield ProgressStrip(id="strip")
        yield KeyBar(self.offered(), id="keys")

    def on_mount(self) -> None:
        """No notice yet."""
        self.query_one(ProgressStrip).display = False

    def say(self, words: str) -> None:
        """A notice above the keys; empty takes it away."""
        strip = self.query_one(ProgressStrip)
        strip.display = bool(words)
        strip.say(words)

    def repaint(self) -> None:
        """Lay everything out anew."""
        self.query_one(TitleBar).show(self.head_parts())
        self.query_one(KeyBar).show(self.offered())
        self.query_one(ListedRows).show_anew()

    def on_screen_resume(self) -> None:
        """Come back to: things may have changed."""
        if self.is_mounted:
            self.repaint()

    def on_record_changed(self, message: RecordChanged) -> None:
        """Another window wrote."""
        message.stop()
        self.repaint()

    def on_act_chosen(self, message: ActChosen) -> None:
        """A label of the key bar was clicked."""
        message.stop()
        self.run_chosen(message.act)

    def run_chosen(self, act: str) -> None:
        """Run an act chosen from a list, a menu or with the mouse."""
        self.call_next(self.run_action, act)

    def on_key(self, event: events.Key) -> None:
        """The arrows scroll."""
        if event.key in ("down", "up", "pagedown", "pageup"):
            self.query_one(ListedRows).scroll_rows(1 if event.key in ("down", "pagedown") else -1)

    def action_menu(self) -> None:
        """Tab."""
        from changzhang.ui.dialogs.act_menu import MenuDialog

        offered = {act.id: act for act in self.offered()}
        digits = tuple(item for item in keys.menu(self.WHERE) if item.id in offered)
        below = tuple(
            keys.MenuItem("", act.id, act.label)
            for act in offered.values()
            if act.where == self.WHERE and not act.digit and act.id not in ("menu", "close")
        )
        self.app.push_screen(MenuDialog((*digits, *below)), self._menu_chosen)

    def _menu_chosen(self, act: str | None) -> None:
        if act is not None:
            self.run_chosen(act)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
