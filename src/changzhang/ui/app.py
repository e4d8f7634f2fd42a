"""The app: one desk, a home screen at the bottom, a meeting on top of it, and the keys that work everywhere."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from rich.segment import Segment, Segments
from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen

from changzhang.domain.errors import BookProblem, Refused
from changzhang.ui import keys, terminal, windows_keys
from changzhang.ui.awake import Awake
from changzhang.ui.drafts import Drafts
from changzhang.ui.last_words import last_words
from changzhang.ui.messages import RecordChanged
from changzhang.ui.themes import DARK, LIGHT, THEMES

if TYPE_CHECKING:
    from changzhang.desk.desk import Desk
    from changzhang.ui.screens.meeting import MeetingScreen

POLL_SECONDS = 0.25
_HERE = Path(__file__).parent


def _collect_garbage_again() -> None:
    """What was imported until now is left alone for good: later collections are short."""
    gc.freeze()
    gc.enable()


class ChangzhangApp(App[None]):
    """The front end over one desk."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("app")]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "唱账"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-normal"), (36, "-tall")]  # noqa: RUF012 - textual declares it so
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-mid"), (120, "-wide")]  # noqa: RUF012 - textual declares it so

    def __init__(self, desk: Desk, start: Literal["home", "meeting"] = "home") -> None:
        windows_keys.install()
        sheets = ["app.tcss", "plain.tcss"] if terminal.is_old_console() else ["app.tcss"]
        super().__init__(css_path=[_HERE / name for name in sheets])
        self.desk = desk
        self.start = start
        self.drafts = Drafts(desk.folder, desk.window)
        self.meeting: MeetingScreen | None = None
        self.is_large: bool | None = None
        self._awake = Awake()
        self._is_disk_told = False
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT

    def get_default_screen(self) -> Screen[None]:
        """看板 lies under everything."""
        from changzhang.ui.screens.home import HomeScreen

        return HomeScreen()

    def on_mount(self) -> None:
        """Follow other windows; go on with the meeting when that was asked for."""
        self.set_interval(POLL_SECONDS, self._catch_up)
        self.call_after_refresh(_collect_garbage_again)
        if self.start == "meeting":
            self.show_meeting()

    def on_unmount(self) -> None:
        """The display may sleep again."""
        self._awake.follow(is_wanted=False)

    def _fatal_error(self) -> None:
        """Textual would print a traceback with local variables: villagers' words on a projector."""
        error = self._exception or RuntimeError("no exception was kept")
        problem = last_words(error, self.desk.folder, self.desk.now())
        self._exit_renderables.append(Segments([Segment(problem.sentence() + "\n")]))
        self._close_messages_no_wait()

    # Where to go

    def show_meeting(self, meeting_id: str | None = None) -> bool:
        """Show a meeting: the named one, else the open or unsealed one. False when there is none."""
        from changzhang.ui.screens.meeting import MeetingScreen

        view = self.desk.view(meeting_id)
        if view is None:
            return False
        self.push_screen(MeetingScreen(view))
        return True

    def go_home(self) -> None:
        """Back to 看板; a meeting stays as it is."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    # Other windows

    def _catch_up(self) -> None:
        self._awake.follow(is_wanted=self.meeting is not None and self.meeting.view.meeting.is_in_room)
        try:
            is_changed = self.desk.catch_up()
        except BookProblem as problem:
            self._tell_disk(problem)
            return
        self._is_disk_told = False
        if is_changed:
            self._record_changed()

    def _record_changed(self) -> None:
        if self.meeting is not None:
            self.meeting.record_changed()
        if self.screen is not self.meeting:
            self.screen.post_message(RecordChanged())

    def _tell_disk(self, problem: BookProblem) -> None:
        """Four times a second would be too loud: told once until the book is back."""
        if not self._is_disk_told:
            self._is_disk_told = True
            self.tell(problem)

    def tell(self, problem: BookProblem | Refused) -> None:
        """A problem in its whole sentence, in a dialog."""
        from changzhang.ui.dialogs.notice import NoticeDialog

        self.push_screen(NoticeDialog(problem))

    def on_text_box_draft_lost(self) -> None:
        """The disk refuses drafts; typing goes on."""
        self.notify("草稿文件写不进磁盘，请检查磁盘空间", severity="warning", markup=False)

    # Keys that work everywhere

    def action_help(self) -> None:
        """F1."""
        from changzhang.ui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(keys.where_of(type(self.screen).__name__)))

    def action_palette(self) -> None:
        """Ctrl+P."""
        from changzhang.ui.screens.palette import PaletteScreen

        below = self.screen
        if isinstance(below, PaletteScreen) or below.is_modal:
            return

        def chosen(act: str | None) -> None:
            if act is not None:
                _run(below, act)

        self.push_screen(PaletteScreen(keys.acts(keys.where_of(type(below).__name__), "app")), chosen)

    def action_theme(self) -> None:
        """Ctrl+T."""
        self.theme = DARK if self.theme == LIGHT else LIGHT

    @property
    def is_large_type(self) -> bool:
        """Whether Chinese stands in large type where there is room: as switched here, else as the village set it."""
        if self.is_large is not None:
            return self.is_large
        return self.meeting is None or self.meeting.view.village.large_type

    def action_large_type(self) -> None:
        """Ctrl+B."""
        from changzhang.ui.widgets.rows import Rows

        self.is_large = not self.is_large_type
        for screen in self.screen_stack:
            for rows in screen.query(Rows):
                rows.repaint()

    def action_leave(self) -> None:
        """Ctrl+Q: asked about only while a meeting runs."""
        self._keep_drafts()
        if self.meeting is None or not self.meeting.view.meeting.is_in_room:
            self.exit()
            return
        from changzhang.ui.dialogs.confirm import ConfirmDialog

        if isinstance(self.screen, ConfirmDialog):
            return

        def answered(is_sure: bool | None) -> None:
            if is_sure:
                self.exit()

        self.push_screen(ConfirmDialog("会议还没有散会", "退出程序？会议不会散，下次打开接着开。"), answered)

    def _keep_drafts(self) -> None:
        """What was typed in the last half second is written before the program ends."""
        from changzhang.ui.widgets.text_box import TextBox

        for screen in self.screen_stack:
            for box in screen.query(TextBox):
                box.keep_draft()


def _run(screen: Screen[object], act: str) -> None:
    """Run an act of a screen, or one that works everywhere."""
    own = {each.id for each in keys.acts(keys.where_of(type(screen).__name__))}
    run_chosen = getattr(screen, "run_chosen", None)
    if act in own and run_chosen is not None:
        run_chosen(act)
    else:
        screen.call_next(screen.run_action, f"app.{act}")
