"""答疑、质询答复: what is owed first, then unanswered ones, one a step; answered, deferred, referred, joined, rated."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.commands import SecondQuestion
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import QuestionState
from changzhang.domain.template import Stage
from changzhang.ui.dialogs.absence import AbsenceDialog
from changzhang.ui.dialogs.answer import AnswerDialog
from changzhang.ui.dialogs.join import JoinDialog
from changzhang.ui.dialogs.lines import question_name, question_words
from changzhang.ui.dialogs.page import ALARM, STRONG, Row, said
from changzhang.ui.dialogs.promise import PromiseDialog
from changzhang.ui.dialogs.rate import RateDialog
from changzhang.ui.stages.cards import CardStage
from changzhang.ui.stages.question_card import STATES, card_rows


class QuestionsStage(CardStage):
    """Questions owed from before and those of the meeting. The order is that of the beginning: no card jumps under the reader."""

    def __init__(self, view: MeetingView, stage: Stage) -> None:
        super().__init__(view, stage)
        self.order: list[str] = []

    def on_mount(self) -> None:
        """What is owed, then what is unanswered; what is asked from now on comes behind."""
        self.order = [question.id for question in self._present()]
        self.paint()
        super().on_mount()

    def refresh_view(self, view: MeetingView) -> None:
        """New questions are put behind; withdrawn and joined ones go."""
        self.view = view
        present = [question.id for question in self._present()]
        self.order = [name for name in self.order if name in present]
        self.order += [name for name in present if name not in self.order]
        self.index = min(self.index, len(self.order))
        super().refresh_view(view)

    def count(self) -> int:
        """A card a question."""
        return len(self.order)

    def cover(self) -> list[Row]:
        """How many, and how they stand."""
        if not self.order:
            return [*self.script(), said("还没有人提问。有人问，按 F2 记下。", STRONG)]
        waiting = sum(1 for question in self._all() if self._is_waiting(question))
        owed = f"，其中往期和会前{len(self.view.owed)}问，先答" if self.view.owed else ""
        head = said(f"共{len(self.order)}问{owed}；{waiting}问还没有答复：", STRONG)
        return [*self.script(), head, *(self._short(question) for question in self._all())]

    def card(self, place: int) -> list[Row]:
        """One question with its answers."""
        return card_rows(self.view, self._question(self.order[place]), f"{place + 1}/{len(self.order)}")

    def actions(self) -> Sequence[tuple[str, str]]:
        """What this question needs."""
        question = self._in_hand()
        if question is None:
            return ()
        is_answered = question.status == "answered"
        acts = [("answer_it", "再答复" if is_answered else "答复、限时、转办")]
        if is_answered:
            acts.append(("rate", "评价"))
        acts.append(("promise_it", "承诺整改"))
        if not is_answered and not question.asked.is_apart:
            acts.append(("absent", "责任人缺席"))
            if len(self.order) > 1 and not question.joined:
                acts.append(("join_it", "并入另一问"))
        return [*acts, ("second_it", "附议"), ("next", "下一问")]

    @property
    def line_in_hand(self) -> LineRef | None:
        """The line the question in hand is about."""
        question = self._in_hand()
        line = question.asked.line if question else None
        return line if line and self.view.planned(line) else None

    def run(self, act: str) -> None:
        """One of the acts of the question in hand."""
        question = self._in_hand()
        if act == "next":
            self.go_on()
        elif question is not None:
            self._on(act, question)

    def _on(self, act: str, question: QuestionState) -> None:
        # The desk is imported when first used: the screen must come up without it.
        from changzhang.desk import meeting as meeting_desk

        terms = meeting_desk.answer_terms(self.host.desk, self.view)
        if act == "answer_it":
            self.ask(AnswerDialog(self.view, (question,), terms, getattr(self.host, "last_answerer", "")))
        elif act == "rate":
            self.ask(RateDialog(question, question_name(self.view, question)))
        elif act == "absent":
            self.ask(AbsenceDialog(self.view, question, terms))
        elif act == "join_it":
            others = [each for each in self._all() if each.id != question.id and not each.asked.is_apart]
            named = [(each.id, f"{question_name(self.view, each)} {question_words(each)}") for each in others if each.status != "withdrawn"]
            self.ask(JoinDialog(question, named))
        elif act == "second_it":
            self.commit(SecondQuestion(question=question.id))
        elif act == "promise_it":
            self._promise(question)

    def _promise(self, question: QuestionState) -> None:
        from changzhang.desk import meeting as meeting_desk

        line = self.line_in_hand
        planned = self.view.planned(line) if line else None
        owner = meeting_desk.default_owner(self.view, planned.line if planned else None)
        choices = meeting_desk.terms(self.host.desk, self.view)
        self.ask(PromiseDialog(self.view, line, question, meeting_desk.owners(self.view), owner, choices))

    def _short(self, question: QuestionState) -> Row:
        head = f"{question_name(self.view, question)} {STATES[question.status]}"
        who = f"（{question.owner}答）" if question.owner and self._is_waiting(question) else ""
        return said(f"{head}  {question_words(question)}{who}", ALARM if self._is_waiting(question) else "", hang=2)

    def _is_waiting(self, question: QuestionState) -> bool:
        """Whether this meeting has still to say something of it."""
        is_spoken_of = self.view.meeting.id in question.heard_in
        return question.status == "open" or (question.is_owed and question in self.view.owed and not is_spoken_of)

    def _present(self) -> list[QuestionState]:
        own = [question for question in self.view.questions if question.status != "joined"]
        owed = [question for question in self.view.owed if question.status != "joined"]
        return [*owed, *sorted(own, key=lambda each: each.status != "open")]

    def _in_hand(self) -> QuestionState | None:
        return self._question(self.order[self.place]) if self.place is not None else None

    def _all(self) -> list[QuestionState]:
        return [self._question(name) for name in self.order]

    def _question(self, name: str) -> QuestionState:
        return next(question for question in (*self.view.owed, *self.view.questions) if question.id == name)
