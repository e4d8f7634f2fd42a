"""责任人缺席: who passes the question on, and until when it is answered in writing."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.commands import Command, DeferQuestion, TakeNote
from changzhang.domain.days import Reckoned
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import QuestionState
from changzhang.domain.template import Term
from changzhang.ui.dialogs.asking import pick_person, pick_term
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.lines import question_head, question_words
from changzhang.ui.dialogs.page import field


class AbsenceDialog(Dialog[tuple[Command, ...]]):
    """Hands back DeferQuestion to the absent person, and a note who passes it on."""

    def __init__(self, view: MeetingView, question: QuestionState, terms: Sequence[tuple[Term, Reckoned]]) -> None:
        super().__init__(f"责任人缺席  {question_head(question)}", meeting=view.meeting.id)
        self.view = view
        self.question = question
        self.terms = tuple(terms)

    async def flow(self) -> tuple[Command, ...]:
        """Who is absent, who tells them, until when."""
        words = [field("问", question_words(self.question))]
        absent = self.view.meeting.attendance.absentees if self.view.meeting.attendance else ()
        known = {each.name for each in absent}
        people = sorted(
            (person for person in self.view.village.people if not person.is_supervisor), key=lambda person: person.name not in known
        )
        owner = await pick_person(self, "该谁答复？（没到的人）", people, words=words)
        others = [person for person in self.view.village.people if person.name != owner and person.name not in known]
        teller = await pick_person(self, f"谁转告{owner}？", others, words=words)
        term, due_on = await pick_term(self, "哪天以前书面答复？", self.terms, self.view.meeting.opened.held_on, words=words)
        note = f"{question_head(self.question)}责任人{owner}缺席，由{teller}转告，书面答复，下次会上先答"
        return (
            DeferQuestion(question=self.question.id, owner=owner, term=term, due_on=due_on),
            TakeNote(meeting=self.view.meeting.id, text=note, stage=self.view.meeting.stage),
        )
