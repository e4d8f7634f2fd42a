"""What the chair's keys do: each opens its dialog, pinned to the line in hand, and commits what the dialog hands back."""

from __future__ import annotations

from typing import cast

from changzhang.domain.commands import Command, CountVotes, EnterStage, RecordGap, ResumeMeeting
from changzhang.domain.contact_words import BODY_WORDS, OUTCOME_WORDS, outcome_of
from changzhang.domain.ledger import LineRef
from changzhang.domain.refusals_question import NoVoteInReading
from changzhang.domain.states import QuestionState
from changzhang.ui.dialogs.results import Mending, Recess
from changzhang.ui.screens.question_acts import QuestionActs
from changzhang.ui.stages.base import StageWidget


class ChairActs(QuestionActs):
    """The acts of a running meeting; each ``action_…`` has its row in ``ui.keys``."""

    stage: StageWidget | None

    # Promises and doubts

    def action_promise(self) -> None:
        """F4 承诺整改."""
        if not self.is_quiet():
            return
        from changzhang.desk import meeting as meeting_desk
        from changzhang.ui.dialogs.promise import PromiseDialog

        line = self.line_in_hand
        planned = self.view.planned(line) if line else None
        dialog = PromiseDialog(
            self.view,
            line,
            self._question_in_hand(line),
            meeting_desk.owners(self.view),
            meeting_desk.default_owner(self.view, planned.line if planned else None),
            meeting_desk.terms(self.desk, self.view),
            self.shell.drafts.text("promise"),
        )
        self.app.push_screen(dialog, self._done)

    def _question_in_hand(self, line: LineRef | None) -> QuestionState | None:
        asked = self.view.questions_on(line) if line else self.view.questions[-1:]
        return asked[-1] if asked else None

    def action_doubt(self) -> None:
        """F10 存疑."""
        line = self._line_or_say()
        if line is None:
            return
        from changzhang.desk.mending import raw_cells
        from changzhang.ui.dialogs.doubt import DoubtDialog

        self.app.push_screen(DoubtDialog(self.view, line, raw_cells(self.view, line)), self._doubted)

    def _doubted(self, result: Mending | Command | tuple[Command, ...] | None) -> None:
        if not isinstance(result, Mending):
            self.act_all(result)
            return
        from changzhang.desk.mending import mend_line
        from changzhang.domain.errors import BookProblem, Refused

        try:
            mend_line(self.desk, self.view, result.line, **result.changes)
        except Refused as problem:
            self.refused(problem)
        except BookProblem as problem:
            self.loudly(problem)
        else:
            self.reload()
            self.say("已按表更正这一笔，请再念一遍")

    def action_voucher(self) -> None:
        """看凭证."""
        line = self._line_or_say()
        if line is None:
            return
        from changzhang.ui.dialogs.voucher import VoucherDialog

        self.app.push_screen(VoucherDialog(self.view, line), self._done)

    def _line_or_say(self) -> LineRef | None:
        if not self.is_quiet():
            return None
        if self.line_in_hand is None:
            self.say("现在没有哪一笔在念，先回到逐笔唱账")
        return self.line_in_hand

    # The course of the meeting

    def action_pause(self) -> None:
        """F6 休会 / 复会."""
        if not self.is_quiet():
            return
        if self.view.meeting.is_paused:
            self.act(ResumeMeeting(meeting=self.view.meeting.id))
            return
        from changzhang.ui.dialogs.pause import PauseDialog

        self.app.push_screen(PauseDialog(self.view.meeting.id), self._done)

    def ask_about_gap(self) -> None:
        """A gap of more than three minutes is asked about once, when the meeting is shown again."""
        from changzhang.desk.meeting import gap

        if self.view.meeting.is_paused:
            self._ask_to_go_on()
            return
        since = self.view.meeting.last_at
        length = gap(self.desk, self.view)
        if length is None:
            return
        from changzhang.ui.dialogs.gap import GapDialog

        def told(recess: Recess | None) -> None:
            if recess is not None:
                self.act(RecordGap(meeting=self.view.meeting.id, cause=recess.cause, since=since, note=recess.note))

        self.app.push_screen(GapDialog(length), told)

    def _ask_to_go_on(self) -> None:
        """A meeting left in recess, 改日再开 above all: the next sitting begins with 复会."""
        from changzhang.ui.dialogs.resume import ResumeDialog

        def told(command: Command | None) -> None:
            if command is not None and self.act(command) is not None:
                self.say("已复会。换了一天的，请按Tab 7重新清点人数")

        self.app.push_screen(ResumeDialog(self.view, self.desk.now()), told)

    def action_withdraw(self) -> None:
        """F7 撤回."""
        if not self.is_quiet():
            return
        last = self.desk.last_act()
        if last is None:
            self.say("这个窗口没有可以撤回的记录")
            return
        from changzhang.ui.dialogs.withdraw import WithdrawDialog

        self.app.push_screen(WithdrawDialog(self.desk.withdrawal(last.act)), self._done)

    def action_head_count(self) -> None:
        """人数."""
        if not self.is_quiet():
            return
        from changzhang.ui.dialogs.head_count import HeadCountDialog

        self.app.push_screen(HeadCountDialog(self.view), self._done)

    def action_vote(self) -> None:
        """表决; a plain reading decides nothing."""
        if not self.is_quiet():
            return
        if self.view.meeting.opened.kind == "reading":
            self.refused(NoVoteInReading())
            return
        from changzhang.ui.dialogs.vote import VoteDialog

        self.app.push_screen(VoteDialog(self.view), self._voted)

    def _voted(self, command: CountVotes | None) -> None:
        if command is not None and self.act(command) is not None:
            vote = self.view.meeting.votes[-1].event
            self.say(f"{BODY_WORDS[vote.body]}：赞成{vote.yes}、反对{vote.no}、弃权{vote.abstain}，{OUTCOME_WORDS[outcome_of(vote)]}")

    def action_find(self) -> None:
        """F8 查找."""
        if not self.is_quiet():
            return
        from changzhang.ui.dialogs.find import FindDialog

        self.app.push_screen(FindDialog(self.view), self._found)

    def _found(self, line: LineRef | None) -> None:
        show = getattr(self.stage, "show_line", None)
        if line is not None and (show is None or not show(line)):
            self.say(f"第{line.line_no}笔不在这个环节念，可以按Tab换环节")

    def action_next_stage(self) -> None:
        """F9 下一环节."""
        if self.is_quiet():
            self.enter_next_stage()

    def enter_next_stage(self) -> None:
        """Go to the next stage of the template."""
        stages = self.view.template.stages
        if not self.view.meeting.is_in_room:
            self.say("会议已经散会")
        elif self.view.stage_number >= len(stages):
            self.say("这是最后一个环节，散会请按本环节的提示")
        else:
            self.enter_stage(stages[self.view.stage_number].id)

    def enter_stage(self, stage: str | None) -> None:
        """Go to any stage; the record carries the one the person saw."""
        if stage is not None and stage != self.view.meeting.stage:
            self.act(EnterStage(meeting=self.view.meeting.id, stage=stage, expected_stage=self.view.meeting.stage))

    def action_any_stage(self) -> None:
        """选环节."""
        if not self.is_quiet():
            return
        from changzhang.ui.dialogs.stage_menu import StageDialog

        self.app.push_screen(StageDialog(self.view), self.enter_stage)

    def action_black_out(self) -> None:
        """黑屏."""
        if not self.is_quiet():
            return
        from changzhang.ui.screens.black_out import BlackOut

        self.app.push_screen(BlackOut(self.view.village.name))

    def reload(self) -> None:
        """Take the view from the desk anew and repaint."""
        raise NotImplementedError

    def _done(self, result: object) -> None:
        self.act_all(cast("Command | tuple[Command, ...] | None", result))
