"""整改: more time, an objection during the posting, done again, handed up the ladder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from changzhang.domain.commands import (
    EscalateQuestion,
    EscalateRectification,
    ExtendRectification,
    ObjectToRectification,
    ReopenRectification,
)
from changzhang.domain.days import Reckoned
from changzhang.domain.events.rectification import Rung
from changzhang.domain.rectification import LADDER, RUNGS
from changzhang.domain.states import QuestionState, RectificationState
from changzhang.domain.template import Term
from changzhang.domain.village import Village
from changzhang.ui.dialogs.asking import pick_person, pick_term
from changzhang.ui.dialogs.base import Dialog, R
from changzhang.ui.dialogs.fix_asking import about_rows
from changzhang.ui.dialogs.lines import question_words
from changzhang.ui.dialogs.page import Row, field, said

Terms = Sequence[tuple[Term, Reckoned]]


class _Change(Dialog[R]):
    slot = "change"

    async def _written(self, prompt: str, words: Sequence[Row]) -> str:
        while True:
            text = await self.text(prompt, words=words, is_draft=True)
            if text:
                return text
            self.warn("还没有写字。不写就按 Esc")


class ExtendDialog(_Change[ExtendRectification]):
    """Hands back ExtendRectification: why, approved by whom (not the owner), until when."""

    def __init__(self, item: RectificationState, village: Village, terms: Terms, today: date) -> None:
        super().__init__(f"{item.id} 延期", about=f"extend:{item.id}")
        self.item, self.village, self.terms, self.today = item, village, terms, today

    async def flow(self) -> ExtendRectification:
        """Reason, approver, date."""
        words = [*about_rows(self.item), said("原来的期限一直看得见。")]
        reason = await self._written("为什么要延期？", words)
        people = [person for person in self.village.people if person.name != self.item.promised.owner]
        approver = await pick_person(self, "谁批准的？", people, words=words)
        term, due_on = await pick_term(self, "延到哪天？（从今天算）", self.terms, self.today, words=words)
        return ExtendRectification(rectification=self.item.id, reason=reason, approver=approver, term=term, due_on=due_on)


class ReopenDialog(_Change[ReopenRectification]):
    """Hands back ReopenRectification, with a new date where one is set."""

    def __init__(self, item: RectificationState, terms: Terms, today: date) -> None:
        super().__init__(f"{item.id} 退回重改", about=f"reopen:{item.id}")
        self.item, self.terms, self.today = item, terms, today

    async def flow(self) -> ReopenRectification:
        """Reason, then the date."""
        words = about_rows(self.item)
        reason = await self._written("哪里没有改好？", words)
        term, due_on = await pick_term(self, "重新定个期限？（从今天算）", self.terms, self.today, words=words, none="还按原来的期限")
        return ReopenRectification(rectification=self.item.id, reason=reason, term=term, due_on=due_on)


class ObjectDialog(_Change[ObjectToRectification]):
    """Hands back ObjectToRectification: answered it is posted anew, without an answer it is done again."""

    def __init__(self, item: RectificationState) -> None:
        super().__init__(f"{item.id} 公示期间的异议", about=f"object:{item.id}")
        self.item = item

    async def flow(self) -> ObjectToRectification:
        """What was said, by whom, and whether it could be answered."""
        words = [*about_rows(self.item), said("答复清楚的：重新公示；答复不了的：退回重改。")]
        text = await self._written("群众有什么异议？", words)
        objector = await self.text("谁提的？（可以空着）", words=words)
        answer = await self.text("怎么答复的？（空着回车：退回重改）", words=words)
        return ObjectToRectification(rectification=self.item.id, text=text, objector=objector, answer=answer)


class EscalateDialog(_Change[EscalateRectification | EscalateQuestion]):
    """Hands back that a fix or an answer owed goes up the ladder, a rung or more."""

    def __init__(self, about: RectificationState | QuestionState) -> None:
        super().__init__(f"{about.id} 上报", about=f"escalate:{about.id}")
        self.subject = about
        reached = about.rung if isinstance(about, RectificationState) else _rung(about)
        self.rungs = LADDER[LADDER.index(reached) + 1 :] if reached else LADDER

    async def flow(self) -> EscalateRectification | EscalateQuestion | None:
        """To whom, into whose hands, why."""
        subject = self.subject
        words = about_rows(subject) if isinstance(subject, RectificationState) else [field("问", question_words(subject))]
        if not self.rungs:
            await self.pick("已经报到最上面一级了", [("", "知道了")], words=words)
            return None
        to = cast(Rung, await self.pick("报给谁？", [(rung, RUNGS[rung]) for rung in self.rungs], words=words))
        reason = await self._written("为什么上报？", words)
        receiver = await self.text("谁收的？（可以空着）", words=words)
        if isinstance(subject, RectificationState):
            return EscalateRectification(rectification=subject.id, to=to, reason=reason, receiver=receiver)
        return EscalateQuestion(question=subject.id, to=to, reason=reason, receiver=receiver)


def _rung(question: QuestionState) -> Rung | None:
    return question.escalations[-1].event.to if question.escalations else None
