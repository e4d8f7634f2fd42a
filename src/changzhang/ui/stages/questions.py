"""质询答复: unanswered ones first, one a step; answered, deferred, referred, rated."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.act_words import RATINGS
from changzhang.domain.commands import SecondQuestion
from changzhang.domain.days import day_text
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import QuestionState
from changzhang.domain.template import Stage
from changzhang.ui.dialogs.absence import AbsenceDialog
from changzhang.ui.dialogs.answer import AnswerDialog
from changzhang.ui.dialogs.lines import asker_words, line_words, promise_words, question_head, question_words
from changzhang.ui.dialogs.page import ALARM, LABEL, STRONG, Row, field, said
from changzhang.ui.dialogs.promise import PromiseDialog
from changzhang.ui.dialogs.rate import RateDialog
from changzhang.ui.stages.cards import CardStage

_STATES = {"open": "还没有答复", "answered": "已答复", "deferred": "限时答复", "referred": "已转办", "withdrawn": "提问人已撤回"}
_CHANNELS = {"box": "意见箱", "hotline": "热线", "wechat": "微信群", "one_tap": "一点通", "visit": "上门", "meeting": "会场"}


class QuestionsStage(CardStage):
    """Questions of the meeting, and those that came in otherwise and still wait. The order is that of the beginning."""

    def __init__(self, view: MeetingView, stage: Stage) -> None:
        super().__init__(view, stage)
        self.order: list[str] = []

    def on_mount(self) -> None:
        """Unanswered first; what is asked from now on comes behind."""
        rows = self.host.desk.record.rows("question")
        elsewhere = [row.id for row in rows if row.meeting is None and row.state in ("open", "deferred", "referred")]
        self.order = [question.id for question in sorted(self.view.questions, key=lambda each: each.status != "open")] + elsewhere
        self.paint()
        super().on_mount()

    def refresh_view(self, view: MeetingView) -> None:
        """New questions are put behind; withdrawn ones go."""
        known = {question.id for question in view.questions}
        asked_here = {question.id for question in self.view.questions}
        self.order = [name for name in self.order if name in known or name not in asked_here]
        self.order += [question.id for question in view.questions if question.id not in self.order]
        self.index = min(self.index, len(self.order))
        super().refresh_view(view)

    def count(self) -> int:
        """A card a question."""
        return len(self.order)

    def cover(self) -> list[Row]:
        """How many, and how they stand."""
        if not self.order:
            return [*self.script(), said("还没有人提问。有人问，按 F2 记下。", STRONG)]
        waiting = sum(1 for question in self._all() if question.status == "open")
        head = said(f"共{len(self.order)}问，{waiting}问还没有答复：", STRONG)
        return [*self.script(), head, *(self._short(question) for question in self._all())]

    def card(self, place: int) -> list[Row]:
        """One question with its answers."""
        question = self._question(self.order[place])
        rows = [
            Row(said(f"{place + 1}/{len(self.order)} {self._head(question)}").content, hang=2),
            said(question_words(question), STRONG),
            field("谁问的", asker_words(question) + (f"，{question.seconded}人附议" if question.seconded else "")),
        ]
        if question.asked.line and self.view.planned(question.asked.line):
            rows.append(field("问的是", line_words(self.view, question.asked.line)))
        return [*rows, *self._standing(question), *self._promises(question)]

    def actions(self) -> Sequence[tuple[str, str]]:
        """What this question needs."""
        question = self._in_hand()
        if question is None:
            return ()
        acts = [("answer_it", "答复、限时、转办" if question.status != "answered" else "再答复")]
        if question.status == "answered":
            acts.append(("rate", "评价"))
        acts.append(("promise_it", "承诺整改"))
        if question.status != "answered" and not question.asked.is_apart:
            acts.append(("absent", "责任人缺席"))
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
            self.ask(RateDialog(question))
        elif act == "absent":
            self.ask(AbsenceDialog(self.view, question, terms))
        elif act == "second_it":
            self.commit(SecondQuestion(question=question.id))
        elif act == "promise_it":
            line = self.line_in_hand
            planned = self.view.planned(line) if line else None
            owner = meeting_desk.default_owner(self.view, planned.line if planned else None)
            choices = meeting_desk.terms(self.host.desk, self.view)
            self.ask(PromiseDialog(self.view, line, question, meeting_desk.owners(self.view), owner, choices))

    def _head(self, question: QuestionState) -> str:
        came = question_head(question) if question.asked.number else f"{_CHANNELS[question.asked.channel]} {question.id}"
        return f"{came}  {_STATES[question.status]}"

    def _short(self, question: QuestionState) -> Row:
        style = ALARM if question.status == "open" else ""
        return said(f"{self._head(question)}  {question_words(question)}", style, hang=2)

    def _standing(self, question: QuestionState) -> list[Row]:
        held_on = self.view.meeting.opened.held_on
        rows = [
            field("答", f"{each.given.answerer + '：' if each.given.answerer else ''}{each.given.text or '要点待补'}")
            for each in question.answers
        ]
        if question.status == "deferred" and question.deferred:
            rows.append(field("限时", f"{question.deferred.owner}，{day_text(question.deferred.due_on, held_on)}前答复"))
        if question.status == "referred" and question.referred:
            due = f"，{day_text(question.referred.due_on, held_on)}前" if question.referred.due_on else ""
            rows.append(field("转办", question.referred.to + due))
        if question.rating:
            rows.append(field("评价", RATINGS[question.rating]))
        if question.is_withdrawn_by_asker:
            rows.append(said("提问人已撤回" + ("，村监委继续核查" if question.goes_on else ""), LABEL))
        return rows or [said("还没有答复，也没有期限", ALARM)]

    def _promises(self, question: QuestionState) -> list[Row]:
        return [field("整改", promise_words(self.view, item)) for item in self.view.promises if item.promised.question == question.id]

    def _in_hand(self) -> QuestionState | None:
        return self._question(self.order[self.place]) if self.place is not None else None

    def _all(self) -> list[QuestionState]:
        return [self._question(name) for name in self.order]

    def _question(self, name: str) -> QuestionState:
        found = next((question for question in self.view.questions if question.id == name), None) or self.host.desk.record.question(name)
        if found is None:
            raise KeyError(name)
        return found
