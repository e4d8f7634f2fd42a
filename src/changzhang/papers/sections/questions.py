"""三、群众提问及答复: every question in the speaker's words, with what became of it."""

from __future__ import annotations

from changzhang.domain.events.question import QuestionDeferred, QuestionReferred
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import Answer, QuestionState, RectificationState
from changzhang.papers.accounts import line_name
from changzhang.papers.blocks import Block, Paragraph, Span, paragraph
from changzhang.papers.wording import APART, CHANNELS, MODES, PENDING, RATINGS, VERBS, asker_by_name, civil, clock, day, sentence


def questions(view: MeetingView) -> list[Block]:
    """The questions in order of their numbers; one that concerns a person is mentioned and nothing else."""
    ordered = sorted(view.questions, key=lambda question: (question.asked.number, question.seq))
    return [block for question in ordered for block in _blocks(view, question)]


def apart_sentence(question: QuestionState) -> str:
    """All that any paper says of a question noted apart."""
    to = f"，转{question.referred.to}" if question.referred else ""
    return f"第{question.asked.number}问{APART}{to}。"


def _blocks(view: MeetingView, question: QuestionState) -> list[Block]:
    if question.asked.is_apart:
        return [paragraph(apart_sentence(question))]
    lines = [*_outcome(view, question)]
    return [_asked(view, question), *(paragraph(line) for line in lines)]


def _asked(view: MeetingView, question: QuestionState) -> Paragraph:
    asked = question.asked
    where = f"〔{line_name(view, asked.line)}〕" if asked.line else ""
    via = f"（{CHANNELS[asked.channel]}）" if asked.channel != "meeting" else ""
    words = asked.text + (PENDING if asked.is_pending or not asked.text else "")
    voices = f"（另有{question.seconded}人附议）" if question.seconded else ""
    return Paragraph(
        (Span(f"{asked.number}.{where}", is_bold=True), Span(f"{via}{asker_by_name(asked.asker)}{VERBS[asked.nature]}：{words}{voices}")),
        keep_with_next=True,
    )


def _outcome(view: MeetingView, question: QuestionState) -> list[str]:
    """Answers and time limits in the order they came about, then what the asker withdrew."""
    answers = [_answer(view, question, answer) for answer in question.answers]
    owed = _owed(question)
    said = [*owed, *answers] if question.status == "answered" else [*answers, *owed]
    if question.joined_into:
        return [f"与{_number(view, question.joined_into)}相同，并入一起答复。"]
    if question.is_withdrawn_by_asker:
        said.append("提问人撤回本问" + ("，村务监督委员会继续核查。" if question.goes_on else "。"))
    elif not said and (fix := view.fix_of(question.id)):
        said.append(fix_words(fix))
    elif not said:
        said.append("尚未答复。" if view.meeting.is_in_room else "会上没有答复，也没有定下答复期限。")
    return said


def fix_words(fix: RectificationState) -> str:
    """That a question became a fix."""
    return f"列为整改事项{fix.id}，由{fix.promised.owner}不晚于{day(fix.original_due_on)}办好。"


def _number(view: MeetingView, question_id: str) -> str:
    """第N问 of this meeting, else the number in the register."""
    asked = next((question.asked for question in view.questions if question.id == question_id), None)
    return f"第{asked.number}问" if asked else question_id


def _answer(view: MeetingView, question: QuestionState, answer: Answer) -> str:
    given = answer.given
    words = given.text + (PENDING if given.is_pending or not given.text else "")
    notes = [MODES[given.mode]]
    if _is_after(view, answer):
        notes.append(f"{day(civil(answer.at).date())}{clock(answer.at)}会后补答")
    if question.rating and answer is question.answers[-1]:
        notes.append(RATINGS[question.rating])
    return f"{given.answerer}答：{words}（{'，'.join(notes)}）"


def _is_after(view: MeetingView, answer: Answer) -> bool:
    return view.meeting.adjourned_seq is not None and answer.seq > view.meeting.adjourned_seq


def _owed(question: QuestionState) -> list[str]:
    said = []
    if question.deferred:
        limit = question.deferred
        said.append(deferral(limit))
    if question.referred:
        referred = question.referred
        said.append(referral(referred))
    return said


def deferral(limit: QuestionDeferred) -> str:
    """A time limit as the minutes say it, and who passes it on to an absent owner."""
    absent = f"{limit.owner}缺席，由{limit.passed_on_by}转告，书面答复，下次会上先答。" if limit.is_owner_absent else ""
    return f"限时答复：由{limit.owner}不晚于{day(limit.due_on)}答复。{absent}{_reckoned(limit.reckoning)}"


def referral(referred: QuestionReferred) -> str:
    """A referral as the minutes say it."""
    due = f"，不晚于{day(referred.due_on)}反馈" if referred.due_on else ""
    return f"转办：转{referred.to}办理{due}。{_reckoned(referred.reckoning)}"


def _reckoned(reckoning: str) -> str:
    return f"期限推算：{sentence(reckoning)}" if reckoning else ""
