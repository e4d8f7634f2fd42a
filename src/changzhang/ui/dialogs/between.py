"""What is done with a question between meetings: given to somebody, prepared, answered, referred; and visits to households."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from changzhang.domain.commands import AnswerQuestion, AssignQuestion, LogVisit, PrepareAnswer, ReferQuestion
from changzhang.domain.days import Reckoned
from changzhang.domain.states import QuestionState
from changzhang.domain.template import Term
from changzhang.domain.village import Village
from changzhang.ui.dialogs.answer import REFER_TO
from changzhang.ui.dialogs.asking import OTHER, pick_person, pick_term
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.fix_asking import pick_past_day
from changzhang.ui.dialogs.lines import question_words
from changzhang.ui.dialogs.page import Row, field, said
from changzhang.ui.dialogs.voucher import names_in

Terms = Sequence[tuple[Term, Reckoned]]


def asked_rows(question: QuestionState) -> list[Row]:
    """What the dialog is about."""
    return [field("问", question_words(question)), *([field("谁来答", question.owner)] if question.owner else [])]


class AssignDialog(Dialog[AssignQuestion]):
    """交办: hands back AssignQuestion."""

    def __init__(self, question: QuestionState, village: Village, terms: Terms, today: date) -> None:
        super().__init__(f"{question.id} 交办", about=question.id)
        self.question, self.village, self.terms, self.today = question, village, terms, today

    async def flow(self) -> AssignQuestion:
        """Who, until when."""
        words = asked_rows(self.question)
        people = [person for person in self.village.people if person.name != self.question.asked.asker.name]
        owner = await pick_person(self, "交给谁答复？", people, self.question.owner, words)
        term, due_on = await pick_term(self, "哪天以前答复？（从今天算）", self.terms, self.today, words=words, none="下次会上答")
        return AssignQuestion(question=self.question.id, owner=owner, term=term, due_on=due_on)


class PrepareDialog(Dialog[PrepareAnswer]):
    """Hands back PrepareAnswer, in place of what was prepared before."""

    slot = "prepare"

    def __init__(self, question: QuestionState) -> None:
        super().__init__(f"{question.id} 准备答复", about=question.id)
        self.question = question

    async def flow(self) -> PrepareAnswer:
        """The words, private."""
        words = [*asked_rows(self.question), said("只有村监委在后台看得到，会场、公示、会议记录里都没有。")]
        while True:
            text = await self.text("准备怎么答？", self.question.prepared, words=words, is_draft=True)
            if text:
                return PrepareAnswer(question=self.question.id, text=text)
            self.warn("还没有写字。不写就按 Esc")


class ReplyDialog(Dialog[AnswerQuestion]):
    """Hands back the answer given between meetings; ``offered`` is what was prepared."""

    slot = "reply"

    def __init__(self, question: QuestionState, village: Village, offered: str = "") -> None:
        super().__init__(f"{question.id} 答复", about=question.id)
        self.question, self.village, self.initial = question, village, offered

    async def flow(self) -> AnswerQuestion:
        """Who answers, and what."""
        words = asked_rows(self.question)
        answerer = await pick_person(self, "谁答复的？", self.village.people, self.question.owner, words)
        while True:
            text = await self.text("答复的原话或要点", self.initial, words=words, is_draft=True)
            if text:
                return AnswerQuestion(question=self.question.id, text=text, mode="reply", answerer=answerer)
            self.warn("还没有写字。不写就按 Esc")


class ReferDialog(Dialog[ReferQuestion]):
    """转办: hands back ReferQuestion."""

    def __init__(self, question: QuestionState, terms: Terms, today: date) -> None:
        super().__init__(f"{question.id} 转办", about=question.id)
        self.question, self.terms, self.today = question, terms, today

    async def flow(self) -> ReferQuestion:
        """To whom, until when."""
        words = asked_rows(self.question)
        to = await self.pick("转给谁办？", [*((name, name) for name in REFER_TO), (OTHER, "写别的单位或人")], words=words)
        while to in (OTHER, ""):
            to = await self.text("转给谁？", words=words)
            if not to:
                self.warn("请写上转给谁")
        term, due_on = await pick_term(self, "哪天以前回话？（从今天算）", self.terms, self.today, words=words, none="不定期限")
        return ReferQuestion(question=self.question.id, to=to, term=term, due_on=due_on)


class VisitDialog(Dialog[LogVisit]):
    """上门: hands back LogVisit with the questions that were brought back."""

    slot = "visit"

    def __init__(self, village: Village, today: date) -> None:
        super().__init__("登记上门", about="visit")
        self.village, self.today = village, today

    async def flow(self) -> LogVisit:
        """Who went, when, to whom, what was said, what was asked."""
        visitors: tuple[str, ...] = ()
        while not visitors:
            visitors = names_in(await self.text("谁去的？（用顿号隔开）"))
            if not visitors:
                self.warn("请写上谁去的")
        words = [field("谁去的", "、".join(visitors))]
        on = await pick_past_day(self, "哪天去的？", self.today, words)
        household = await self.text("到了谁家？（可以空着，不公开）", words=words)
        groups = [("", "没写"), *((group, group) for group in self.village.groups)]
        group = await self.pick("哪个组？", groups, words=words) if self.village.groups else ""
        text = await self.text("说了些什么？（可以空着）", words=words, is_draft=True)
        asked = await self.text("带回来哪些提问？（一行一问，Ctrl+J 换行；没有就空着）", words=words)
        return LogVisit(
            visitors=visitors,
            visited_on=on,
            household=household,
            group=group,
            text=text,
            asked=tuple(line.strip() for line in asked.splitlines() if line.strip()),
            shown=self.village.asker_shown,
        )
