"""责任人缺席: who passes the question on, and until when it is answered in writing; next time it is heard first."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.commands import DeferQuestion
from changzhang.domain.days import Reckoned
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import QuestionState
from changzhang.domain.template import Term
from changzhang.ui.dialogs.asking import pick_person, pick_term
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.lines import question_name, question_words
from changzhang.ui.dialogs.page import field


class AbsenceDialog(Dialog[DeferQuestion]):
    """Hands back DeferQuestion to the absent person, with who passes it on."""

    def __init__(self, view: MeetingView, question: QuestionState, terms: Sequence[tuple[Term, Reckoned]]) -> None:
        super().__init__(f"责任人缺席  {question_name(view, question)}", meeting=view.meeting.id)
        self.view = view
        self.question = question
        self.terms = tuple(terms)

    async def flow(self) -> DeferQuestion:
        """Who is absent, who tells them, until when."""
        words = [field("问", question_words(self.question))]
        absent = self.view.meeting.attendance.absentees if self.view.meeting.attendance else ()
        known = {each.name for each in absent}
        people = sorted(
            (person for person in self.view.village.people if not person.is_supervisor), key=lambda person: person.name not in known
        )
        owner = await pick_person(self, "该谁答复？（没到的人）", people, self.question.owner, words)
        others = [person for person in self.view.village.people if person.name != owner and person.name not in known]
        teller = await pick_person(self, f"谁转告{owner}？", others, words=words)
        term, due_on = await pick_term(self, "哪天以前书面答复？", self.terms, self.view.meeting.opened.held_on, words=words)
        return DeferQuestion(question=self.question.id, owner=owner, term=term, due_on=due_on, is_owner_absent=True, passed_on_by=teller)
