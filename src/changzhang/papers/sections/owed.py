"""What the meeting said of questions not asked in it: left over, collected between meetings, due (往期和会前提问)."""

from __future__ import annotations

from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import Answer, QuestionState
from changzhang.papers.blocks import Block, Paragraph, Span, paragraph
from changzhang.papers.sections.questions import deferral, fix_words, referral
from changzhang.papers.wording import APART, CHANNELS, MODES, PENDING, RATINGS, VERBS, asker_by_name, civil, day


def owed(view: MeetingView) -> list[Block]:
    """Each question the meeting spoke of, with what was said of it in this meeting alone."""
    spoken_of = sorted((each for each in view.owed if view.is_spoken_of(each)), key=lambda each: each.id)
    return [block for number, question in enumerate(spoken_of, start=1) for block in _blocks(view, number, question)]


def _blocks(view: MeetingView, number: int, question: QuestionState) -> list[Block]:
    if question.asked.is_apart:
        return [paragraph(f"{number}.{question.id}{APART}。")]
    return [_asked(number, question), *(paragraph(words) for words in _said(view, question))]


def _asked(number: int, question: QuestionState) -> Paragraph:
    asked = question.asked
    came = f"（{day(civil(question.asked_at).date())}，{CHANNELS[asked.channel]}，{question.id}）"
    voices = f"（另有{question.seconded}人附议或同问）" if question.seconded else ""
    words = f"{asker_by_name(asked.asker)}{VERBS[asked.nature]}：{asked.text or PENDING}{voices}"
    return Paragraph((Span(f"{number}.", is_bold=True), Span(came + words)), keep_with_next=True)


def _said(view: MeetingView, question: QuestionState) -> list[str]:
    fix = view.fix_of(question.id)
    said = said_in(question, view.meeting.id) if view.meeting.id in question.heard_in else []
    return [*said, *([fix_words(fix)] if fix else [])]


def said_in(question: QuestionState, meeting_id: str) -> list[str]:
    """The answers and time limits given in one meeting, in the order they came."""
    said = {answer.seq: _answer(question, answer) for answer in question.answers if answer.given.meeting == meeting_id}
    said |= {done.seq: deferral(done.event) for done in question.deferrals if done.event.meeting == meeting_id}
    said |= {done.seq: referral(done.event) for done in question.referrals if done.event.meeting == meeting_id}
    if not said:
        rated = [RATINGS[done.event.rating] for done in question.ratings if done.event.meeting == meeting_id]
        return [f"此前已答复，{'，'.join(rated)}。"]
    return [said[seq] for seq in sorted(said)]


def _answer(question: QuestionState, answer: Answer) -> str:
    given = answer.given
    words = given.text + (PENDING if given.is_pending or not given.text else "")
    notes = [MODES[given.mode]]
    if question.rating and answer is question.answers[-1]:
        notes.append(RATINGS[question.rating])
    return f"{given.answerer}答：{words}（{'，'.join(notes)}）"
