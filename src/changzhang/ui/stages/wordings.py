"""Every text of a meeting that may still be given another wording before 封存."""

from __future__ import annotations

from typing import NamedTuple

from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import QuestionState
from changzhang.ui.dialogs.lines import question_name, question_words


class Wording(NamedTuple):
    """A text of a record: ``seq`` and ``field`` are what RewordEntry takes. An empty text is 待补."""

    title: str
    seq: int
    field: str
    text: str


def wordings(view: MeetingView) -> list[Wording]:
    """Questions with their answers, promises, notes. The words of what concerns a person stay out."""
    found: list[Wording] = []
    for question in view.questions:
        found += _of_question(view, question)
    for question in view.owed:
        found += _answers(view, question)
    found += [Wording(f"{item.id} 整改措施", item.seq, "measure", item.promised.measure) for item in view.promises]
    found += [Wording(f"讲话 {note.speaker or '记事'}", note.seq, "text", note.text) for note in view.meeting.notes]
    return found


def pending(view: MeetingView) -> list[Wording]:
    """Those that must be supplied before the seal."""
    return [wording for wording in wordings(view) if not wording.text]


def _of_question(view: MeetingView, question: QuestionState) -> list[Wording]:
    is_open = not question.asked.is_apart or question.asked.is_pending
    asked = Wording(f"{question_name(view, question)}提问", question.seq, "text", question.asked.text)
    return [*([asked] if is_open else []), *_answers(view, question)]


def _answers(view: MeetingView, question: QuestionState) -> list[Wording]:
    """The answers given in this meeting."""
    found = []
    head, about = question_name(view, question), question_words(question)
    is_own = question.asked.meeting == view.meeting.id
    for answer in question.answers:
        if not is_own and answer.given.meeting != view.meeting.id:
            continue
        who = f"（{answer.given.answerer}）" if answer.given.answerer else ""
        title = f"{head}答复{who}" if answer.given.text else f"{head}答复{who}：问的是“{about}”"
        found.append(Wording(title, answer.seq, "text", answer.given.text))
    return found
