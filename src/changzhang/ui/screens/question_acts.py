"""The chair's questions and answers: each dialog is pinned to its line, and what is put aside is not lost."""

from __future__ import annotations

import time

from changzhang.domain.commands import Command, SecondQuestion
from changzhang.domain.ledger import LineRef
from changzhang.domain.states import QuestionState
from changzhang.ui.dialogs.results import Parked
from changzhang.ui.drafts import Draft, DraftFailed
from changzhang.ui.screens.committing import CommittingScreen

# After a dialog closes, keys still under the fingers do nothing until they have been quiet so long.
QUIET_SECONDS = 0.15

# The draft slots of questions put aside for the next one.
PARKED = "parked-"


def line_of(about: str) -> LineRef | None:
    """The line a draft was pinned to, as ``str(LineRef)``; None when it was pinned to none."""
    ledger_seq, _, line_no = about.partition(":")
    return LineRef(int(ledger_seq), int(line_no)) if ledger_seq.isdecimal() and line_no.isdecimal() else None


class QuestionActs(CommittingScreen):
    """Asking, seconding and answering, and the quiet after a dialog."""

    last_answerer = ""

    def __init__(self) -> None:
        super().__init__()
        self.parked: list[Parked] = []
        self._loud_until = float("-inf")
        self._was_covered = False

    # Quiet after a dialog

    def on_screen_suspend(self) -> None:
        """A dialog opened."""
        self._was_covered = True

    def on_screen_resume(self) -> None:
        """A dialog closed."""
        if self._was_covered:
            self._was_covered = False
            self._loud_until = time.monotonic() + QUIET_SECONDS

    @property
    def is_settled(self) -> bool:
        """Whether keys have been quiet long enough since the last dialog."""
        return not self._was_covered and time.monotonic() >= self._loud_until

    def is_quiet(self) -> bool:
        """Whether a key is meant for this screen; an earlier one starts the wait anew."""
        now = time.monotonic()
        if now >= self._loud_until:
            return True
        self._loud_until = now + QUIET_SECONDS
        return False

    # Questions

    def action_ask(self) -> None:
        """F2 提问; a text that was not saved is offered back, pinned to the line it was about."""
        if not self.is_quiet():
            return
        draft = self.shell.drafts.get("ask")
        if draft is not None:
            self.open_ask(line_of(draft.about) or self.line_in_hand, draft.text)
        elif self.parked:
            self._open_parked()
        else:
            self.open_ask(self.line_in_hand, "")

    def open_ask(self, line: LineRef | None, draft: str) -> None:
        """Take a question down; ``draft`` is offered back."""
        from changzhang.ui.dialogs.ask import AskDialog

        number = max((question.asked.number for question in self.view.questions), default=0) + 1 + len(self.parked)
        self.app.push_screen(AskDialog(self.view, line, number, draft), self._asked)

    def _asked(self, result: Command | Parked | None) -> None:
        if isinstance(result, Parked):
            self.parked.append(result)
            self._keep_parked()
            self.open_ask(self.line_in_hand, "")
        elif (result is None or self.act_all(result)) and self.parked:
            self._open_parked()

    def _open_parked(self) -> None:
        parked = self.parked.pop()
        self._keep_parked()
        self.open_ask(parked.line, parked.text)

    def _keep_parked(self) -> None:
        """Parked texts survive a crash like any other."""
        drafts = self.shell.drafts
        try:
            drafts.drop("ask")
            drafts.drop(f"{PARKED}{len(self.parked)}")
            for place, parked in enumerate(self.parked):
                about = str(parked.line) if parked.line else ""
                drafts.keep(Draft(slot=f"{PARKED}{place}", text=parked.text, about=about, meeting=self.view.meeting.id))
        except DraftFailed:
            self.say("草稿文件写不进磁盘，请检查磁盘空间")

    def restore_parked(self) -> None:
        """Take up what was parked when the program stopped."""
        kept = [draft for draft in self.shell.drafts.all() if draft.slot.startswith(PARKED) and draft.meeting == self.view.meeting.id]
        self.parked = [Parked(text=draft.text, line=line_of(draft.about)) for draft in kept]

    def action_second(self) -> None:
        """＋ 附议."""
        if not self.is_quiet():
            return
        if not self.view.questions:
            self.say("还没有人提问，没有可附议的")
            return
        last = self.view.questions[-1]
        if self.act(SecondQuestion(question=last.id)):
            self.say(f"附议第{last.asked.number}问，已记（{last.seconded + 1}人附议）")

    def action_answer(self) -> None:
        """F3 答复."""
        if not self.is_quiet():
            return
        from changzhang.desk.meeting import answer_terms
        from changzhang.ui.dialogs.answer import AnswerDialog

        waiting = self._waiting_questions()
        if not waiting:
            self.say("没有等着答复的提问")
            return
        terms = answer_terms(self.desk, self.view)
        dialog = AnswerDialog(self.view, waiting, terms, self.last_answerer, self.shell.drafts.text("answer"))
        self.app.push_screen(dialog, self._answered)

    def _answered(self, result: Command | tuple[Command, ...] | None) -> None:
        for command in result if isinstance(result, tuple) else (result,):
            self.last_answerer = getattr(command, "answerer", "") or self.last_answerer
        self.act_all(result)

    def _waiting_questions(self) -> tuple[QuestionState, ...]:
        """Open ones, those of the line in hand first, newest first; then those owed from before that were not spoken of yet."""
        line = self.line_in_hand
        here = {question.id for question in self.view.questions_on(line)} if line else set()
        waiting = [question for question in self.view.questions if question.status == "open"]
        owed = [question for question in self.view.owed if question.is_owed and self.view.meeting.id not in question.heard_in]
        return (*sorted(waiting, key=lambda question: (question.id not in here, -question.asked.number)), *owed)
