"""F4 承诺整改: what, who, until when, agreed or not; four times Enter when the defaults fit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from changzhang.domain.commands import PromiseRectification
from changzhang.domain.days import Reckoned, day_text
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import QuestionState
from changzhang.domain.template import Term
from changzhang.domain.village import Person
from changzhang.ui.dialogs.asking import pick_person, pick_term
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.lines import line_words, question_head, question_words
from changzhang.ui.dialogs.page import FAINT, Row, field, said

_AGREED = (("yes", "本人当场认可"), ("no", "待本人确认（会后两个工作日内发确认单）"))


class PromiseDialog(Dialog[PromiseRectification]):
    """Takes down a promise about a line or a question. ``terms`` come with their reckoning, the default
    first; ``measure`` is offered instead of the question's words."""

    slot = "promise"

    def __init__(
        self,
        view: MeetingView,
        line: LineRef | None,
        question: QuestionState | None,
        owners: Sequence[Person],
        default_owner: str,
        terms: Sequence[tuple[Term, Reckoned]],
        draft: str = "",
        measure: str = "",
    ) -> None:
        super().__init__("承诺整改", about=question.id if question else str(line or ""), meeting=view.meeting.id)
        self.view = view
        self.line = line or (question.asked.line if question else None)
        self.question = question
        self.owners = tuple(owners)
        self.default_owner = default_owner
        self.terms = tuple(terms)
        self.draft = draft
        self.measure = measure

    async def flow(self) -> PromiseRectification:
        """Measure, owner, date, agreed."""
        about = self._about()
        measure = await self._measure(about)
        about = [field("整改", measure), *about]
        owner = await pick_person(self, "谁负责？", self.owners, self.default_owner, about)
        about = [field("责任人", owner), *about]
        term, due_on = await pick_term(self, "哪天以前办完？", self.terms, self._held_on, words=about)
        agreed = await self.pick(f"{owner}本人认可吗？", _AGREED, words=[field("期限", self._due_words(term, due_on)), *about])
        return PromiseRectification(
            measure=measure,
            owner=owner,
            term=term,
            due_on=due_on,
            problem=self._problem(),
            meeting=self.view.meeting.id,
            question=self.question.id if self.question else None,
            line=self.line,
            is_agreed=agreed == "yes",
        )

    async def _measure(self, about: list[Row]) -> str:
        initial = self.offered(self.draft) or self.measure or (f"查清并说明：{self._problem()}" if self._problem() else "")
        while True:
            text = await self.text("整改什么？", initial, words=about, placeholder="写一句要办的事…", is_draft=True)
            if text:
                return text
            initial = ""
            self.warn("请写一句要整改什么")

    def _problem(self) -> str:
        return self.question.asked.text if self.question and not self.question.asked.is_apart else ""

    def _about(self) -> list[Row]:
        rows = [field("针对", f"{question_head(self.question)}{question_words(self.question)}")] if self.question else []
        return [*rows, field("笔", line_words(self.view, self.line))] if self.line else rows or [said("不针对哪一笔", FAINT)]

    def _due_words(self, term: Term | None, due_on: date | None) -> str:
        if due_on:
            return day_text(due_on, self._held_on)
        return next((reckoned.reckoning for each, reckoned in self.terms if each == term), "")

    @property
    def _held_on(self) -> date:
        return self.view.meeting.opened.held_on
