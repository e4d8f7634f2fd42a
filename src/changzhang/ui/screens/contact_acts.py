"""来访来电, what is done: log what came in, and act on the marked question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from changzhang.domain.commands import AnswerQuestion, AskQuestion
from changzhang.domain.days import Reckoned, reckon
from changzhang.domain.states import QuestionState
from changzhang.domain.template import Term
from changzhang.ui.dialogs.lines import question_words
from changzhang.ui.screens.marked import MarkedScreen

if TYPE_CHECKING:
    from changzhang.desk.questions import QuestionItem
    from changzhang.ui.dialogs.base import Dialog

ROOM_WATCHES = "正在开会，投影和电脑一样：备好的答复不给会场看，散会以后再写"


class ContactActs(MarkedScreen):
    """The acts; each ``action_…`` has its row in ``ui.keys``."""

    is_everything = False

    def items(self) -> tuple[QuestionItem, ...]:
        """What waits, or everything."""
        from changzhang.desk.questions import items

        return items(self.desk, self.desk.today(), everything=self.is_everything)

    def item(self, name: str) -> QuestionItem:
        """One question with its light."""
        from changzhang.desk.questions import item

        return item(self.desk, name, self.desk.today())

    def ids(self) -> Sequence[str]:
        """Soonest due first."""
        return [item.state.id for item in self.items()]

    def possible(self) -> set[str]:
        """What the marked question takes."""
        always = {"menu", "close", "receive", "visit", "everything"}
        if not self.marked:
            return always
        question = self.item(self.marked).state
        if question.asked.is_apart:
            return always | {"story", "refer"}
        if question.is_owed:
            return always | {"story", "assign", "prepare", "join", "refer", "reply", "escalate"}
        return always | {"story"} | ({"reply", "inform", "rate"} if question.answers else set())

    @property
    def is_watched(self) -> bool:
        """Whether a room sees this screen."""
        from changzhang.desk.meeting import is_room_watching

        return is_room_watching(self.desk)

    def subject_words(self, subject: str) -> str:
        """The item of a code, or the words as written."""
        return next((item.name for item in self.desk.disclosure.items if item.code == subject), subject)

    def terms(self) -> list[tuple[Term, Reckoned]]:
        """The time limits of an answer from today on."""
        deadlines = self.desk.deadlines
        day = self.desk.today()
        return [(term, reckon(term, day, self.desk.calendar, deadlines.reading_day)) for term in deadlines.answer_terms]

    # One key each

    def action_receive(self) -> None:
        """登记."""
        from changzhang.ui.dialogs.receive import ReceiveDialog, Receiving

        items = self.desk.disclosure.items
        known = Receiving(self.desk.village, items, self.terms(), self.desk.today(), is_watched=self.is_watched)
        self.ask(ReceiveDialog(known), self._received)

    def _received(self, command: AskQuestion) -> None:
        outcome = self.commit(command, slot="receive")
        if outcome is not None:
            self.marked_id = outcome.ids["question"]
            self.repaint()
            self.say(f"已登记 {self.marked_id}，下次会上自动列入" + (f"，交{command.owner}答复" if command.owner else ""))

    def action_visit(self) -> None:
        """登记上门."""
        from changzhang.ui.dialogs.between import VisitDialog

        self.ask(VisitDialog(self.desk.village, self.desk.today()), lambda command: self.commit(command, "已登记上门", "visit"))

    def action_assign(self) -> None:
        """交办."""
        from changzhang.ui.dialogs.between import AssignDialog

        if question := self._in_hand("assign"):
            self._take(AssignDialog(question, self.desk.village, self.terms(), self.desk.today()))

    def action_prepare(self) -> None:
        """准备答复: private, so never while the room sees this screen."""
        from changzhang.ui.dialogs.between import PrepareDialog

        if self.is_watched:
            self.say(ROOM_WATCHES)
        elif question := self._in_hand("prepare"):
            self.ask(PrepareDialog(question), lambda command: self.commit(command, f"{question.id} 备好了", "prepare"))

    def action_join(self) -> None:
        """并入."""
        from changzhang.ui.dialogs.join import JoinDialog

        if question := self._in_hand("join"):
            others = [item.state for item in self.items() if item.state.is_owed and not item.state.asked.is_apart]
            named = [(each.id, f"{each.id} {question_words(each)}") for each in others if each.id != question.id]
            self._take(JoinDialog(question, named))

    def action_refer(self) -> None:
        """转办."""
        from changzhang.ui.dialogs.between import ReferDialog

        if question := self._in_hand("refer"):
            self._take(ReferDialog(question, self.terms(), self.desk.today()))

    def action_reply(self) -> None:
        """答复."""
        from changzhang.ui.dialogs.between import ReplyDialog

        if question := self._in_hand("reply"):
            offered = "" if self.is_watched else question.prepared
            dialog = ReplyDialog(question, self.desk.village, offered)
            self.ask(dialog, self._replied)

    def _replied(self, command: AnswerQuestion) -> None:
        if self.commit(command, slot="reply") is not None:
            # Answered ones leave the list of those that wait: this one stays in hand until its asker was told.
            self.is_everything = True
            self.marked_id = command.question
            self.repaint()
            self.say(f"{command.question} 已答复，按F8记下怎么告知提问人")

    def action_inform(self) -> None:
        """告知提问人."""
        from changzhang.ui.dialogs.fix_end import InformDialog

        if question := self._in_hand("inform"):
            self._take(InformDialog(question, self.desk.today()))

    def action_rate(self) -> None:
        """评价."""
        from changzhang.ui.dialogs.rate import RateDialog

        if question := self._in_hand("rate"):
            self._take(RateDialog(question, question.id))

    def action_escalate(self) -> None:
        """上报."""
        from changzhang.ui.dialogs.fix_change import EscalateDialog

        if question := self._in_hand("escalate"):
            self.ask(EscalateDialog(question), lambda command: self.commit(command, "已记上报", "change"))

    # What they share

    def _in_hand(self, act: str) -> QuestionState | None:
        """The marked question when it takes the act; else the reason is said."""
        if not self.marked:
            self.say("还没有提问，先按F2登记")
            return None
        question = self.item(self.marked).state
        if act in self.possible():
            return question
        self.say(_why_not(question))
        return None

    def _take(self, dialog: Dialog[Any]) -> None:
        self.ask(dialog, lambda command: self.commit(command, "已记"))


def _why_not(question: QuestionState) -> str:
    if question.asked.is_apart:
        return "涉及个人、另行记录的，只能转办到上级"
    if question.joined_into:
        return f"{question.id} 已经并入 {question.joined_into}，在那一问里办"
    return "这一问还没有答复" if question.is_owed else "这一问已经有了着落"
