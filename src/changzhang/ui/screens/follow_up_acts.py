"""整改, what is done to the marked item: every act by key, refused with the condition that is not met yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from changzhang.domain.commands import CloseRectification, Command, CompleteRectification, ProgressRectification
from changzhang.domain.errors import Problem
from changzhang.domain.events.rectification import Evidence
from changzhang.domain.refusals import AlreadyCompleted
from changzhang.domain.refusals_rectification import ClosedAlready, NotCompleted, NotPosted, NotVerified
from changzhang.domain.states import RectificationState
from changzhang.ui.screens.marked import MarkedScreen

if TYPE_CHECKING:
    from pathlib import Path

    from changzhang.desk.follow_up import Item
    from changzhang.ui.dialogs.base import Dialog
    from changzhang.ui.dialogs.fix_report import Reported

# Which acts make sense in which state.
_POSSIBLE = {
    "promised": {"progress", "complete", "extend", "escalate"},
    "in_progress": {"progress", "complete", "extend", "escalate"},
    "completed": {"supply", "verify", "inform", "reopen", "escalate"},
    "verified": {"supply", "republish", "inform", "reopen", "escalate"},
    "republished": {"supply", "inform", "close_out", "object", "reopen", "escalate"},
    "closed": {"reopen"},
}


class FollowUpActs(MarkedScreen):
    """The acts of the register; each ``action_…`` has its row in ``ui.keys``."""

    def items(self) -> tuple[Item, ...]:
        """The register."""
        from changzhang.desk.follow_up import items

        return items(self.desk, self.desk.today())

    def item(self, name: str) -> Item:
        """One item with its light."""
        from changzhang.desk.follow_up import item

        return item(self.desk, name, self.desk.today())

    def missing(self, state: RectificationState) -> tuple[str, ...]:
        """What the item still lacks for 销号."""
        from changzhang.desk.follow_up import missing

        return missing(self.desk, state, self.desk.today())

    def ids(self) -> Sequence[str]:
        """Worst light first."""
        return [item.state.id for item in self.items()]

    def possible(self) -> set[str]:
        """What the state of the marked item allows."""
        always = {"menu", "close"}
        return always | {"story"} | _POSSIBLE[self.item(self.marked).state.status] if self.marked else always

    # One key each

    def action_progress(self) -> None:
        """记进展."""
        from changzhang.ui.dialogs.fix_report import ProgressDialog

        if state := self._open_item(is_done=False):
            self.ask(ProgressDialog(state, self.desk.folder), lambda told: self._progressed(state, told))

    def action_supply(self) -> None:
        """补佐证材料 of what is reported done."""
        from changzhang.ui.dialogs.fix_report import ProgressDialog

        if state := self._open_item(is_done=True):
            dialog = ProgressDialog(state, self.desk.folder, is_supplement=True)
            self.ask(dialog, lambda told: self._progressed(state, told))

    def _progressed(self, state: RectificationState, told: Reported) -> None:
        evidence = self._kept(told.files)
        if evidence is not None:
            self.commit(ProgressRectification(rectification=state.id, text=told.text, evidence=evidence), f"{state.id} 已记", "progress")

    def action_complete(self) -> None:
        """报完成."""
        from changzhang.ui.dialogs.fix_report import CompleteDialog

        if state := self._open_item(is_done=False):
            self.ask(CompleteDialog(state, self.desk.folder, self.desk.today()), lambda told: self._completed(state, told))

    def _completed(self, state: RectificationState, told: Reported) -> None:
        evidence = self._kept(told.files)
        if evidence is None:
            return
        command = CompleteRectification(
            rectification=state.id, result=told.text, outcome=told.outcome, completed_on=told.on, evidence=evidence
        )
        self.commit(command, f"{state.id} 已报完成，等两名村监委成员核验", "complete")

    def action_extend(self) -> None:
        """延期."""
        from changzhang.ui.dialogs.fix_asking import terms_from
        from changzhang.ui.dialogs.fix_change import ExtendDialog

        if state := self._open_item(is_done=False):
            terms = terms_from(self.desk.today(), self.desk.deadlines, self.desk.calendar)
            self.ask(ExtendDialog(state, self.desk.village, terms, self.desk.today()), self._changed)

    def action_verify(self) -> None:
        """核验."""
        from changzhang.ui.dialogs.fix_end import VerifyDialog

        if state := self._open_item(is_done=True):
            if state.verified:
                self.say(f"{state.id}已经核验过；没有改好的，按F10退回重改")
            else:
                self._take(VerifyDialog(state, self.desk.village, self.desk.today()), f"{state.id} 已核验，下一步再次公示")

    def action_republish(self) -> None:
        """再次公示."""
        from changzhang.ui.dialogs.fix_end import RepublishDialog

        if state := self._open_item(is_done=True):
            if state.verified is None:
                self._refuse(NotVerified(state.id))
            else:
                days = self.desk.deadlines.posting_working_days
                self._take(RepublishDialog(state, self.desk.today(), days), f"{state.id} 已记公示")

    def action_inform(self) -> None:
        """告知提问人."""
        from changzhang.ui.dialogs.fix_end import InformDialog

        if state := self._open_item(is_done=True):
            self._take(InformDialog(state, self.desk.today()), f"{state.id} 已记告知")

    def action_close_out(self) -> None:
        """销号: asked once, and only when nothing is missing."""
        state = self._marked_state()
        if state is None:
            return
        missing = self.missing(state)
        if missing or not state.is_open:
            self._explain(state, missing)
            return
        from changzhang.ui.dialogs.confirm import ConfirmDialog

        dialog = ConfirmDialog(f"{state.id} 销号", "结果、材料、核验、公示、告知都齐了，现在销号吗？", yes="销号", no="先不销")
        self.ask(dialog, lambda is_sure: self.commit(CloseRectification(rectification=state.id), f"{state.id} 已销号") if is_sure else None)

    def _explain(self, state: RectificationState, missing: Sequence[str]) -> None:
        """Every condition that is not met, at once."""
        if not state.is_open:
            self._refuse(ClosedAlready(state.id))
            return
        from changzhang.ui.dialogs.notice import NoticeDialog

        words = "\n".join(f"{number}. {each}" for number, each in enumerate(missing, start=1))
        self.app.push_screen(NoticeDialog(f"{state.id} 还不能销号，差这些：\n{words}", "销号的条件"))

    def action_reopen(self) -> None:
        """退回重改."""
        from changzhang.ui.dialogs.fix_asking import terms_from
        from changzhang.ui.dialogs.fix_change import ReopenDialog

        state = self._marked_state()
        if state is None:
            return
        if state.completed is None:
            self._refuse(NotCompleted(state.id))
            return
        terms = terms_from(self.desk.today(), self.desk.deadlines, self.desk.calendar)
        self.ask(ReopenDialog(state, terms, self.desk.today()), self._changed)

    def action_object(self) -> None:
        """公示期间的异议."""
        from changzhang.ui.dialogs.fix_change import ObjectDialog

        if state := self._open_item(is_done=True):
            if state.republished is None:
                self._refuse(NotPosted(state.id))
            else:
                self.ask(ObjectDialog(state), self._changed)

    def action_escalate(self) -> None:
        """上报."""
        from changzhang.ui.dialogs.fix_change import EscalateDialog

        state = self._marked_state()
        if state is not None and not state.is_open:
            self._refuse(ClosedAlready(state.id))
        elif state is not None:
            self.ask(EscalateDialog(state), self._changed)

    # What they share

    def _marked_state(self) -> RectificationState | None:
        if not self.marked:
            self.say("还没有承诺整改的事项")
            return None
        return self.item(self.marked).state

    def _open_item(self, *, is_done: bool) -> RectificationState | None:
        """The marked item when it is reported done, or is not; else the reason is said."""
        state = self._marked_state()
        if state is None:
            return None
        if not state.is_open:
            self._refuse(ClosedAlready(state.id))
        elif is_done and state.completed is None:
            self._refuse(NotCompleted(state.id))
        elif not is_done and state.completed is not None:
            self._refuse(AlreadyCompleted(state.id))
        else:
            return state
        return None

    def _refuse(self, problem: Problem) -> None:
        self.say(problem.sentence())

    def _take(self, dialog: Dialog[Any], words: str) -> None:
        """A dialog whose command says all."""
        self.ask(dialog, lambda command: self.commit(command, words))

    def _changed(self, command: Command) -> None:
        self.commit(command, "已记", "change")

    def _kept(self, files: Sequence[Path]) -> tuple[Evidence, ...] | None:
        """The files under their SHA-256; None when one cannot be read, which is said."""
        from changzhang.desk.evidence import keep

        try:
            return tuple(keep(self.desk, path) for path in files)
        except Problem as problem:
            self._refuse(problem)
            return None
