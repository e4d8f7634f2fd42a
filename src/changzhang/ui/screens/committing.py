"""A screen that puts commands on record: on disk first, then the paint; a refusal is a notice, a failing disk is loud."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from changzhang.domain.commands import AnswerQuestion, AskQuestion, Command, CountVotes, DoubtLine, PromiseRectification, TakeNote
from changzhang.domain.errors import BookProblem, Refused
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.ui.drafts import DraftFailed

if TYPE_CHECKING:
    from changzhang.desk.desk import Desk, Outcome
    from changzhang.ui.app import ChangzhangApp

# Which draft a command's text was typed under.
_SLOTS: dict[type[Command], str] = {
    AskQuestion: "ask",
    AnswerQuestion: "answer",
    PromiseRectification: "promise",
    DoubtLine: "doubt",
    TakeNote: "note",
    CountVotes: "vote",
}


class CommittingScreen(Screen[None]):
    """Commits commands of one meeting and keeps its view fresh."""

    view: MeetingView

    @property
    def shell(self) -> ChangzhangApp:
        """The app, with its desk and drafts."""
        return cast("ChangzhangApp", self.app)

    @property
    def desk(self) -> Desk:
        """The desk every command goes through."""
        return self.shell.desk

    @property
    def line_in_hand(self) -> LineRef | None:
        """The line acts are about."""
        raise NotImplementedError

    def say(self, words: str) -> None:
        """Put words on the status line."""
        raise NotImplementedError

    def took(self, command: Command) -> None:
        """Something was put on record: refresh the view and repaint."""
        raise NotImplementedError

    def act(self, command: Command) -> Outcome | None:
        """Commit one command; None when a rule refused it or the disk failed (said already, typed text kept as a draft)."""
        position = self.desk.place(self.view.meeting.id, self.view.meeting.stage, self.line_in_hand)
        try:
            outcome = self.desk.do(command, position=position)
        except Refused as problem:
            self.refused(problem)
            return None
        except BookProblem as problem:
            self.loudly(problem)
            return None
        self._drop_draft(command)
        self.took(command)
        if outcome.notice:
            self.say(outcome.notice)
        return outcome

    def act_all(self, commands: Command | tuple[Command, ...] | None) -> bool:
        """Commit what a dialog handed back, one after the other; stops at the first refusal. False when something was refused."""
        if commands is None:
            return True
        each = commands if isinstance(commands, tuple) else (commands,)
        return all(self.act(command) is not None for command in each)

    def refused(self, problem: Refused) -> None:
        """A rule said no: a notice."""
        self.say(problem.sentence())

    def loudly(self, problem: BookProblem) -> None:
        """The book or the disk failed: nobody may overlook it."""
        from changzhang.ui.dialogs.notice import NoticeDialog

        self.app.push_screen(NoticeDialog(problem))

    def _drop_draft(self, command: Command) -> None:
        slot = _SLOTS.get(type(command))
        if slot is None:
            return
        try:
            self.shell.drafts.drop(slot)
        except DraftFailed:
            self.say("草稿文件写不进磁盘，请检查磁盘空间")
