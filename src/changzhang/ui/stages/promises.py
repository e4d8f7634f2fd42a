"""宣布整改: every promise read back, its measure, owner and date; mended on the spot."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.commands import Command, RewordEntry
from changzhang.domain.days import day_text
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import RectificationState
from changzhang.ui.dialogs.lines import line_words, promise_words, question_head, question_words
from changzhang.ui.dialogs.page import ALARM, LABEL, STRONG, Row, field, said
from changzhang.ui.dialogs.promise import PromiseDialog
from changzhang.ui.dialogs.reword import RewordDialog
from changzhang.ui.dialogs.withdraw import WithdrawDialog
from changzhang.ui.stages.cards import CardStage

_ACTS = (("next", "没错，下一项"), ("reword", "改字句"), ("again", "撤回重记"), ("add", "再记一项"))


class PromisesStage(CardStage):
    """One promise a card."""

    def count(self) -> int:
        """A card a promise."""
        return len(self.view.promises)

    def refresh_view(self, view: MeetingView) -> None:
        """A withdrawn promise goes."""
        self.index = min(self.index, len(view.promises))
        super().refresh_view(view)

    def cover(self) -> list[Row]:
        """How many, in one sentence each."""
        promises = self.view.promises
        if not promises:
            return [*self.script(), said("今天没有承诺整改的事项。", STRONG), said("要记，按 F4", LABEL)]
        head = said(f"今天承诺整改{len(promises)}项，一项一项念给大家听：", STRONG)
        return [*self.script(), head, *(said(f"{item.id} {promise_words(self.view, item)}", hang=2) for item in promises)]

    def card(self, place: int) -> list[Row]:
        """The promise as it is read back."""
        item = self.view.promises[place]
        promise, held_on = item.promised, self.view.meeting.opened.held_on
        rows = [
            said(f"第{place + 1}/{self.count()}项 {item.id}", LABEL),
            said(promise.measure, STRONG),
            field("责任人", promise.owner, STRONG),
            field("期限", day_text(item.due_on, held_on), STRONG),
        ]
        rows.append(field("认可", "本人当场认可") if promise.is_agreed else field("认可", "待本人确认，会后发确认单", ALARM))
        if promise.reckoning:
            rows.append(said(promise.reckoning, LABEL))
        return [*rows, *self._about(item)]

    def actions(self) -> Sequence[tuple[str, str]]:
        """Mended on the spot, or one more."""
        return _ACTS if self.place is not None else _ACTS[3:]

    @property
    def line_in_hand(self) -> LineRef | None:
        """The line the promise in hand is about."""
        return self.view.promises[self.place].promised.line if self.place is not None else None

    def run(self, act: str) -> None:
        """One of the acts of the promise in hand."""
        if act == "next":
            self.go_on()
        elif act == "add":
            self._take_down(None)
        elif self.place is not None:
            item = self.view.promises[self.place]
            if act == "reword":
                self._reword(item)
            else:
                self._again(item)

    def _reword(self, item: RectificationState) -> None:
        dialog = RewordDialog(f"{item.id} 的措施", item.promised.measure)
        self.ask_for(dialog, lambda text: RewordEntry(seq=item.seq, field="measure", text=text))

    def _again(self, item: RectificationState) -> None:
        """Withdrawn with its reason, then taken down anew with its words offered back."""
        desk = self.host.desk
        fact = desk.record.history.fact(item.seq)
        if fact is None:
            return

        def withdrawn(command: Command | None) -> None:
            if command is not None and self.host.act(command) is not None:
                self._take_down(item)

        self.app.push_screen(WithdrawDialog(desk.withdrawal(fact.act)), withdrawn)

    def _take_down(self, item: RectificationState | None) -> None:
        # The desk is imported when first used: the screen must come up without it.
        from changzhang.desk import meeting as meeting_desk

        line = item.promised.line if item else None
        question = next((each for each in self.view.questions if item and each.id == item.promised.question), None)
        planned = self.view.planned(line) if line else None
        owner = item.promised.owner if item else meeting_desk.default_owner(self.view, planned.line if planned else None)
        terms = meeting_desk.terms(self.host.desk, self.view)
        measure = item.promised.measure if item else ""
        self.ask(PromiseDialog(self.view, line, question, meeting_desk.owners(self.view), owner, terms, measure=measure))

    def _about(self, item: RectificationState) -> list[Row]:
        rows = []
        question = next((each for each in self.view.questions if each.id == item.promised.question), None)
        if question:
            rows.append(field("起因", f"{question_head(question)}{question_words(question)}"))
        elif item.promised.problem:
            rows.append(field("起因", item.promised.problem))
        if item.promised.line:
            rows.append(field("笔", line_words(self.view, item.promised.line)))
        return rows
