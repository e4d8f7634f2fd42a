"""The meeting screen: one stage at a time, the chair's keys, and whatever is put on record painted at once."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal

from changzhang.domain.commands import Command, EnterStage, ReadLine
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.text import half_width
from changzhang.ui import keys
from changzhang.ui.messages import ActChosen, RecordChanged
from changzhang.ui.screens.chair_acts import ChairActs
from changzhang.ui.screens.meeting_words import tally_of, title_parts
from changzhang.ui.screens.question_acts import PARKED
from changzhang.ui.screens.who import ask_who
from changzhang.ui.stages import STAGES, tidying_stage
from changzhang.ui.stages.base import StageWidget
from changzhang.ui.widgets.key_bar import KeyBar
from changzhang.ui.widgets.progress_strip import ProgressStrip
from changzhang.ui.widgets.rows import Rows
from changzhang.ui.widgets.running_log import RunningLog
from changzhang.ui.widgets.title_bar import TitleBar

_CLOCK_SECONDS = 10.0


class MeetingScreen(ChairActs):
    """One meeting from its first stage to 封存."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("meeting")]
    AUTO_FOCUS = ""

    def __init__(self, view: MeetingView) -> None:
        super().__init__()
        self.view = view
        self.stage: StageWidget | None = None
        self._shown = ""
        self._is_stale = False
        self._is_mounting = False

    def compose(self) -> ComposeResult:
        """Head, stage with the log beside it, strip, keys."""
        yield TitleBar(id="title")
        with Horizontal(id="middle"):
            yield Container(id="stage-place")
            if not self.view.meeting.opened.is_mirrored:
                yield RunningLog(id="log")
        yield ProgressStrip(id="strip")
        yield KeyBar(keys.footer("meeting"), id="keys")

    async def on_mount(self) -> None:
        """Show the stage the meeting is in; ask about a gap; offer half-typed texts back."""
        self.shell.meeting = self
        await self._show_stage()
        self.set_interval(_CLOCK_SECONDS, self._tick)
        self.call_after_refresh(self._welcome)

    def _welcome(self) -> None:
        self.restore_parked()
        self._offer_drafts()
        if not self.is_active:
            return
        if self.desk.actor:
            self.ask_about_gap()
        else:
            ask_who(self.shell, self.ask_about_gap)

    def _offer_drafts(self) -> None:
        keys_of = {"ask": "F2", "answer": "F3", "promise": "F4"}
        for draft in self.shell.drafts.all():
            key = keys_of.get("ask" if draft.slot.startswith(PARKED) else draft.slot)
            if key and draft.meeting in ("", self.view.meeting.id):
                # What the room sees is public: half a question is nobody's words yet.
                words = "" if self.view.meeting.opened.is_mirrored else f"：“{draft.text[:20]}”"
                self.say(f"上次有没存完的文字{words}，按{key}接着写")
                return

    def on_unmount(self) -> None:
        """The app forgets the meeting with its screen."""
        if self.shell.meeting is self:
            self.shell.meeting = None

    # Host of the stage

    @property
    def line_in_hand(self) -> LineRef | None:
        """The line acts are about."""
        return self.stage.line_in_hand if self.stage else None

    @property
    def stage_id(self) -> str:
        """The stage that is to be shown; after 散会 it is 整理."""
        return self.view.meeting.stage if self.view.meeting.is_in_room else "tidying"

    def say(self, words: str) -> None:
        """Put words on the status line until the next act."""
        for strip in self.query(ProgressStrip):
            strip.say(words)

    def line_shown(self) -> None:
        """Another line came into hand."""
        self._paint_strip()

    def open_dialog(self, name: str) -> None:
        """Run an act of the key table by its id."""
        self.call_next(self.run_action, name)

    def took(self, command: Command) -> None:
        """Something was put on record."""
        self._take_view()
        if not isinstance(command, ReadLine | EnterStage):
            self._paint_log()

    def reload(self) -> None:
        """Take the view from the desk anew and repaint."""
        self._take_view()
        self._paint_log()

    def _take_view(self) -> None:
        view = self.desk.view(self.view.meeting.id)
        if view is None:
            self.shell.go_home()
            return
        self.view = view
        if self._shown != self.stage_id:
            self.call_next(self._show_stage)
        elif self.stage is not None:
            self.stage.refresh_view(view)
        self._paint_frame()

    async def _show_stage(self) -> None:
        """Put the widget of the present stage in place."""
        if self._shown == self.stage_id:
            return
        self._shown = self.stage_id
        place = self.query_one("#stage-place", Container)
        await place.remove_children()
        widget = tidying_stage() if self._shown == "tidying" else STAGES[self.view.stage.kind]
        self.stage = widget(self.view, self.view.stage)
        await place.mount(self.stage)
        self._paint_frame()
        self._paint_log()

    # Painting

    def _paint_frame(self) -> None:
        for title in self.query(TitleBar):
            title.show(title_parts(self.view, self.desk.now()))
        self._paint_strip()

    def _paint_strip(self) -> None:
        for strip in self.query(ProgressStrip):
            strip.show(tally_of(self.view, self.line_in_hand, getattr(self.stage, "tally", None)))

    def _paint_log(self) -> None:
        """Behind the paint of the stage: the log reads the whole meeting."""
        for log in self.query(RunningLog):
            self.call_after_refresh(log.follow, self.desk, self.view.meeting.id)

    def on_resize(self) -> None:
        """The log comes into sight on a wide screen."""
        self._paint_log()

    def _tick(self) -> None:
        """The clock stands still under a dialog: nothing moves beside the caret."""
        if self.is_active:
            self.query_one(TitleBar).show(title_parts(self.view, self.desk.now()))

    def on_record_changed(self, message: RecordChanged) -> None:
        """Another window wrote; under a dialog the paint waits."""
        message.stop()
        self.record_changed()

    def record_changed(self) -> None:
        """Another window wrote."""
        if self.is_active:
            self.reload()
        else:
            self._is_stale = True

    def on_screen_resume(self) -> None:
        """A dialog closed: paint what waited, and wait for quiet."""
        super().on_screen_resume()
        if self._is_stale:
            self._is_stale = False
            self.reload()

    # Keys

    def action_step(self) -> None:
        """PageDown, Space, →; also sent by dialogs."""
        if self.stage is not None and (self.is_quiet() or not self.is_active):
            self.stage.step()

    def action_back(self) -> None:
        """PageUp, ←; also sent by dialogs."""
        if self.stage is not None and (self.is_quiet() or not self.is_active):
            self.stage.back()

    def action_first_unread(self) -> None:
        """End."""
        if self.stage is not None and self.is_quiet():
            self.stage.home()

    def action_cancel(self) -> None:
        """Esc, F12 without a dialog."""
        if self.stage is not None and not self.stage.cancel():
            self._paint_strip()

    def action_go_home(self) -> None:
        """回看板; the meeting stays open."""
        self.shell.go_home()

    def action_menu(self) -> None:
        """Tab."""
        if not self.is_quiet():
            return
        from changzhang.ui.dialogs.act_menu import MenuDialog

        own = self.stage.menu() if self.stage else ()
        # A plain reading decides nothing.
        hidden = ("vote",) if self.view.meeting.opened.kind == "reading" else ()
        below = (keys.MenuItem("", act.id, act.label) for act in keys.beside_menu("meeting", hidden))
        items = (*keys.menu("meeting"), *own, *below)
        self.app.push_screen(MenuDialog(items), self._menu_chosen)

    def _menu_chosen(self, act: str | None) -> None:
        if act is not None:
            self.run_chosen(act)

    def run_chosen(self, act: str) -> None:
        """Run an act chosen from a list, a menu or with the mouse: no key is still under the fingers."""
        self._was_covered = False
        self._loud_until = float("-inf")
        if self.stage is not None and act in {item.id for item in self.stage.menu()}:
            self.stage.run_menu(act)
        else:
            self.open_dialog(act)

    def on_act_chosen(self, message: ActChosen) -> None:
        """A label of the key bar was clicked."""
        message.stop()
        self.run_chosen(message.act)

    def on_key(self, event: events.Key) -> None:
        """Digits, Enter and the arrows that no widget took."""
        if event.key in ("down", "up"):
            self._scroll(1 if event.key == "down" else -1)
        elif event.key == "enter":
            if self.stage is not None and self.is_quiet() and self.stage.confirm():
                event.stop()
        elif self._takes_digit(half_width(event.character or "")):
            event.stop()

    def _takes_digit(self, text: str) -> bool:
        is_digit = len(text) == 1 and text.isascii() and text.isdecimal()
        return is_digit and self.stage is not None and self.is_quiet() and self.stage.digit(text)

    def _scroll(self, step: int) -> None:
        for rows in self.query("#stage-place Rows").results(Rows):
            if rows.scroll_rows(step):
                return
