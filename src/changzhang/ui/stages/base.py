"""What every stage of a meeting is to the meeting screen: a widget that can be stepped, looked back through and asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from textual.screen import Screen
from textual.widget import Widget

from changzhang.domain.commands import Command
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.template import Stage
from changzhang.ui.keys import MenuItem

if TYPE_CHECKING:
    from changzhang.desk.desk import Desk, Outcome


class MeetingHost(Protocol):
    """The meeting screen as its stages see it."""

    view: MeetingView

    @property
    def desk(self) -> Desk:
        """The desk every command goes through."""
        ...

    def act(self, command: Command) -> Outcome | None:
        """Commit, refresh the view and repaint. None when refused: the notice line already says why."""
        ...

    def say(self, words: str) -> None:
        """Put words on the status line (a notice, never an error)."""
        ...

    def line_shown(self) -> None:
        """Another line came into hand: the strip counts what is asked on it."""
        ...

    def enter_next_stage(self) -> None:
        """Go to the next stage of the template."""
        ...

    def open_dialog(self, name: str) -> None:
        """Run an act of the meeting by its id in ``ui.keys`` (``ask``, ``answer``, ``promise`` …)."""
        ...


class StageWidget(Widget):
    """One stage of a meeting. Subclasses paint ``view`` and answer the presenter's keys.

    A subclass that wants the focus gives it to a child in ``on_mount``; keys it does not take reach the meeting screen.
    """

    DEFAULT_CSS = """
    StageWidget { height: 1fr; width: 1fr; }
    """

    def __init__(self, view: MeetingView, stage: Stage) -> None:
        super().__init__(classes="stage")
        self.view = view
        self.stage = stage

    @property
    def host(self) -> MeetingHost:
        """The meeting screen, also while a dialog lies over it."""
        return cast(MeetingHost, cast(Screen[None], self.screen))

    @property
    def line_in_hand(self) -> LineRef | None:
        """The line a question, promise or doubt is about unless the person says otherwise."""
        return None

    def refresh_view(self, view: MeetingView) -> None:
        """Something was recorded, here or in another window: paint the new view."""
        self.view = view
        self.refresh(layout=True)

    def step(self) -> None:
        """PageDown, Space, →. Unless a stage has steps of its own the next stage begins."""
        self.host.enter_next_stage()

    def back(self) -> None:
        """PageUp, ←: look back without a stamp."""

    def home(self) -> None:
        """End: to the first thing still to be done."""

    def digit(self, text: str) -> bool:  # noqa: ARG002 - for subclasses
        """A digit (half width). True when the stage took it."""
        return False

    def confirm(self) -> bool:
        """Enter. True when the stage took it."""
        return False

    def cancel(self) -> bool:
        """Esc, F12 with no dialog open. True when the stage took it (a half-typed number …)."""
        return False

    def menu(self) -> tuple[MenuItem, ...]:
        """Acts of this stage only, added to the Tab menu; chosen ones come back through ``run_menu``."""
        return ()

    def run_menu(self, act: str) -> None:
        """Run one of ``menu()``'s acts."""
