"""``changzhang screen``: the second window, which follows the meeting and may send the two page keys."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment, Segments
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from changzhang.desk.following import Follower
from changzhang.domain.errors import Problem
from changzhang.ui import keys, windows_keys
from changzhang.ui.awake import Awake
from changzhang.ui.last_words import last_words
from changzhang.ui.projector.blocks import Block
from changzhang.ui.projector.pages import before_words, page_of
from changzhang.ui.projector.scene import Scene
from changzhang.ui.projector.steps import Steps
from changzhang.ui.projector.wall import Wall
from changzhang.ui.screens.black_out import BlackOut
from changzhang.ui.screens.meeting_words import title_parts
from changzhang.ui.themes import DARK, LIGHT, THEMES
from changzhang.ui.widgets.title_bar import TitleBar

POLL_SECONDS = 0.25
_SHARED = frozenset({"help", "theme", "leave", "large_type"})


class ProjectorApp(App[None]):
    """What eighty people see on the wall."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("projector"),
        *(binding for binding in keys.bindings("app") if binding.action in _SHARED),
    ]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "唱账"
    CSS = """
    Screen { color: $foreground; background: $background; }
    #notice { display: none; height: auto; background: $cz-notice; color: $cz-notice-text; text-style: bold; }
    """

    def __init__(self, follower: Follower, awake: Awake | None = None) -> None:
        windows_keys.install()
        super().__init__()
        self.follower = follower
        self.steps = Steps(follower)
        self.is_large: bool | None = None
        self._awake = awake or Awake()
        self._seen: object = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT

    def compose(self) -> ComposeResult:
        """Head, page, a notice when there is one."""
        yield TitleBar(id="title")
        yield Wall(id="wall")
        yield Static("", id="notice", markup=False)

    def on_mount(self) -> None:
        """Look at once, then four times a second."""
        self.follower.poll()
        self._paint()
        self.set_interval(POLL_SECONDS, self._follow)

    def on_unmount(self) -> None:
        """Let go of the book and of the display."""
        self._awake.follow(is_wanted=False)
        self.follower.close()

    def _fatal_error(self) -> None:
        """Textual would print a traceback with local variables: villagers' words on a projector."""
        error = self._exception or RuntimeError("no exception was kept")
        problem = last_words(error, self.follower.folder, self.follower.now())
        self._exit_renderables.append(Segments([Segment(problem.sentence() + "\n")]))
        self._close_messages_no_wait()

    # Following

    def _follow(self) -> None:
        if self.follower.poll():
            self.steps.renewed()
            self.say("")
            self._paint()
        else:
            self._paint_title()

    def _paint(self) -> None:
        """Everything anew; from the top when the room is somewhere else."""
        view = self.follower.view
        self._awake.follow(is_wanted=view is not None and view.meeting.is_in_room)
        place = (view and (view.meeting.id, view.meeting.stage, view.meeting.is_in_room), self.steps.line, self.follower.since)
        is_large = self.is_large_type
        base = self.screen_stack[0]
        wall = base.query_one(Wall)
        wall.show(self._blocks(), wall.look._replace(is_large=is_large), from_top=place != self._seen)
        self._seen = place
        self._paint_title()

    def _blocks(self) -> list[Block]:
        view = self.follower.view
        if view is None or self.follower.problem is not None:
            return before_words(self.follower.village, self.follower.problem)
        scene = Scene(
            view=view,
            today=self.follower.now().date(),
            line=self.steps.line,
            standing=self.steps.standing,
            since=self.follower.since,
            qr=self.follower.qr_matrix,
        )
        return page_of(scene, self.screen_stack[0].query_one(Wall).look)

    def _paint_title(self) -> None:
        view = self.follower.view
        parts = title_parts(view, self.follower.now()) if view else ((f" {self.follower.village or '唱账'}",),)
        self.screen_stack[0].query_one(TitleBar).show(parts)

    @property
    def is_large_type(self) -> bool:
        """Whether Chinese stands in large type: as switched here, else as the village set it."""
        if self.is_large is not None:
            return self.is_large
        return self.follower.view.village.large_type if self.follower.view else True

    def say(self, words: str) -> None:
        """A sentence at the foot until something happens."""
        notice = self.screen_stack[0].query_one("#notice", Static)
        notice.display = bool(words)
        notice.update(Content(words))

    # Keys

    def action_step(self) -> None:
        """PageDown."""
        view = self.follower.view
        if view is None or not view.meeting.is_in_room or view.meeting.is_paused:
            self._wall_turned(1)
            return
        if view.stage.kind not in ("reading", "look_back") and self._wall_turned(1):
            return
        try:
            words = self.steps.on(view)
        except Problem as problem:
            words = problem.sentence()
        self._paint()
        self.say(words)

    async def action_back(self) -> None:
        """PageUp."""
        if self.steps.back():
            self._paint()
        else:
            self._wall_turned(-1)

    def _wall_turned(self, by: int) -> bool:
        wall = self.screen_stack[0].query_one(Wall)
        return wall.turn() if by > 0 else wall.turn_back()

    def action_black_out(self) -> None:
        """F5, b, the full stop: what presenters send."""
        self.push_screen(BlackOut(self.follower.village))

    def action_help(self) -> None:
        """F1."""
        from changzhang.ui.screens.help import HelpScreen

        if len(self.screen_stack) == 1:
            self.push_screen(HelpScreen("projector"))

    def action_theme(self) -> None:
        """Ctrl+T."""
        self.theme = DARK if self.theme == LIGHT else LIGHT

    def action_large_type(self) -> None:
        """Ctrl+B."""
        self.is_large = not self.is_large_type
        self._paint()

    def action_leave(self) -> None:
        """Ctrl+Q: the meeting goes on without this window."""
        self.exit()
